"""Which edition of each document may answer, given filters and a day; pure functions over catalogue records."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from corpus.document import Description, DocumentRecord, Status
from corpus.filters import Filters


def allowed_editions(records: Iterable[DocumentRecord], filters: Filters) -> dict[str, str]:
    """Document id to the sha256 of its edition that may answer. Takes records by document, oldest edition first."""
    readable = (record for record in records if record.status is not Status.QUARANTINED)
    chosen = (edition_as_of(list(group), filters.as_of) for _, group in groupby(readable, attrgetter("id")))
    return {record.id: record.edition for record in chosen if record and matches(record, filters)}


def edition_as_of(editions: Sequence[DocumentRecord], as_of: date | None) -> DocumentRecord | None:
    """The edition of one document, oldest first, that was current on a day; the newest where no day is given.

    An edition counts from the day it was published. A later edition that gives no later publishing date counts from
    the day it was ingested, since nothing else says when the text changed. A document is not hidden by a day where
    nothing is known of when it appeared. A document without a current edition gave way to another, on any day.
    """
    current = next((record for record in editions if record.status is Status.INDEXED), None)
    if as_of is None or current is None:
        return current
    earlier = [None, *editions]
    for before, record in reversed(list(zip(earlier, editions, strict=False))):
        day = _current_from(record, before)
        if day is None or day <= as_of:
            return record
    return None


def matches(record: DocumentRecord, filters: Filters) -> bool:
    """Whether a document passes the filters; `as_of` is not looked at here."""
    described = record.description
    return (
        _among(described.authority, filters.authorities)
        and _among(described.kind, filters.kinds)
        and _among(described.publisher, filters.publishers)
        and (_among(described.language, filters.languages) or described.second_language in filters.languages)
        and _among(record.id, filters.document_ids)
        and _published_within(described, filters)
    )


def _among(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _published_within(described: Description, filters: Filters) -> bool:
    if filters.published_from is None and filters.published_to is None:
        return True
    if described.published is None:
        return False
    begins, ends = filters.published_from or date.min, filters.published_to or date.max
    return described.published.last >= begins and described.published.first <= ends


def _current_from(record: DocumentRecord, before: DocumentRecord | None) -> date | None:
    day = _appeared(record.description)
    if before is None:
        return day
    day_before = _appeared(before.description)
    if day and (day_before is None or day > day_before):
        return day
    return date.fromisoformat(record.ingested_at[:10])


def _appeared(described: Description) -> date | None:
    """The first day a document can have been read: its publishing date, else the latest day it tells of."""
    if described.published:
        return described.published.first
    told = [when.first for when in (described.event_date, described.meeting_date) if when]
    if described.period:
        told.append(described.period.start)
    return max(told, default=None)
