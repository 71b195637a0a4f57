"""The lengths of time that a sentence gives, each counted from its day: "within 20 working days of publication"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.dates_relative import all_dates_in
from corpus.document import PartialDate, Period
from corpus.terms import load_vocabulary
from workbench.promises.deadline import Deadline
from workbench.promises.promise import Counted, Length
from workbench.promises.words import words
from workbench.promises.working_days import due_of

_UNIT_OF = {
    **dict.fromkeys(("day", "days", "diwrnod", "niwrnod", "ddiwrnod"), "day"),
    **dict.fromkeys(("week", "weeks", "wythnos"), "week"),
    **dict.fromkeys(("month", "months", "mis", "fis"), "month"),
    **dict.fromkeys(("year", "years", "blynedd", "mlynedd", "flynedd", "blwyddyn"), "year"),
}
_REPORT = re.compile(r"\b(?:report|letter|inspection|adroddiad)\b", re.IGNORECASE)
_THIS = re.compile(r"\bthis (?:report|letter|statement|notice|document)\b", re.IGNORECASE)


def given(text: str, published: PartialDate | None, own_report: bool) -> Iterator[Deadline]:
    """The first reading of each length. `own_report`: whether "the report" of the text is the document itself."""
    taken: list[tuple[int, int]] = []
    tables = ((words().given, False), (words().span, True))
    for pattern, span in [(each, lasts) for table, lasts in tables for each in table.values()]:
        for match in pattern.finditer(text):
            length = _length(match)
            if length is None or any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            counted = _counted(match, length, published, own_report)
            yield replace(counted, due=_from_base(counted, published), span=True) if span else counted


def _from_base(counted: Deadline, published: PartialDate | None) -> Period | None:
    """From the day that it is counted from until it is over."""
    first = counted.base or (published and published.first)
    return Period(first, counted.due.end) if first and counted.due else None


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
