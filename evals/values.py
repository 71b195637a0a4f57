"""Typed values that a right answer says: money, percentages, counts, dates, names, in any way people write them."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema
from pydantic.dataclasses import dataclass

from corpus.folding import plain
from evals.days import Day, Written, read_day, take_days
from evals.quantities import Quantity, Unit, quantities_in

STRICT = ConfigDict(extra="forbid", strict=True)
Words = Annotated[str, Field(min_length=1)]
_WRITTEN = {"anyOf": [{"type": "number"}, {"type": "string", "minLength": 1}]}


def _read_amount(given: object, info: ValidationInfo) -> object:
    """A number as it is; words ("£9.3m", "nine") as the quantity that they are."""
    if isinstance(given, int | float) and not isinstance(given, bool):
        return Decimal(str(given))
    if not isinstance(given, str):
        return given
    found = quantities_in(plain(given))
    if len(found) != 1 or found[0].unit not in {Unit.COUNT, info.data.get("kind")}:
        raise ValueError(f"{given!r} is no {info.data.get('kind', 'number')}: write one, as 9300000 or '£9.3m'")
    return found[0].value


def _is_day(given: str) -> str:
    read_day(given)
    return given


Amount = Annotated[Decimal, BeforeValidator(_read_amount), Field(ge=0), WithJsonSchema(_WRITTEN)]


@dataclass(frozen=True, config=STRICT)
class Figure:
    """Money in pounds, a percentage, or a count; said by any number within `tolerance` of it, in the same unit. Numbers
    and words both do: 9300000, "£9.3m", "nine"."""

    kind: Literal["money", "percentage", "count"]
    value: Amount
    tolerance: Amount = Decimal(0)


@dataclass(frozen=True, config=STRICT)
class Date:
    """A date as far as it is known: "2019-03-10", "10 March 2019", "Mawrth 2019", "2019"; said by any date that says as
    much, or, of days, by one at most `tolerance` days off."""

    kind: Literal["date"]
    value: Annotated[str, AfterValidator(_is_day)]
    tolerance: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, config=STRICT)
class Name:
    """A name, and other ways of writing it; capitals and accents do not matter, an initial may stand in between."""

    kind: Literal["name"]
    value: Words
    also: tuple[Words, ...] = ()


Value = Annotated[Figure | Date | Name, Field(discriminator="kind")]


class Said(NamedTuple):
    """Where a text says a fact, and in which words."""

    start: int
    words: str


def value_in(value: Figure | Date | Name, text: str) -> Said | None:
    """Where the text (`corpus.folding.plain`) first says the value; None where it does not."""
    plainly = plain(text)
    if isinstance(value, Figure):
        spans = [(found.start, found.end) for found in quantities_in(plainly) if _is_near(found, value)]
    elif isinstance(value, Date):
        spans = [(found.start, found.end) for found in _dates_of(value, plainly)]
    else:
        matches = (_name_pattern(name).search(unaccented(plainly)) for name in (value.value, *value.also))
        spans = [match.span() for match in matches if match]
    start, end = min(spans, default=(-1, -1))
    return None if start < 0 else Said(start, plainly[start:end])


def in_words(value: Figure | Date | Name) -> str:
    """The value for people: "money 9300000", "date 2019-03-10"."""
    tolerance = 0 if isinstance(value, Name) else value.tolerance
    return f"{value.kind} {value.value}" + (f" ± {tolerance}" if tolerance else "")


def unaccented(text: str) -> str:
    """Every accented letter as the plain one, of the same length: "Môn" gives "Mon"."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)


def _is_near(found: Quantity, figure: Figure) -> bool:
    return found.unit == figure.kind and abs(found.value - figure.value) <= figure.tolerance


def _dates_of(value: Date, text: str) -> Iterator[Written]:
    wanted = read_day(value.value)
    written, rest = take_days(text)
    if wanted.month is None:  # a year may stand alone
        written += [Written(wanted, *year.span()) for year in re.finditer(rf"\b{wanted.year}\b", rest)]
    for found in written:
        if wanted.within(found.day) or _days_apart(wanted, found.day) <= value.tolerance:
            yield found


def _days_apart(one: Day, other: Day) -> float:
    if None in {one.year, one.month, one.day, other.year, other.month, other.day}:
        return float("inf")
    try:
        return abs((_as_date(one) - _as_date(other)).days)
    except ValueError:  # 31 February
        return float("inf")


def _as_date(day: Day) -> date:
    assert day.year
    assert day.month
    assert day.day
    return date(day.year, day.month, day.day)


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in unaccented(plain(name)).split())
    written = r"\s(?:\w\.?\s)?".join(words)
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)
