"""What kind of disagreement two unlike terms or days are."""

from datetime import timedelta

from workbench.disagreements.kind import Kind
from workbench.disagreements.values import Day, Value
from workbench.disagreements.words import WORDS

_TIMES = 8  # a term so many times as long is of something else
_SLIP_OF_DAYS = timedelta(days=3)
_SAME_EVENT = timedelta(days=45)  # what is further apart is another event,
_ONCE = timedelta(days=200)  # unless it happens but once
_REPORTED_WITHIN = timedelta(days=200)  # from a visit to its report


def kind_of_terms(one: Value, other: Value) -> Kind | None:
    """Why two terms of one subject differ; None where they do not, or are for things too unlike."""
    if one.unit != other.unit and one.text.split()[0] == other.text.split()[0]:
        return Kind.WORKING_DAYS
    longer, shorter = max(one.amount, other.amount), min(one.amount, other.amount)
    return Kind.DEADLINE if shorter < longer <= _TIMES * shorter else None


def kind_of_days(one: Day, other: Day, text: str, rest: str, once: bool = False) -> Kind | None:
    """Why two statements of one event name different days or months; None where they may be the same, and where they
    tell of two events of a kind. `once`: of an event that has no other of its kind, such as the opening of a home."""
    if one.first <= other.last and other.first <= one.last:
        return None
    apart = max(one.first - other.last, other.first - one.last)
    if one.first == one.last and other.first == other.last and apart <= _SLIP_OF_DAYS:
        return Kind.DAY
    again = [WORDS.found("again", each) for each in (text, rest)]
    reports = [WORDS.says("published", each) for each in (text, rest)]
    visit, visited, reported = (rest, other, one) if reports[0] else (text, one, other)
    reported_then = timedelta(0) < reported.first - visited.last <= _REPORTED_WITHIN
    if reports[0] != reports[1] and WORDS.says("visited", visit) and reported_then:
        return Kind.EVENT_AND_REPORT if again[0] == again[1] or again[0] & again[1] else None
    return Kind.WHEN if apart <= (_ONCE if once else _SAME_EVENT) and again[0] == again[1] else None
