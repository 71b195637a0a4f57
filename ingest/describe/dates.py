"""When a document was published: what its header, address, datelines, first page or file name say; never a guess."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.dates import DateMention, dates_in
from corpus.document import PartialDate, Period
from ingest.describe.clues import Clues
from ingest.describe.found import Found, most_trusted
from ingest.describe.words import words

_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)")
_RUN_TOGETHER = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_ISO_IN_NAME = re.compile(r"((?:19|20)\d{2}-\d{2}(?:-\d{2})?)[-_ ]")
_UPDATED = re.compile(r"updated|modified|diweddarwyd", re.IGNORECASE)
_MONTH = 31  # days
_REPORTED_WITHIN = timedelta(days=120)  # an inspection is reported


def published(clues: Clues, meeting: bool, inspected: Period | None) -> Found[PartialDate] | None:
    """Header, web address, dateline, the first page's label or a date alone, file name. What a meeting's papers print
    alone is the meeting's day; an inspection is published after it."""
    found = [
        *_found(clues.hinted_by, hinted(clues.hints.get("published"))),
        *_found("web address", _in_path(clues.path)),
        *_found("text", _on_first_page(clues, meeting)),
        *_found("file name", () if meeting else in_name(clues.stem)),
    ]
    best = most_trusted((day for day in found if _is_after(day.value, inspected)), compatible)
    if best is None or inspected is None or best.value.first > inspected.end + _REPORTED_WITHIN:
        return best
    return replace(best, agreeing=best.agreeing + 1)  # soon after the inspection, as reports are


def compatible(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates may be the same: one known less exactly than the other."""
    return (one.first <= other.first and other.last <= one.last) or (
        other.first <= one.first and one.last <= other.last
    )


def _found(origin: str, days: Iterator[PartialDate] | tuple[()]) -> list[Found[PartialDate]]:
    return [Found(day, origin) for day in days]


def _is_after(day: PartialDate, inspected: Period | None) -> bool:
    return inspected is None or day.last >= inspected.end


def hinted(value: str | None) -> Iterator[PartialDate]:
    """The dates of a header's field."""
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


def _on_first_page(clues: Clues, meeting: bool) -> Iterator[PartialDate]:
    for line in sorted(clues.datelines, key=lambda line: _UPDATED.match(line) is not None):
        if not meeting:
            yield from _partials(dates_in(line))
    if clues.formal:
        yield from labelled(clues.cover, words().published)
        if not meeting:
            yield from labelled(clues.cover, words().written)
            yield from (day for line in clues.cover for day in alone(line))


def labelled(lines: Sequence[str], label: re.Pattern[str]) -> Iterator[PartialDate]:
    """The dates that stand right behind a label at the beginning of a line."""
    for line in lines:
        match = label.match(line)
        mentions = dates_in(line[match.end() :]) if match else ()
        yield from _partials(mention for mention in mentions[:1] if mention.start == 0)


def alone(line: str) -> Iterator[PartialDate]:
    """The day, or month and year, of a line that holds nothing else but a weekday and a time."""
    for mention in dates_in(line)[:1]:
        rest = line[: mention.start] + " " + line[mention.end :]
        if not _is_year(mention) and words().beside.fullmatch(rest):
            yield from _partials([mention])


def in_name(stem: str | None) -> Iterator[PartialDate]:
    """The days and months of a file name: "inspection - 01 february 2023", "04th-Jun-2026", "2018-01-15-update",
    "minutes-20230522"."""
    if stem:
        parted = _RUN_TOGETHER.sub(r" \1-\2-\3 ", stem + " ")
        readable = _ISO_IN_NAME.sub(r"\1 ", parted).replace("_", " ")
        readable = re.sub(r"(?<=[a-z])-(?=\w)|(?<=\d)-(?=[A-Za-z])", " ", readable)
        yield from _partials(mention for mention in dates_in(readable) if mention.day_known or not _is_year(mention))


def _is_year(mention: DateMention) -> bool:
    return mention.period is not None and (mention.period.end - mention.period.start).days > _MONTH


def _partials(mentions: "Sequence[DateMention] | Iterator[DateMention]") -> Iterator[PartialDate]:
    return (day for mention in mentions if (day := partial(mention.period)) is not None)


def partial(period: Period | None) -> PartialDate | None:
    """The day, month or year that a period is; None for any other and where no year is given."""
    if period is None:
        return None
    exact = PartialDate.of(period.start)
    for day in (exact, PartialDate(exact.year, exact.month), PartialDate(exact.year)):
        if (day.first, day.last) == (period.start, period.end):
            return day
    return None
