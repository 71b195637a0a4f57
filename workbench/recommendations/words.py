"""The expressions of words.toml, compiled."""

import re
import tomllib
from functools import cache
from pathlib import Path

from corpus.folding import plain


@cache
def expression(table: str, name: str) -> re.Pattern[str]:
    """One expression of a table; KeyError where there is none."""
    return re.compile(_words()[table][name], re.IGNORECASE)


@cache
def label_words() -> dict[str, str]:
    """What stands before a number, by what it numbers."""
    return {name: words for name, words in _words()["labels"].items() if name != "many"}


def on_one_line(text: str) -> str:
    """A text as the expressions see it: straight quotes, single spaces."""
    return " ".join(plain(text).split())


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
