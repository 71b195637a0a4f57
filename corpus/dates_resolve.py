"""What a date told from the day of writing means, for a given day."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from corpus.calendar import months_from, of_day, of_month, unit_of, weekday_near, weekday_of_week
from corpus.document import Period

# The stretch meant by what was written on a day; `ahead`: whether it lies ahead, None where that is not told.
Resolve = Callable[[date, bool | None], Period | None]
Groups = Mapping[str, str | None]
Words = Mapping[str, Any]


def resolver(rule: str, groups: Groups, words: Words) -> Resolve:
    """How a match of a rule of `corpus.dates_relative` resolves; `words` are the vocabulary's."""
    name, way = (groups["name"] or "").lower(), _way(groups, words)
    rules: dict[str, Callable[[], Resolve]] = {
        "phrase": lambda: partial(_unit, *words["phrases"][name]),
        "unit": lambda: partial(_unit, words["units"][name], way or 0),
        "welsh unit": lambda: partial(_unit, words["welsh_units"][name], way or 0),
        "weekday": lambda: partial(_weekday, words["weekdays"][name], way),
        "some weekday": lambda: partial(_weekday, words["weekdays"][name], None),
        "part": lambda: partial(_season, words["parts"][name], way or 0),
        "ago": lambda: partial(_unit, words["counted"][name], -_count(groups, words)),
        "day": lambda: partial(_unit, "day", words["days"][name]),
        "feast": lambda: partial(_of_year, tuple(words["feasts"][name]), way),
        "month": lambda: partial(_of_year, (int(name), int(groups["count"] or 0) or None), way),
    }
    return rules[rule]()


def _way(groups: Groups, words: Words) -> int | None:
    """-1 for the one before, 0 for this one, 1 for the one after, None where no word tells."""
    ways: Mapping[str, int] = words["ways"] | words["welsh_ways"]
    return ways.get((groups.get("way") or "").lower())


def _count(groups: Groups, words: Words) -> int:
    written = (groups["count"] or "").lower()
    return int(written) if written.isdigit() else int(words["numbers"][written])


def _unit(unit: str, after: int, day: date, ahead: bool | None) -> Period | None:
    return unit_of(unit, day, after)


def _weekday(weekday: int, way: int | None, day: date, ahead: bool | None) -> Period | None:
    if way is not None:
        return weekday_of_week(day, weekday, way)
    return None if ahead is None else weekday_near(day, weekday, ahead)


def _season(months: tuple[int, int], way: int, day: date, ahead: bool | None) -> Period | None:
    """ "last autumn" is over, "next spring" has not begun; "this summer" is the year's own."""
    first, last = months
    seasons = [months_from(year, first, last) for year in range(day.year - 2, day.year + 3)]
    if way < 0:
        return [season for season in seasons if season.end < day][-1]
    if way > 0:
        return next(season for season in seasons if season.start > day)
    return months_from(day.year, first, last)


def _of_year(dated: tuple[int, int | None], way: int | None, day: date, ahead: bool | None) -> Period | None:
    """The month, or the day of it, that is nearest on its side of the day of writing; that day's own month counts for
    both sides, but not for "last" and "next"."""
    if way == 0:
        return _dated(day.year, *dated)
    side = way if way is not None else {True: 1, False: -1, None: 0}[ahead]
    near = [_dated(year, *dated) for year in range(day.year - 1, day.year + 2)]
    if side < 0:
        return [span for span in near if (span.end < day if way else span.start <= day)][-1]
    if side > 0:
        return next(span for span in near if (span.start > day if way else span.end >= day))
    return None


def _dated(year: int, month: int, day: int | None) -> Period:
    return of_month(year, month) if day is None else of_day(date(year, month, day))
