"""What kind of disagreement two unlike figures or terms are: the first kind, in their order, that explains it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import combinations
from math import floor, log10

from workbench.disagreements.row import Amount, Row
from workbench.disagreements.values import Day, Value
from workbench.disagreements.words import WORDS
from workbench.figures.figure import Figure, Form

_IN_A_YEAR = (12, 52)  # months, weeks
_YEARS = timedelta(days=400)  # figures of times nearer than that change in a year
_ROUNDED = 0.05  # of the larger: figures nearer than that are one, told more or less exactly
_HEADLINE = 0.1  # the same where one of them says that it is about so much
_POINT = 0.6  # a share given as a whole number may be so far from the exact one
_FAR = timedelta(days=730)  # documents further apart tell of a change, not of one thing
_APART = timedelta(days=60)  # documents further apart tell of different times
_SAME_WORDS = 0.8  # statements as alike as this are one statement but for its figures
_TELLING = 2  # digits of a figure in which a slip can be told from another figure
_TIMES = 8  # a term so many times as long, or a figure so many times as large, is of something else
_SLIP_OF_DAYS = timedelta(days=3)
_SAME_EVENT = timedelta(days=45)  # what is further apart is another event,
_ONCE = timedelta(days=200)  # unless it happens but once
WHOLE = "the whole council"  # of what makes a figure narrower (measures.toml)
_NOT_YET = (Form.FORECAST, Form.TARGET)
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
    """One side: a figure and the statement that it stands in."""

    amount: Amount
    row: Row

    @property
    def value(self) -> float:
        return self.amount.figure.value


def kind_of_figures(one: Told, other: Told, likeness: float) -> Kind | None:
    """Why two figures of one unit and one subject differ; None where they do not, where so much time lies between
    them that nobody would expect them to agree, and where nothing explains them but that they may be of two things.
    `likeness` is that of their statements."""
    if _far_apart(one, other):
        return None
    if _unlike("rate", one, other):
        return Kind.RATE if _of_one_rate(one, other) else None
    if _overlap(one.amount.figure, other.amount.figure) or not _comparable(one.value, other.value):
        return None
    explained = next((kind for kind, explains in _EXPLAINS.items() if explains(one, other)), None)
    return explained or (Kind.FIGURE if likeness >= _SAME_WORDS or _is_slip(one, other) else None)


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


def points_of(one: Amount, others: Sequence[Amount]) -> Amount | None:
    """Where a figure is the difference of two shares that another statement gives, told as a share itself: the first of
    the two."""
    if one.figure.unit != "%" or one.figure.form is not Form.CHANGE:
        return None
    shares = [each for each in others if each.figure.unit == "%"]
    return next((a for a, b in combinations(shares, 2) if abs(abs(_fall(a, b)) - one.figure.value) < _POINT), None)


def _fall(one: Amount, other: Amount) -> float:
    return one.figure.value - other.figure.value


def _overlap(one: Figure, other: Figure) -> bool:
    return one.value <= (other.high or other.value) and other.value <= (one.high or one.value)


def _comparable(one: float, other: float) -> bool:
    return max(abs(one), abs(other)) <= _TIMES * min(abs(one), abs(other))


def _is_slip(one: Told, other: Told) -> bool:
    """Whether two figures are of one measure on one day, or have the digits of a slip: the same ones in another order,
    or one wrong of three or more."""
    own, theirs = one.amount.figure, other.amount.figure
    if own.measure and own.measure == theirs.measure and own.at and own.at == theirs.at and own.at.start == own.at.end:
        return True
    digits, others = ("".join(filter(str.isdigit, each.said)) for each in (own, theirs))
    if len(digits) != len(others) or len(digits) < _TELLING:
        return False
    return sorted(digits) == sorted(others) or (
        len(digits) > _TELLING and sum(a != b for a, b in zip(digits, others, strict=True)) == 1
    )


def _of_one_rate(one: Told, other: Told) -> bool:
    """Whether so much a month is told as so much over years, or comes to so much in a year."""
    each, whole = sorted((one.value, other.value))
    if each == whole:
        return any(_over_years(told.row.values.periods) for told in (one, other))
    return any(abs(whole - each * times) <= _ROUNDED * whole for times in _IN_A_YEAR)


def _over_years(periods: Sequence[Day]) -> bool:
    return bool(periods) and max(day.last for day in periods) - min(day.first for day in periods) > _YEARS


def _unlike(what: str, one: Told, other: Told) -> bool:
    """Whether words of one kind stand by one of the two figures alone."""
    return WORDS.says(what, one.amount.near) != WORDS.says(what, other.amount.near)


def _of_part_and_whole(one: Told, other: Told) -> bool:
    wholes = [WHOLE in told.amount.figure.narrower or WORDS.says("whole", told.amount.near) for told in (one, other)]
    return wholes[0] != wholes[1]


def _planned(one: Told, other: Told) -> bool:
    planned = [told.amount.figure.form in _NOT_YET or WORDS.says("planned", told.amount.near) for told in (one, other)]
    return planned[0] != planned[1]


def _taken_off(one: Told, other: Told) -> bool:
    return any(WORDS.says("after", each.amount.near) for each in (one, other)) and not _times_differ(one, other)


def _at_other_times(one: Told, other: Told) -> bool:
    return _times_differ(one, other) or any(WORDS.says("more", each.amount.near) for each in (one, other))


def _far_apart(one: Told, other: Told) -> bool:
    return one.row.day is not None and other.row.day is not None and abs(one.row.day - other.row.day) > _FAR


def _rounded(one: Told, other: Told) -> bool:
    """No further apart than the last digit of the one that is told less exactly."""
    apart = abs(one.value - other.value)
    about = any(WORDS.says("about", told.amount.before) for told in (one, other))
    if apart > (_HEADLINE if about else _ROUNDED) * max(abs(one.value), abs(other.value)):
        return False
    steps = [_step(told.amount.figure) for told in (one, other)]
    return apart <= max(steps) and (about or steps[0] != steps[1])


def _step(figure: Figure) -> float:
    """What the last digit counts that a figure is told with: 100,000 of £8.7 million."""
    digits = "".join(char for char in figure.said if char.isdigit()).strip("0")
    return 10.0 ** (floor(log10(abs(figure.value))) - max(len(digits), 1) + 1) if figure.value else 1.0


def _times_differ(one: Told, other: Told) -> bool:
    """Whether the figures are of different times, or tell none and were not told at one."""
    own, theirs = one.row.time_of(one.amount), other.row.time_of(other.amount)
    if own and theirs:
        return not any(a.first <= b.last and b.first <= a.last for a in own for b in theirs)
    return one.row.day is None or other.row.day is None or abs(one.row.day - other.row.day) > _APART


_EXPLAINS: dict[Kind, Callable[[Told, Told], bool]] = {
    Kind.ROUNDED: _rounded,
    Kind.PART_AND_WHOLE: _of_part_and_whole,
    Kind.BEFORE_AND_AFTER: _taken_off,
    Kind.PLANNED_AND_ACTUAL: _planned,
    Kind.AS_AT: _at_other_times,
}
