"""Find quantities as people write them: "£9.3m", "9.3 million pounds", "41 per cent", "forty-one", "naw", "£3-4m"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from evals.cardinals import cardinals_in
from evals.days import take_days
from evals.word_lists import word_lists

_FINANCIAL_YEAR = re.compile(r"\b(?:19|20)\d{2}\s?[/-]\s?(?:20)?\d{2}(?![\d/-])")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:\.\d{2})?\s?[ap]m\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.$€])(?P<pounds>£\s?)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!,\d{3})")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|fed|eg|ydd)\b")
_JOINED = re.compile(r"(?:\s?-\s?|\s(?:to|hyd|i)\s)")
_POUNDS = re.compile(r"\s?(?:pounds?|o bunn(?:oedd|au)|punt|gbp)\b", re.IGNORECASE)
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


class Unit(StrEnum):
    """What a quantity is of; money is in pounds."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, in pounds, per cent or ones, where it stands in the text."""

    value: Decimal
    unit: Unit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Written:
    """A number before its range is looked at: `scale` is what follows it ("million"), `bare` the number as written."""

    bare: Decimal
    scale: int
    unit: Unit
    start: int
    end: int


def quantities_in(text: str) -> list[Quantity]:
    """Every quantity outside dates, financial years and times of day, in text order. In "£3-4m" both are millions.

    The text is to be plain (`corpus.folding.plain`): straight dashes and single spaces."""
    _, rest = take_days(text)
    for pattern in (_FINANCIAL_YEAR, _CLOCK):
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    written = _apart(_written(rest))
    for i in range(len(written) - 1, 0, -1):
        if _JOINED.fullmatch(rest, written[i - 1].end, written[i].start):
            written[i - 1 : i + 1] = _as_range(*written[i - 1 : i + 1])
    return [Quantity(each.bare * each.scale, each.unit, each.start, each.end) for each in written]


def _apart(written: Iterable[_Written]) -> list[_Written]:
    """In text order, without those that stand within another: the "cant" of "41 y cant"."""
    apart: list[_Written] = []
    for each in sorted(written, key=lambda one: (one.start, -one.end)):
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return apart


def _written(text: str) -> Iterator[_Written]:
    for match in _DIGITS.finditer(text):
        if not _ORDINAL.match(text, match.end()):
            number = Decimal(match["number"].replace(",", ""))
            yield _with_unit(number, bool(match["pounds"]), match.start(), match.end(), text)
    for found in cardinals_in(text):
        yield _with_unit(Decimal(found.value), False, found.start, found.end, text)


def _with_unit(number: Decimal, pounds: bool, start: int, end: int, text: str) -> _Written:
    scale = 1
    if match := _scale_pattern().match(text, end):
        scale, end = _SCALES[word_lists().units[match[1].casefold()]], match.end()
    if pounds:
        return _Written(number, scale, Unit.MONEY, start, end)
    for pattern, unit in ((_percent_pattern(), Unit.PERCENTAGE), (_POUNDS, Unit.MONEY)):
        if match := pattern.match(text, end):
            return _Written(number, scale, unit, start, match.end())
    return _Written(number, scale, Unit.COUNT, start, end)


def _as_range(first: _Written, second: _Written) -> tuple[_Written, _Written]:
    """What is written once holds for both: the pounds at the front, the million or per cent at the end."""
    if first.unit is Unit.MONEY and second.unit is Unit.COUNT:
        second = replace(second, unit=Unit.MONEY)
    if first.unit is Unit.COUNT:
        first = replace(first, unit=second.unit)
    same = first.unit is second.unit and first.scale == 1
    return (replace(first, scale=second.scale) if same else first), second


@cache
def _scale_pattern() -> re.Pattern[str]:
    words = (written for written, unit in word_lists().units.items() if unit in _SCALES)
    return re.compile(rf"[\s-]?({'|'.join(sorted(words, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


@cache
def _percent_pattern() -> re.Pattern[str]:
    words = (re.escape(written) for written, unit in word_lists().units.items() if unit == "percent")
    return re.compile(rf"\s?(?:{'|'.join(sorted(words, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
