"""Stretches of the calendar around a day: the week, month, year, season it is in, and those before and after."""

from datetime import date, timedelta

from corpus.document import PartialDate, Period


def unit_of(unit: str, day: date, after: int) -> Period:
    """The day, week (from Monday), weekend, month, year or financial year (from April) that is so many after the one
    of `day`; negative: before. Raises ValueError or OverflowError outside the calendar."""
    if unit == "day":
        return of_day(day + timedelta(days=after))
    if unit == "week":
        monday = day + timedelta(weeks=after, days=-day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = day + timedelta(weeks=after, days=5 - day.weekday())
        return Period(saturday, saturday + timedelta(days=1))
    if unit == "month":
        years, month = divmod(day.month - 1 + after, 12)
        return of_month(day.year + years, month + 1)
    if unit == "financial year":
        return months_from(day.year - (day.month < 4) + after, 4, 3)
    return months_from(day.year + after, 1, 12)


def of_day(day: date) -> Period:
    return Period(day, day)


def of_month(year: int, month: int) -> Period:
    known = PartialDate(year, month)
    return Period(known.first, known.last)


def months_from(year: int, first: int, last: int) -> Period:
    """From a month of a year to another, of the next year where it comes before: winter is December to February."""
    return Period(PartialDate(year, first).first, PartialDate(year + (last < first), last).last)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the month's last where it is shorter."""
    years, month = divmod(day.month - 1 - months, 12)
    last = PartialDate(day.year + years, month + 1).last
    return last.replace(day=min(day.day, last.day))


def weekday_near(day: date, weekday: int, ahead: bool) -> Period:
    """The nearest such weekday from `day` on, or up to it."""
    days = (weekday - day.weekday()) % 7
    return of_day(day + timedelta(days=days if ahead else -((7 - days) % 7)))


def weekday_of_week(day: date, weekday: int, after: int) -> Period | None:
    """ "next Wednesday": None where that may be this week's or the next's, as on a Monday."""
    if after and (weekday - day.weekday()) * after > 0:
        return None
    return of_day(unit_of("week", day, after).start + timedelta(days=weekday))
