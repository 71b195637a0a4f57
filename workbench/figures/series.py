"""Series: figures that are alike in every way that is told, and so may be joined; unlike ones stay apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from corpus.document import Period
from workbench.figures.figure import Form
from workbench.figures.held import Held
from workbench.figures.measures import catalogue


@dataclass(frozen=True, slots=True, order=True)
class Definition:
    """What has to be the same: whose, which measure, in which unit, how narrow, how put, a range or not, and of what
    is counted over time, over how long (in days, rounded to months)."""

    of: str
    measure: str
    unit: str
    narrower: tuple[str, ...]
    form: str
    ranged: bool
    stretch: int

    @property
    def id(self) -> str:
        """Short, and the same for the same definition."""
        return sha256(repr(self).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Point:
    """A value as at a time, and everything held that tells it."""

    at: Period
    value: float
    high: float | None
    told: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one definition by time; `undated` tell no time. `disputed`: the times at which they differ."""

    definition: Definition
    points: tuple[Point, ...]
    undated: tuple[Held, ...]

    @property
    def disputed(self) -> frozenset[Period]:
        """The times for which the sources tell more than one value."""
        times = [point.at for point in self.points]
        return frozenset(time for time in times if times.count(time) > 1)

    @property
    def joined(self) -> tuple[tuple[Point, Point], ...]:
        """Neighbours in time between which a line may be drawn: none where a value is disputed."""
        pairs = pairwise(self.points)
        return tuple((a, b) for a, b in pairs if not self.disputed & {a.at, b.at})


def definition_of(held: Held) -> Definition | None:
    """None for what cannot be in a series: no known measure, nobody's, or a change."""
    figure = held.figure
    if figure.measure is None or figure.of is None or figure.form is Form.CHANGE:
        return None
    return Definition(
        figure.of,
        figure.measure,
        figure.unit,
        tuple(sorted(figure.narrower)),
        figure.form.value,
        figure.high is not None,
        _stretch(held),
    )


def series_of(found: Sequence[Held]) -> list[Series]:
    """The series among figures, by council and measure, the longest of each first."""
    by_definition: dict[Definition, list[Held]] = {}
    for each in found:
        definition = definition_of(each)
        if definition:
            by_definition.setdefault(definition, []).append(each)
    made = [_series(definition, members) for definition, members in by_definition.items()]
    return sorted(made, key=lambda one: (one.definition.of, _place(one), -len(one.points), one.definition))


def _place(series: Series) -> int:
    """The measure's place in the catalogue."""
    return list(catalogue().measures).index(series.definition.measure)


def _series(definition: Definition, members: Sequence[Held]) -> Series:
    points: dict[tuple[Period, float, float | None], list[Held]] = {}
    for each in members:
        if each.figure.at:
            points.setdefault((each.figure.at, each.figure.value, each.figure.high), []).append(each)
    made = [Point(at, value, high, tuple(told)) for (at, value, high), told in points.items()]
    undated = tuple(each for each in members if each.figure.at is None)
    return Series(definition, tuple(sorted(made, key=lambda point: (point.at.end, point.value))), undated)


def _stretch(held: Held) -> int:
    """Months that a figure counted over time was counted over; 0 for what is as at a day."""
    figure = held.figure
    measure = catalogue().measures[figure.measure or ""]
    if not measure.over_time or figure.at is None:
        return 0
    return round(((figure.at.end - figure.at.start).days + 1) / 30.44)
