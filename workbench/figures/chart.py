"""Draw a series as SVG: each point a link to its source, told apart by shape and words and not by colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from corpus.document import Period, SourceClass
from workbench.figures.held import Held
from workbench.figures.measures import GRADE, catalogue
from workbench.figures.series import Point, Series

WIDTH, HEIGHT = 520, 210  # of the drawing, in its own units
LEFT, RIGHT, TOP, BASE = 50, 470, 40, 150
_CLOSE = 78  # of points nearer than this, the second has its words on another line
# Shapes around the origin, by who speaks.
SHAPES = {
    SourceClass.INSPECTORATE: "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z",  # circle
    SourceClass.COUNCIL: "M-5,-5h10v10h-10z",  # square
    SourceClass.PRESS: "M0,-7L7,5H-7z",  # triangle
    SourceClass.GOVERNMENT: "M0,-7L7,0L0,7L-7,0z",  # diamond
    SourceClass.AUDITOR: "M0,7L7,-5H-7z",  # triangle on its point
    SourceClass.OTHER: "M-2,-7h4v5h5v4h-5v5h-4v-5h-5v-4h5z",  # cross
}


@dataclass(frozen=True, slots=True)
class Labels:
    """How the drawing says things: `name` for those who cannot see it, a date in few letters, and in full with the
    source for a point; `address` is where a point leads."""

    name: str
    short: Callable[[Period], str]
    full: Callable[[Held], str]
    address: Callable[[Held], str]


@dataclass(frozen=True, slots=True)
class _Placed:
    point: Point
    x: float
    y: float
    top: float  # of a range, else as y
    row: int  # line of its words, 0 or 1


def drawn(series: Series, labels: Labels, most: float = 0) -> str:
    """The SVG element; empty where the series has no point with a time. `most` is the scale's end if that is higher
    than every point, so that charts of one measure compare."""
    placed = _placed(series.points, most)
    if not placed:
        return ""
    svg = ElementTree.Element(
        "svg",
        {"class": "chart figures", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "group", "aria-label": labels.name},
    )
    ElementTree.SubElement(svg, "line", {"class": "axis", **_ends(LEFT - 20, BASE, RIGHT + 20, BASE)})
    _scale(svg, series)
    at = {id(each.point): each for each in placed}
    for one, other in series.joined:
        a, b = at[id(one)], at[id(other)]
        ElementTree.SubElement(svg, "line", {"class": "join", **_ends(a.x, (a.y + a.top) / 2, b.x, (b.y + b.top) / 2)})
    for each in placed:
        _mark(svg, each, labels, disputed=each.point.at in series.disputed)
    return ElementTree.tostring(svg, encoding="unicode")


def _placed(points: Sequence[Point], most: float) -> list[_Placed]:
    """Across by time, up by value, from nothing at the base line; grades up by rank."""
    if not points:
        return []
    days = [point.at.end.toordinal() for point in points]
    span = days[-1] - days[0]
    is_grade = points[0].told[0].figure.unit == GRADE
    ranks = catalogue().ranks.values()
    most = max(ranks) if is_grade else max(most, *(point.high or point.value for point in points)) or 1
    least = min(0, *(point.value for point in points))
    placed: list[_Placed] = []
    for point, day in zip(points, days, strict=True):
        x = LEFT + (RIGHT - LEFT) * (day - days[0]) / span if span else (LEFT + RIGHT) / 2
        y, top = (
            BASE - (BASE - TOP) * (value - least) / (most - least) for value in (point.value, point.high or point.value)
        )
        near = bool(placed) and x - placed[-1].x < _CLOSE
        placed.append(_Placed(point, round(x, 1), round(y, 1), round(top, 1), 1 - placed[-1].row if near else 0))
    return placed


def _scale(svg: ElementTree.Element, series: Series) -> None:
    if series.definition.unit != GRADE:
        nought = ElementTree.SubElement(
            svg,
            "text",
            {"class": "nought", "x": str(LEFT - 26), "y": str(BASE + 4), "text-anchor": "end", "aria-hidden": "true"},
        )
        nought.text = "0"


def _mark(svg: ElementTree.Element, each: _Placed, labels: Labels, disputed: bool) -> None:
    """A point: its reach, its bar if it is a range, its shape (ringed where disputed), its value and its date."""
    first = each.point.told[0]
    said = first.figure.said
    link = ElementTree.SubElement(
        svg,
        "a",
        {"href": labels.address(first), "aria-label": "; ".join(labels.full(told) for told in each.point.told)},
    )
    ElementTree.SubElement(link, "circle", {"class": "reach", "cx": str(each.x), "cy": str(each.y), "r": "15"})
    if each.top != each.y:
        ElementTree.SubElement(link, "line", {"class": "range", **_ends(each.x, each.y, each.x, each.top)})
    if disputed:
        ElementTree.SubElement(link, "circle", {"class": "ring", "cx": str(each.x), "cy": str(each.y), "r": "11"})
    place = f"translate({each.x},{(each.y + each.top) / 2})"
    shape = SHAPES[first.record.description.source_class]
    ElementTree.SubElement(link, "path", {"class": "point", "d": shape, "transform": place})
    _text(link, each.x, each.top - 13 - 14 * each.row, said, "value")
    _text(link, each.x, BASE + 20 + 16 * each.row, labels.short(each.point.at), "")


def _text(link: ElementTree.Element, x: float, y: float, words: str, kind: str) -> None:
    written = ElementTree.SubElement(link, "text", {"x": str(x), "y": str(y), "text-anchor": "middle"})
    if kind:
        written.set("class", kind)
    written.text = words


def _ends(x1: float, y1: float, x2: float, y2: float) -> dict[str, str]:
    return {"x1": str(x1), "y1": str(y1), "x2": str(x2), "y2": str(y2)}
