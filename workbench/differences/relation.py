"""How two documents stand to each other: two accounts of one thing, or two reports in succession."""

from datetime import date
from enum import StrEnum

from corpus.document import DocumentRecord, SourceClass


class Relation(StrEnum):
    """`account`: the right one tells of what the left one tells of; `successive`: two reports of one body in time."""

    ACCOUNT = "account"
    SUCCESSIVE = "successive"


_REPORTS = (SourceClass.INSPECTORATE, SourceClass.AUDITOR)
_ONE_VISIT = 200  # days: what one body publishes of one council within them may be of one visit


def relation_of(left: DocumentRecord, right: DocumentRecord) -> Relation:
    """Successive where one inspectorate or auditor reports on one council of two times; else an account."""
    one, other = left.description, right.description
    same_body = one.source_class is other.source_class and one.source_class in _REPORTS
    if same_body and one.authority == other.authority and not _of_one_visit(left, right):
        return Relation.SUCCESSIVE
    return Relation.ACCOUNT


def _of_one_visit(left: DocumentRecord, right: DocumentRecord) -> bool:
    one, other = left.description.period, right.description.period
    if one and other:
        return one.overlaps(other)
    days = [day_of(left), day_of(right)]
    return None in days or abs((days[0] - days[1]).days) <= _ONE_VISIT  # type: ignore[operator]


def earlier_first(left: DocumentRecord, right: DocumentRecord) -> bool:
    """Whether the left document is not the later one."""
    return (day_of(left) or date.min) <= (day_of(right) or date.max)


def day_of(record: DocumentRecord) -> date | None:
    """The day that a document is of: the end of the visit it reports on, else when it was published or met about."""
    description = record.description
    if description.period:
        return description.period.end
    known = description.event_date or description.published or description.meeting_date
    return known.last if known else None
