"""When a length of time is over: calendar days, weeks, months and years, and working days with bank holidays."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from corpus.calendar import months_before
from corpus.document import Period
from workbench.promises.promise import Length

_SATURDAY = 5
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def due_of(length: Length, base: date) -> Period | None:
    """From the shortest to the longest time given, counted from the day after `base`; None for working days beyond the
    bank holidays that are known. OverflowError past year 9999."""
    first, last = (_after(base, count, length) for count in (length.count, length.most))
    if first is None or last is None:
        return None
    return Period(first if length.most != length.count else last, last)


def _after(base: date, count: int, length: Length) -> date | None:
    if length.working and length.unit == "day":
        return working_day(base, count)
    if length.unit in _DAYS:
        return base + timedelta(days=count * _DAYS[length.unit])
    return months_before(base, -count * _MONTHS[length.unit])


def working_day(base: date, count: int) -> date | None:
    """The day that is so many working days after `base`: no Saturdays, Sundays and bank holidays of England and Wales.
    Example: 20 after 17 October 2017 is 14 November 2017. None where the bank holidays are not known."""
    known = _known()
    day = base
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY and day not in known.days
    return day if known.first <= base and day <= known.last else None


@dataclass(frozen=True, slots=True)
class _Known:
    days: frozenset[date]
    first: date
    last: date


@cache
def _known() -> _Known:
    """As the package holds them; nothing is fetched."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(BankHolidays.ENGLAND_AND_WALES)
    days = frozenset(each["date"] for each in listed)
    return _Known(days, date(min(days).year, 1, 1), date(max(days).year, 12, 31))
