"""The type that the body of a PDF is set in, and how much a line stands out from it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.load.types import Line

_HEAVIER = 120  # how much font weight makes bold


@dataclass(frozen=True, slots=True)
class Style:
    """The body's font size in points, its weight, and the step from line to line in font sizes."""

    size: float
    weight: int
    pitch: float

    def level(self, line: Line) -> float:
        """How much a line stands out: 0 for body text, half a point for bold, else points of size."""
        larger = max(0.0, line.size - self.size) if line.size >= self.size + 1 else 0.0
        return larger + (0.5 if line.weight >= self.weight + _HEAVIER else 0.0)


def body_style(lines: Sequence[Line]) -> Style:
    """The size and weight that most characters have."""
    counts = Counter[tuple[float, int]]()
    for line in lines:
        if not line.running and not line.table:
            counts[line.size, line.weight] += line.end - line.start
    size, weight = counts.most_common(1)[0][0] if counts else (12.0, 400)
    return Style(size, weight, _pitch(lines, size or 1.0))


def _pitch(lines: Sequence[Line], size: float) -> float:
    """The commonest step between two lines of the body, bounded to what a paragraph can have."""
    steps = Counter(
        round((first.y_end - second.y) / size, 1)
        for first, second in pairwise(lines)
        if first.page == second.page and first.size == second.size == size
    )
    common = [(step, count) for step, count in steps.most_common(3) if 1.0 <= step <= 2.0]
    most = max((count for _, count in common), default=0)
    return min((step for step, count in common if 2 * count >= most), default=1.2)  # short paragraphs have many gaps
