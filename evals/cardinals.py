"""Read number words, English and Welsh: "forty-one", "two hundred and five", "dau ddeg tri", "ugain"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from evals.word_lists import word_lists

_BETWEEN = re.compile(r"[\s-]+(?:(?P<and>and|a)\s+)?")
# What may follow what in one number; a unit before "deg" or "hundred" multiplies, all else is added.
_FOLLOWS = {
    "unit": {"ten", "ten_times", "hundred"},
    "teen": {"hundred"},
    "ten": {"hundred"},
    "ten_times": {"unit", "hundred"},
    "hundred": {"unit"},
}


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number in words and where it stands; `last` is the part that its last word plays."""

    value: int
    start: int
    end: int
    last: str


def cardinals_in(text: str) -> Iterator[Cardinal]:
    """Every number in words, below a thousand, each as long as its words go together. Not the Welsh that counts in
    twenties ("tri ar hugain")."""
    current: Cardinal | None = None
    for match in _words().finditer(text):
        part, size = _parts()[match[0].casefold()]
        if current and _goes_on(current, part, text[current.end : match.start()]):
            current = Cardinal(_joined(current.value, part, size), current.start, match.end(), part)
            continue
        if current:
            yield current
        current = Cardinal(size, match.start(), match.end(), part)
    if current:
        yield current


def _goes_on(current: Cardinal, part: str, between: str) -> bool:
    gap = _BETWEEN.fullmatch(between)
    return gap is not None and current.last in _FOLLOWS[part] and (not gap["and"] or current.last == "hundred")


def _joined(value: int, part: str, size: int) -> int:
    unit = value % 10
    return value - unit + unit * size if unit and part in {"ten_times", "hundred"} else value + size


@cache
def _parts() -> dict[str, tuple[str, int]]:
    return {word: (part, size) for part, words in word_lists().cardinals.items() for word, size in words.items()}


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(sorted(_parts(), key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w'])", re.IGNORECASE)
