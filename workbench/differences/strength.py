"""Tell whether one statement puts the same thing more softly than another, and by which words: degrees from data."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.values import Figure, figures_in
from corpus.folding import plain

_PRAISE = 3  # the degree from which praise that the other statement has not got makes it softer
_CLEARLY = 2  # degrees


class Softer(StrEnum):
    """In what way a statement is softer than what it tells of."""

    WEAKER = "weaker"  # what is wrong is told in weaker words
    SILENT = "silent"  # what is wrong is not told at all
    FIGURE = "figure"  # its figures are left out
    FEWER = "fewer"  # fewer cases: "many" became "some"
    HEDGED = "hedged"  # left half open
    ASKED = "asked"  # less is asked: "must" became "consider"
    PRAISE = "praise"  # praise that was not given


@dataclass(frozen=True, slots=True)
class Softening:
    """One way in which the second of two statements is softer, with the words of both, as they stand, that show it;
    empty where a side has none."""

    how: Softer
    said: str
    became: str


@dataclass(frozen=True, slots=True)
class _Degree:
    value: int
    words: str


_NOTHING = _Degree(0, "")


def softenings(said: str, became: str) -> tuple[Softening, ...]:
    """How `became` is softer than `said`; empty where it is as strong or stronger."""
    return tuple(_found(plain(said), plain(became)))


def sharper(said: str, became: str) -> bool:
    """Whether `became` puts what is wrong in stronger words than `said` does."""
    return degree("wrong", plain(became)).value > max(1, degree("wrong", plain(said)).value)


def _found(said: str, became: str) -> Iterator[Softening]:
    wrong, still = degree("wrong", said), degree("wrong", became)
    if wrong.value > still.value and wrong.value >= _CLEARLY:
        yield Softening(Softer.WEAKER if still.value else Softer.SILENT, wrong.words, still.words)
    figures = _measures(said)
    if figures and not figures_in(became):
        yield Softening(Softer.FIGURE, figures[0].text, "")
    if wrong.value and still.value:
        many, fewer = degree("many", said), degree("many", became)
        if fewer.value and many.value - fewer.value >= 1:
            yield Softening(Softer.FEWER, many.words, fewer.words)
    hedge = degree("hedged", became)
    if (wrong.value or degree("asks", said).value) and hedge.value > degree("hedged", said).value:
        yield Softening(Softer.HEDGED, wrong.words, hedge.words)
    asked, asks = degree("asks", said), degree("asks", became)
    if asked.value - asks.value >= _CLEARLY and asks.value:
        yield Softening(Softer.ASKED, asked.words, asks.words)
    praise, before = degree("well", became), degree("well", said)
    if praise.value >= _PRAISE and praise.value - before.value >= _CLEARLY:
        yield Softening(Softer.PRAISE, before.words, praise.words)


def _measures(text: str) -> list[Figure]:
    """The figures that measure something; not the 6 of "6 months"."""
    return [figure for figure in figures_in(text) if figure.unit or not _timed().match(text, figure.end)]


@cache
def _timed() -> re.Pattern[str]:
    return re.compile(str(_data()["timed"]), re.IGNORECASE)


@lru_cache(maxsize=8192)
def degree(scale: str, text: str) -> _Degree:
    """How high a plain text stands on a scale of strength.toml, and the words that say so; 0 where it says nothing."""
    for value, pattern in reversed(_scales()[scale]):
        for match in pattern.finditer(text):
            if scale != "wrong" or not _denied().search(text[: match.start()]):
                return _Degree(value, match.group())
    return _NOTHING


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(str(_data()["no"]), re.IGNORECASE)


@cache
def _scales() -> dict[str, list[tuple[int, re.Pattern[str]]]]:
    scales = {name: table for name, table in _data().items() if isinstance(table, dict)}
    return {
        name: [(int(value), re.compile(pattern, re.IGNORECASE)) for value, pattern in sorted(table.items())]
        for name, table in scales.items()
    }


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "strength.toml").read_text(encoding="utf-8"))
