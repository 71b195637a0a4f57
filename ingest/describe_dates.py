"""When a document was published, what time it reports on, when its inspection began and its meeting was."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from corpus.dates import DateMention, dates_in
from corpus.document import PartialDate, Period
from ingest.describe_clues import Clues
from ingest.load_types import Format
from ingest.structure_words import phrases

_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)")
_ISO_IN_NAME = re.compile(r"((?:19|20)\d{2}-\d{2}(?:-\d{2})?)[-_ ]")
_UPDATED = re.compile(r"updated|modified|diweddarwyd", re.IGNORECASE)
_LONG = 300  # days: a period this long is a year reported on
_TOP = 600  # characters


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it came from."""

    value: T
    origin: str


def published(clues: Clues) -> Found[PartialDate] | None:
    """Header, then web address, dateline, file name, a date alone on the first page; never a guess."""
    for origin, dates in (
        (clues.hinted_by, _hinted(clues.hints.get("published"))),
        ("web address", _in_path(clues.path)),
        ("text", _in_datelines(clues.datelines)),
        ("file name", _in_name(clues.stem)),
        ("text", _alone(clues)),
    ):
        day = next(dates, None)
        if day is not None:
            return Found(day, origin)
    return None


def _hinted(value: str | None) -> Iterator[PartialDate]:
    if value:
        try:
            yield PartialDate.parse(value)
        except ValueError:
            yield from _partials(dates_in(value))


def _in_path(path: str) -> Iterator[PartialDate]:
    for match in _IN_PATH.finditer(path):
        try:
            yield PartialDate(*(int(part) for part in match.groups() if part))
        except ValueError:
            continue


def _in_datelines(lines: Sequence[str]) -> Iterator[PartialDate]:
    for line in sorted(lines, key=lambda line: _UPDATED.match(line) is not None):
        yield from _partials(dates_in(line))


def _in_name(stem: str | None) -> Iterator[PartialDate]:
    if stem:
        readable = _ISO_IN_NAME.sub(r"\1 ", stem + " ").replace("_", " ")
        mentions = [mention for mention in dates_in(readable) if mention.day_known or not _is_year(mention)]
        yield from _partials(mentions)


def _is_year(mention: DateMention) -> bool:
    return mention.period is not None and (mention.period.end - mention.period.start).days > 31


def _alone(clues: Clues) -> Iterator[PartialDate]:
    """A cover's date: a line of the first page that is a date, or a month and year, and nothing else."""
    if clues.format is Format.PDF:
        for line in clues.cover:
            mentions = [m for m in dates_in(line) if m.end - m.start == len(line) and not _is_year(m)]
            yield from _partials(mentions)


def _partials(mentions: Sequence[DateMention]) -> Iterator[PartialDate]:
    return (day for mention in mentions if (day := partial(mention)) is not None)


def partial(mention: DateMention) -> PartialDate | None:
    """The date a mention names: a day, a month or a year; None for a range and where no year is given."""
    period = mention.period
    if period is None:
        return None
    if mention.day_known:
        return PartialDate.of(period.start)
    exact = PartialDate(period.start.year, period.start.month)
    for day in (exact, PartialDate(period.start.year)):
        if (day.first, day.last) == (period.start, period.end):
            return day
    return None


def period(clues: Clues, annual: bool) -> Found[Period] | None:
    """The days of an inspection as printed near the top; the year an annual report covers, by its title or opening."""
    for origin, line in (
        (clues.hinted_by, clues.hints.get("period")),
        *(("text", line) for line in _period_lines(clues)),
    ):
        spans = [mention.period for mention in dates_in(line or "") if mention.period is not None]
        if spans:
            return Found(Period(spans[0].start, max(span.end for span in spans)), origin)
    if not annual:
        return None
    for origin, text in (
        (clues.hinted_by, clues.hints.get("title", "")),
        ("file name", clues.stem or ""),
        ("text", " ".join(clues.top)[:_TOP]),
    ):
        years = [m.period for m in dates_in(text) if m.period and (m.period.end - m.period.start).days > _LONG]
        financial = [span for span in years if span.start.month == 4]
        if financial:
            return Found(financial[0], origin)
    return None


def _period_lines(clues: Clues) -> list[str]:
    return [line for line in (*clues.datelines, *clues.top, *clues.headings) if phrases().periods.fullmatch(line)]


def event_date(inspected: Found[Period] | None) -> Found[PartialDate] | None:
    """The first day of an inspection."""
    return None if inspected is None else Found(PartialDate.of(inspected.value.start), inspected.origin)


def meeting_date(clues: Clues, when: Found[PartialDate] | None) -> Found[PartialDate] | None:
    """The day of the meeting that minutes record: the header's, else the first day named in the opening."""
    for day in _hinted(clues.hints.get("meeting_date") or clues.hints.get("meeting")):
        return Found(day, clues.hinted_by)
    days = [mention for mention in dates_in(" ".join(clues.top)[:_TOP]) if mention.day_known]
    if when is None and days:
        return Found(PartialDate.of(_start(days[0])), "text")
    return when if when is not None and when.value.day else None


def _start(mention: DateMention) -> date:
    assert mention.period is not None  # a known day has one
    return mention.period.start
