"""The word lists of datasets/wording.toml: the ruler's own words, apart from the product's vocabulary."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class WordLists:
    """`numbers` are the words that citations are checked for; `cardinals` all number words by the role they play."""

    negations: frozenset[str]
    stop_words: frozenset[str]
    asking: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days_off: Mapping[str, int]
    time_units: Mapping[str, str]
    steps: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    cardinals: Mapping[str, Mapping[str, int]]


@cache
def word_lists() -> WordLists:
    """The lists, read once."""
    data = tomllib.loads((files("evals") / "datasets" / "wording.toml").read_text(encoding="utf-8"))
    return WordLists(
        negations=frozenset(data["negations"]),
        stop_words=frozenset(data["stop_words"]),
        asking=frozenset(data["asking"]),
        months=data["months"],
        weekdays=data["weekdays"],
        days_off=data["days_off"],
        time_units=data["time_units"],
        steps=data["steps"],
        numbers=data["numbers"],
        units=data["units"],
        cardinals=data["cardinals"],
    )
