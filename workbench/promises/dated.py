"""The dates that a sentence gives for what is to be done: "by the end of March 2020", "next spring"."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.calendar import months_from
from corpus.dates import DateMention, dates_in
from corpus.dates_relative import all_dates_in
from corpus.document import PartialDate, Period
from workbench.promises.deadline import Deadline
from workbench.promises.words import words

_TWO_DIGITS = re.compile(r"\s(?P<year>[12]\d)\b(?!\s*,?\s*\d|st|nd|rd|th|[:.]\d)")
_YEARS_AHEAD = 6
_MONTH = 31  # days
_YEAR = 300  # days, at least


def dated(text: str, published: PartialDate | None) -> Iterator[Deadline]:
    """The dates that something is to be done by, or to happen at."""
    yield from _rest_of_year(text, published)
    front = words().front
    for start, end, period in _times(text, published):
        before = text[max(0, start - 80) : start]
        by = front["by"].search(before)
        if by:
            first = front["before"].search(before) and (period.end - period.start).days <= _MONTH
            day = period.start if first else period.end
            yield Deadline(start - len(by[0]), end, Period(day, day), firm=True)
        elif at := front["at"].search(before):
            yield Deadline(
                start - len(at[0]), end, _early(period) if front["early"].search(before) else period, firm=False
            )
        elif front["far"].search(before) and (period.end - period.start).days <= _MONTH:
            yield Deadline(start, end, period, firm=False)


def _rest_of_year(text: str, published: PartialDate | None) -> Iterator[Deadline]:
    if published is None:
        return
    for match in words().rest["of_year"].finditer(text):
        end = PartialDate(published.year).last
        yield Deadline(match.start(), match.end(), Period(end, end), firm=True)


def _early(period: Period) -> Period:
    """ "early in 2025": its first four months; a shorter stretch stays."""
    year = period.start.year
    whole = (period.end - period.start).days > _YEAR
    return months_from(year, 1, 4) if whole and period.start.month == 1 else period


def _times(text: str, published: PartialDate | None) -> list[tuple[int, int, Period]]:
    """Every date with its stretch; "December 18" is December of that year where the paper is near it, seasons and the
    calendar year are the next to end."""
    mentions = all_dates_in(text, published)
    found = [(each.start, each.end, each.period) for each in mentions if each.period and not _two_digits(text, each)]
    bare = [each for each in dates_in(text) if each.month and (each.period is None)]
    for each in bare:
        match = _TWO_DIGITS.match(text, each.end)
        year = 2000 + int(match["year"]) if match else 0
        if match and each.month and (published is None or 0 <= year - published.year <= _YEARS_AHEAD):
            month = PartialDate(year, each.month)
            found.append((each.start, match.end(), Period(month.first, month.last)))
        elif published and (day := _next_day(text, each, published)) and not _overlap(each, found):
            found.append((each.start, each.end, Period(day, day)))
    return sorted([*found, *_seasons(text, published, found)], key=lambda each: each[0])


def _overlap(mention: DateMention, found: list[tuple[int, int, Period]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end, _ in found)


def _next_day(text: str, mention: DateMention, published: PartialDate) -> date | None:
    """ "9 October" without a year: the next one, from the paper's day on."""
    day = re.match(r"\d+", text[mention.start : mention.end])
    if not day or not mention.month:
        return None
    days = (PartialDate(year, mention.month, int(day[0])).first for year in (published.year, published.year + 1))
    return next((each for each in days if each >= published.first), None)


def _two_digits(text: str, mention: DateMention) -> bool:
    """Whether a month resolved without its year is followed by one of two digits."""
    return not any(char.isdigit() for char in text[mention.start : mention.end]) and (
        _TWO_DIGITS.match(text, mention.end) is not None
    )


def _seasons(
    text: str, published: PartialDate | None, found: list[tuple[int, int, Period]]
) -> Iterator[tuple[int, int, Period]]:
    if published is None:
        return
    for name, (first, last) in words().seasons.items():
        for match in re.finditer(rf"\b{re.escape(name)}\b(?!\s+(?:19|20)\d\d)", text, re.IGNORECASE):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                years = range(published.year - 1, published.year + 2)
                spans = (months_from(year, first, last) for year in years)
                yield match.start(), match.end(), next(span for span in spans if span.end >= published.last)
