"""What kind of disagreement two unlike figures are: the first kind, in their order, that explains it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from math import floor, log10

from workbench.disagreements.kind import Kind
from workbench.disagreements.row import Amount, Row
from workbench.disagreements.values import Day
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
_FEW = 4  # shares of a statement that may be what a change is the difference of
_TELLING = 2  # digits of a figure in which a slip can be told from another figure
_TIMES = 8  # a figure so many times as large is of something else
WHOLE = "the whole council"  # of what makes a figure narrower (measures.toml)
_NOT_YET = (Form.FORECAST, Form.TARGET)


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
    if _far_apart(one, other) or _of_own_periods(one, other):
        return None
    if _other_way(one, other):
        return None
    if _unlike("rate", one, other):
        return Kind.RATE if _of_one_rate(one, other) else None
    if _overlap(one.amount.figure, other.amount.figure) or not _comparable(one.value, other.value):
        return None
    explained = next((kind for kind, explains in _EXPLAINS.items() if explains(one, other)), None)
    return explained or (Kind.FIGURE if likeness >= _SAME_WORDS or _is_slip(one, other) else None)


def points_of(one: Amount, others: Sequence[Amount]) -> Amount | None:
    """Where a figure is the difference of two shares that another statement gives, told as a share itself: the first of
    the two."""
    if one.figure.unit != "%" or one.figure.form is not Form.CHANGE:
        return None
    shares = [each for each in others if each.figure.unit == "%"]
    if len(shares) > _FEW:  # among many some difference is always the one told
        return None
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


def _other_way(one: Told, other: Told) -> bool:
    """Whether one tells a rise and the other a fall at another time."""
    if not all(told.amount.figure.form is Form.CHANGE for told in (one, other)) or not _times_differ(one, other):
        return False
    up, down = ([WORDS.says(way, told.amount.near) for told in (one, other)] for way in ("up", "down"))
    return up[0] != up[1] and down[0] != down[1]


def _of_own_periods(one: Told, other: Told) -> bool:
    """Whether each tells of the quarter or month that its own document reports on."""
    own = all(WORDS.says("of_period", told.row.text) and not told.amount.figure.at for told in (one, other))
    return own and _times_differ(one, other)


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
