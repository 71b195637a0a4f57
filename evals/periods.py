"""The stretch of time a case asks about, as written: "2019", "March 2019", "2018/19", "2018-04-01/2019-03-31"."""

import re
from datetime import date

from corpus.document import PartialDate, Period
from evals.days import read_day

_FINANCIAL_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})\s?[/–-]\s?(?:20)?(?P<next>\d{2})")


def read_period(written: str) -> Period:
    """The period that these words are; "2018/19" is the year from 1 April 2018. ValueError where they are none."""
    if match := _FINANCIAL_YEAR.fullmatch(written.strip()):
        year = int(match["year"])
        if int(match["next"]) == (year + 1) % 100:
            return Period(date(year, 4, 1), date(year + 1, 3, 31))
    first, _, last = written.partition("/")
    try:
        start, end = PartialDate.parse(first), PartialDate.parse(last)
    except ValueError:
        day = read_day(written)
        assert day.year
        start = end = PartialDate(day.year, day.month, day.day)
    if end.last < start.first:
        raise ValueError(f"{written!r} ends before it begins")
    return Period(start.first, end.last)
