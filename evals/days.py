"""Find the dates that a text writes out, as far as it writes them: "10 March 2019", "10/03/2019", "Mawrth 2019"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from evals.word_lists import word_lists

_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})([/.])(?P<month>0?[1-9]|1[0-2])\2(?P<year>\d{4})\b")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})")

DatePart = int | None


@dataclass(frozen=True)
class Day:
    """A date as far as it is written out."""

    year: DatePart
    month: DatePart
    day: DatePart

    def within(self, other: "Day") -> bool:
        """Whether the other date says all that this one says."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True)
class Written:
    """A date where it stands in a text."""

    day: Day
    start: int
    end: int


def take_days(text: str) -> tuple[list[Written], str]:
    """The dates in text order, and the text with blanks in their place. 10/03 is day first."""
    found: list[Written] = []
    for pattern in _patterns():
        found += [Written(_day(match.groupdict()), *match.span()) for match in pattern.finditer(text)]
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return sorted(found, key=lambda each: each.start), text


def read_day(written: str) -> Day:
    """The one date that these words are: also "2019-03" and "2019". ValueError where they are none or more."""
    for pattern in (_ISO_MONTH, _YEAR):
        if match := pattern.fullmatch(written.strip()):
            return _checked(_day(match.groupdict()), written)
    found, rest = take_days(written)
    if len(found) != 1 or re.search(r"\w", rest):
        raise ValueError(f"{written!r} is not a date: write 2019-03-10, 10 March 2019, 2019-03 or 2019")
    return _checked(found[0].day, written)


def _checked(day: Day, written: str) -> Day:
    if day.year is None or not 1 <= (day.month or 1) <= 12 or not 1 <= (day.day or 1) <= 31:
        raise ValueError(f"{written!r} is not a date with its year")
    return day


def _day(parts: Mapping[str, str | None]) -> Day:
    month = parts.get("month") or ""
    number = int(month) if month.isdigit() else word_lists().months[month.casefold()] if month else None
    year, day = parts.get("year"), parts.get("day")
    return Day(int(year) if year else None, number, int(day) if day else None)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(word_lists().months, key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(names)})\b\.?"
    day, year = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|af|il|ydd|fed|eg|ain)?", r"(?P<year>\d{4})\b"
    written = (
        rf"{day}\s(?:of\s|o\s)?{month}(?:,?\s{year})?",
        rf"\b{month}\s{day}(?!\d)(?:,?\s{year})?",
        rf"\b{month},?\s(?:of\s)?{year}",
    )
    return (_ISO, _SLASHED, *(re.compile(pattern, re.IGNORECASE) for pattern in written))
