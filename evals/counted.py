"""Dates counted from another: what "last week", "in January" or "three months ago" may mean, told from a dated day."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from corpus.folding import fold
from evals.days import Day, take_days
from evals.word_lists import word_lists

Stretch = tuple[date, date]  # first and last day
_WORD = re.compile(r"[^\W_]+")
_NEAR = 3  # words between a unit of time and the step or number that goes with it, at most


def counted(day: Day, texts: Iterable[str]) -> bool:
    """Whether a date is what some words of the texts mean, told from one of the dates of the texts: it lies in the
    time meant, or is the month or year that this lies in."""
    said = _stretch(day)
    text = fold("\n".join(texts))
    if said is None:
        return False
    days, rest = take_days(text)
    bases = [found for each in days if (found := _stretch(each.day))]
    words = [match[0].casefold() for match in _WORD.finditer(rest)]
    return any(_nested(said, meant) for first, last in bases for base in {first, last} for meant in _meant(words, base))


def _nested(one: Stretch, other: Stretch) -> bool:
    return (one[0] >= other[0] and one[1] <= other[1]) or (one[0] <= other[0] and one[1] >= other[1])


def _meant(words: list[str], base: date) -> Iterator[Stretch]:
    """Every time that words mean on a day."""
    lists = word_lists()
    for place, word in enumerate(words):
        if word in lists.days_off:
            yield _shifted(base, "day", lists.days_off[word])
        if word in lists.weekdays:
            yield from (_shifted(base, "day", off) for off in _days_to(lists.weekdays[word], base))
        if word in lists.months:
            yield from (_month(base.year + off, lists.months[word]) for off in (-1, 0, 1))
        if word in lists.time_units:
            near = words[max(0, place - _NEAR) : place + _NEAR]
            yield from (_shifted(base, lists.time_units[word], steps) for steps in _steps(near))


def _steps(near: Iterable[str]) -> Iterator[int]:
    lists = word_lists()
    for word in near:
        if word in lists.steps:
            yield lists.steps[word]
        number = int(word) if word.isdigit() and len(word) < 4 else lists.numbers.get(word)
        if number is not None:
            yield from (-int(number), int(number))


def _days_to(weekday: int, base: date) -> Iterator[int]:
    """Days from a base to the weekday on either side of it; 0 is Monday."""
    after = (weekday - base.weekday()) % 7
    yield from (after - 7, after, after + 7)


def _shifted(base: date, unit: str, steps: int) -> Stretch:
    """The day, week, month, year or financial year that lies so many from the base's."""
    if unit in {"day", "week"}:
        day = base + timedelta(days=steps * (7 if unit == "week" else 1))
        monday = day - timedelta(days=day.weekday())
        return (day, day) if unit == "day" else (monday, monday + timedelta(days=6))
    if unit == "month":
        months = base.year * 12 + base.month - 1 + steps
        return _month(months // 12, months % 12 + 1)
    year = base.year + steps
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> Stretch:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _stretch(day: Day) -> Stretch | None:
    """The days that a date covers; None where it has no year or is none (31 February)."""
    if day.year is None:
        return None
    if day.month is None:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    first, last = _month(day.year, day.month)
    if day.day is None:
        return first, last
    return None if day.day > last.day else (first.replace(day=day.day), first.replace(day=day.day))
