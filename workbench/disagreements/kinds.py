"""What kind of disagreement two unlike figures or terms are: the first kind, in their order, that explains it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from workbench.disagreements.values import Day, Value, Values
from workbench.disagreements.words import WORDS

_ROUNDED = 0.05  # of the larger: figures nearer than that are one, told more or less exactly
_HEADLINE = 0.1  # the same where one of them says that it is about so much
_POINT = 0.6  # a share given as a whole number may be so far from the exact one
_FAR = timedelta(days=730)  # documents further apart tell of a change, not of one thing
_APART = timedelta(days=60)  # documents further apart tell of different times
_TIMES = 8  # a term so many times as long, or a figure so many times as large, is of something else
_SLIP_OF_DAYS = timedelta(days=3)
_SAME_EVENT = timedelta(days=45)  # what is further apart is another event
_REPORTED_WITHIN = timedelta(days=200)  # from a visit to its report


class Type(StrEnum):
    """Why documents say different things: of different things, at different times, in other units, or wrongly."""

    SCOPE = "scope"
    DATE = "date"
    UNIT = "unit"
    SLIP = "slip"


class Kind(StrEnum):
    """What exactly lies behind a disagreement."""

    POINTS = "points"  # a fall of so many percentage points told as one of so many per cent
    WORKING_DAYS = "working_days"  # as many days, and as many working days
    RATE = "rate"  # for each year or month, and in all
    ROUNDED = "rounded"  # one figure, told more or less exactly
    PLANNED_AND_ACTUAL = "planned_and_actual"
    BEFORE_AND_AFTER = "before_and_after"  # something was taken off: gross and net
    PART_AND_WHOLE = "part_and_whole"
    AS_AT = "as_at"  # the same measure at another time, or added up until then
    DEADLINE = "deadline"  # when something is due
    EVENT_AND_REPORT = "event_and_report"  # the day of a visit, and that of its report
    WHEN = "when"  # when something happened
    FIGURE = "figure"  # nothing explains it: one of the two is likely a slip
    DAY = "day"  # a day or two apart
    NAME = "name"


TYPE = {
    Kind.POINTS: Type.UNIT,
    Kind.WORKING_DAYS: Type.UNIT,
    Kind.RATE: Type.UNIT,
    Kind.ROUNDED: Type.UNIT,
    Kind.PLANNED_AND_ACTUAL: Type.SCOPE,
    Kind.BEFORE_AND_AFTER: Type.SCOPE,
    Kind.PART_AND_WHOLE: Type.SCOPE,
    Kind.AS_AT: Type.DATE,
    Kind.DEADLINE: Type.DATE,
    Kind.EVENT_AND_REPORT: Type.DATE,
    Kind.WHEN: Type.DATE,
    Kind.FIGURE: Type.SLIP,
    Kind.DAY: Type.SLIP,
    Kind.NAME: Type.SLIP,
}


@dataclass(frozen=True, slots=True)
class Told:
    """One side: a value in its statement (plain words), what else that says in values, and when it was said."""

    value: Value
    text: str
    values: Values
    day: date | None


def kind_of_figures(one: Told, other: Told) -> Kind | None:
    """Why two figures of one unit and one subject differ; None where they do not, and where so much time lies between
    them that nobody would expect them to agree."""
    if one.value.amount == other.value.amount or _far_apart(one, other):
        return None
    kind = next((kind for kind, explains in _EXPLAINS.items() if explains(one, other)), Kind.FIGURE)
    return kind if kind is Kind.RATE or _comparable(one.value.amount, other.value.amount) else None


def kind_of_terms(one: Value, other: Value) -> Kind | None:
    """Why two terms of one subject differ; None where they do not, or are for things too unlike."""
    if one.unit != other.unit and one.text.split()[0] == other.text.split()[0]:
        return Kind.WORKING_DAYS
    longer, shorter = max(one.amount, other.amount), min(one.amount, other.amount)
    return Kind.DEADLINE if shorter < longer <= _TIMES * shorter else None


def kind_of_days(one: Day, other: Day, text: str, rest: str) -> Kind | None:
    """Why two statements of one event name different days or months; None where they may be the same, and where they
    tell of two events of a kind."""
    if one.first <= other.last and other.first <= one.last:
        return None
    apart = max(one.first - other.last, other.first - one.last)
    if one.first == one.last and other.first == other.last and apart <= _SLIP_OF_DAYS:
        return Kind.DAY
    reports = [WORDS.says("published", each) for each in (text, rest)]
    visit = rest if reports[0] else text
    if reports[0] != reports[1] and WORDS.says("visited", visit) and apart <= _REPORTED_WITHIN:
        return Kind.EVENT_AND_REPORT
    return Kind.WHEN if apart <= _SAME_EVENT and WORDS.found("again", text) == WORDS.found("again", rest) else None


def points_of(one: Told, other: Told) -> bool:
    """Whether the one figure is the difference of two shares that the other statement gives, told as a share itself."""
    if one.value.unit != "%" or not WORDS.says("by", _near(one)):
        return False
    shares = [figure.amount for figure in other.values.figures if figure.unit == "%"]
    return any(a > b and abs(a - b - one.value.amount) < _POINT for a in shares for b in shares)


def _near(told: Told) -> str:
    return f"{told.value.before} {told.value.text} {told.value.after}"


def _comparable(one: float, other: float) -> bool:
    return max(abs(one), abs(other)) <= _TIMES * min(abs(one), abs(other))


def _unlike(what: str, one: Told, other: Told) -> bool:
    """Whether words of one kind stand by one of the two figures alone."""
    return WORDS.says(what, _near(one)) != WORDS.says(what, _near(other))


def _taken_off(one: Told, other: Told) -> bool:
    return any(WORDS.says("after", _near(each)) for each in (one, other)) and not _times_differ(one, other)


def _at_other_times(one: Told, other: Told) -> bool:
    return _times_differ(one, other) or any(WORDS.says("more", _near(each)) for each in (one, other))


def _far_apart(one: Told, other: Told) -> bool:
    return one.day is not None and other.day is not None and abs(one.day - other.day) > _FAR


def _rounded(one: Told, other: Told) -> bool:
    first, second = one.value.amount, other.value.amount
    apart = abs(first - second) / max(abs(first), abs(second))
    about = any(WORDS.says("about", told.value.before) for told in (one, other))
    whole = any(_digits(told.value) == 1 for told in (one, other))
    return apart <= (_HEADLINE if about else _ROUNDED) and (
        about or whole or _digits(one.value) != _digits(other.value)
    )


def _digits(value: Value) -> int:
    """How many digits a figure is told with, noughts at its end left out."""
    digits = "".join(char for char in value.text if char.isdigit() or char == ".")
    return len(digits.replace(".", "").strip("0")) or 1


def _times_differ(one: Told, other: Told) -> bool:
    """Whether the statements name different times, or name none and were made at different ones."""
    own, theirs = one.values.periods, other.values.periods
    if own and theirs:
        return not any(a.first <= b.last and b.first <= a.last for a in own for b in theirs)
    return one.day is not None and other.day is not None and abs(one.day - other.day) > _APART


_EXPLAINS: dict[Kind, Callable[[Told, Told], bool]] = {
    Kind.RATE: partial(_unlike, "rate"),
    Kind.ROUNDED: _rounded,
    Kind.PART_AND_WHOLE: partial(_unlike, "whole"),
    Kind.BEFORE_AND_AFTER: _taken_off,
    Kind.PLANNED_AND_ACTUAL: partial(_unlike, "planned"),
    Kind.AS_AT: _at_other_times,
}
