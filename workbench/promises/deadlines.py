"""The times by which a sentence says that something is to be done: lengths of time given, and dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.calendar import months_from
from corpus.dates import DateMention, dates_in
from corpus.dates_relative import all_dates_in
from corpus.document import PartialDate, Period
from corpus.terms import load_vocabulary
from workbench.promises.promise import Counted, Length
from workbench.promises.words import words
from workbench.promises.working_days import due_of

_UNIT_OF = {
    **dict.fromkeys(("day", "days", "diwrnod", "niwrnod", "ddiwrnod"), "day"),
    **dict.fromkeys(("week", "weeks", "wythnos"), "week"),
    **dict.fromkeys(("month", "months", "mis", "fis"), "month"),
    **dict.fromkeys(("year", "years", "blynedd", "mlynedd", "flynedd", "blwyddyn"), "year"),
}
_TWO_DIGITS = re.compile(r"\s(?P<year>[12]\d)\b(?!\s*,?\s*\d|st|nd|rd|th|[:.]\d)")
_YEARS_AHEAD = 6
_MONTH = 31  # days
_YEAR = 300  # days, at least
_REPORT = re.compile(r"\b(?:report|letter|inspection|adroddiad)\b", re.IGNORECASE)
_THIS = re.compile(r"\bthis (?:report|letter|statement|notice|document)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time in a plain text, `text[start:end]`. `firm`: worded as a deadline ("by", "within"), not only as a date;
    `due` None where it cannot be told."""

    start: int
    end: int
    due: Period | None
    firm: bool
    length: Length | None = None
    counted: Counted | None = None
    base: date | None = None


def deadlines_in(text: str, published: PartialDate | None, own_report: bool) -> list[Deadline]:
    """In reading order. `own_report`: whether "the report" of the text is the document itself."""
    given = list(_given(text, published, own_report))
    taken = [(each.start, each.end) for each in given]
    dated = [each for each in _dated(text, published) if not _within(each, taken)]
    return sorted([*given, *dated], key=lambda each: each.start)


def _within(each: Deadline, spans: list[tuple[int, int]]) -> bool:
    return any(start < each.end and each.start < end for start, end in spans)


def _given(text: str, published: PartialDate | None, own_report: bool) -> Iterator[Deadline]:
    """The first reading of each length of time."""
    taken: list[tuple[int, int]] = []
    for pattern in words().given.values():
        for match in pattern.finditer(text):
            length = _length(match)
            if length is None or any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            yield _counted(match, length, published, own_report)


def _counted(match: re.Match[str], length: Length, published: PartialDate | None, own_report: bool) -> Deadline:
    """From the day that the sentence names, from the publication of the report spoken of, else from that of the
    document."""
    told = match.groupdict().get("base") or ""
    named = _named_day(told, published)
    own = not _REPORT.search(told) or _THIS.search(told) is not None or own_report
    counted = Counted.NAMED if named else Counted.PUBLISHED if own else Counted.REPORT
    base = named or (published.first if own and published and published.day else None)
    due = _due(length, base) if base else _about(length, published) if own and published and not named else None
    end = match.start("base") if told and not named else match.end()
    return Deadline(match.start(), end, due, firm=True, length=length, counted=counted, base=base)


def _named_day(text: str, published: PartialDate | None) -> date | None:
    """The day that a text names; one without a year is the nearest to the paper's."""
    for each in all_dates_in(text, published):
        if each.period and each.day_known:
            return each.period.start
        day = re.match(r"\d+", text[each.start : each.end])
        if each.period is None and each.month and day and published:
            years = (published.year - 1, published.year, published.year + 1)
            days = [PartialDate(year, each.month, int(day[0])).first for year in years]
            return min(days, key=lambda one: abs((one - published.last).days))
    return None


def _due(length: Length, base: date) -> Period | None:
    try:
        return due_of(length, base)
    except (ValueError, OverflowError):
        return None


def _about(length: Length, published: PartialDate) -> Period | None:
    """Where only the month or year of the document is known, what may be due."""
    first, last = _due(length, published.first), _due(length, published.last)
    return Period(first.start, last.end) if first and last else None


def _length(match: re.Match[str]) -> Length | None:
    groups = match.groupdict()
    count = _number(groups.get("count") or "1")
    unit = _UNIT_OF.get(groups["unit"].lower())
    if count is None or unit is None:
        return None
    most = _number(groups.get("most") or "") or count
    return Length(count, max(count, most), unit, bool(groups.get("working") or groups.get("gwaith")))


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if written.lower() in ("a", "an"):
        return 1
    return load_vocabulary().number_words.get(written.lower())


def _dated(text: str, published: PartialDate | None) -> Iterator[Deadline]:
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
