"""A change over time as points, each a figure with its date and its citation, laid out as a small chart.

Only what the quotes themselves say is drawn: a figure has its date from the sentence that tells it, or, where a reply
sets several documents side by side, from its document; where either is in doubt, there is no chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.asked import Asked
from assistant.change import changes_in
from assistant.values import figures_in
from corpus.dates import dates_in
from corpus.document import PartialDate, Period
from corpus.folding import plain

WIDTH, HEIGHT = 320, 170  # of the drawing, in its own units
LEFT, RIGHT, TOP, BASE = 40, 280, 34, 126  # where its points may stand
_CLOSE = 60  # of points nearer than this, the second has its date on a line below
_KINDS = {Asked.CHANGE.value, Asked.COMPARISON.value}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as it is written and its value in ones, the time it is of, the number of its citation, and its place."""

    written: str
    value: float
    unit: str
    period: Period
    n: int
    x: float = 0
    y: float = 0
    lowered: bool = False


def timeline(reply: dict[str, Any]) -> tuple[Point, ...]:
    """The points of a reply about a change, the earliest first; empty where it tells no two like figures with dates."""
    if not _KINDS & set(reply["understood"]["asks_for"]):
        return ()
    told = next((points for citation in reply["citations"] if (points := _told_in_one(citation))), None)
    points = sorted(told or _one_each(reply), key=lambda point: point.period.start)
    days = {point.period.start for point in points}
    alike = len({point.unit for point in points}) == 1
    return _laid_out(points) if alike and len(days) == len(points) > 1 else ()


def _told_in_one(citation: dict[str, Any]) -> list[Point]:
    """The figures of the one change that a quote tells: "from 255 in April 2018 to 352 in March 2023"."""
    text = plain(citation["quote"])
    changes = changes_in(text)
    if len(changes) != 1:
        return []
    first, second = sorted((changes[0].old, changes[0].new), key=lambda figure: figure.start)
    between = [
        day.period for day in dates_in(text) if day.period and first.end <= day.start and day.end <= second.start
    ]
    after = [day.period for day in dates_in(text) if day.period and second.end <= day.start]
    if len(between) != 1 or len(after) != 1:
        return []
    dated = ((first, between[0]), (second, after[0]))
    return [Point(figure.text, figure.value, figure.unit, period, citation["n"]) for figure, period in dated]


def _one_each(reply: dict[str, Any]) -> list[Point]:
    """The only figure of each quote, of the day its document was published; none where a claim tells more."""
    citations = {citation["n"]: citation for citation in reply["citations"]}
    points = []
    for claim in reply["claims"]:
        cited = [citations[n] for n in claim["citations"]]
        figures = figures_in(cited[0]["quote"])
        published = cited[0]["published"]
        if len(cited) != 1 or len(figures) != 1 or not published:
            return []
        day = PartialDate.parse(published)
        points.append(
            Point(figures[0].text, figures[0].value, figures[0].unit, Period(day.first, day.last), cited[0]["n"])
        )
    return points


def _laid_out(points: Sequence[Point]) -> tuple[Point, ...]:
    """Across by time, up by value, from nothing at the base line."""
    days = [point.period.start.toordinal() for point in points]
    most = max(point.value for point in points) or 1
    placed: list[Point] = []
    for point, day in zip(points, days, strict=True):
        x = LEFT + (RIGHT - LEFT) * (day - days[0]) / (days[-1] - days[0])
        y = BASE - (BASE - TOP) * point.value / most
        close = bool(placed) and x - placed[-1].x < _CLOSE and not placed[-1].lowered
        placed.append(replace(point, x=round(x, 1), y=round(y, 1), lowered=close))
    return tuple(placed)
