"""Wide gaps within the rows of a PDF page: between columns of text drawn line by line, or of a table without lines."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from ingest.load.pdf_lines import Printed, Rect, Row, TextPage, row_of

_WIDE = 9.0  # points, and more than the letters are high: a space in justified text is narrower
_LABEL = 40.0  # points: what stands left of the gap behind a bullet or a paragraph's number
_FEWEST_LINES = 5  # that stand side by side
_PROSE = 110.0  # points that half of the lines of a column are wide at least
_PROSE_WORDS = 4
_ALIGNED = 4.0
_SAMPLE = 5  # rows of a page that are looked at first
_SUSPECT = 2  # of which so many have wide gaps
FIGURES = re.compile(r"(?:\s[(£€$+-]*\d[\d,.]*(?:%|m|k|bn)?\)?){2,}\s*$")
_WORD = re.compile(r"\S+")

Gap = tuple[float, float]
"""Where the text left of a gap ends and the text right of it begins, in points."""


def find_gaps(page: TextPage, rows: Sequence[Row]) -> dict[int, list[Gap]]:
    """The wide gaps of each row that has any, by the row's place. Where those of a few rows say that there is nothing
    to find, only rows that end in figures are looked at."""
    written = [at for at, row in enumerate(rows) if row.text.strip()]
    sample = written[:: max(1, len(written) // _SAMPLE)]
    figures = [at for at in written if FIGURES.search(rows[at].text)]
    found = _gaps(page, rows, sample)
    if len(found) >= _SUSPECT:
        return _gaps(page, rows, written)
    return _gaps(page, rows, figures) if len(figures) > 1 else {}


def _gaps(page: TextPage, rows: Sequence[Row], places: Sequence[int]) -> dict[int, list[Gap]]:
    found = {at: gaps_of(page, rows, at) for at in places}
    return {at: gaps for at, gaps in found.items() if gaps}


def gaps_of(page: TextPage, rows: Sequence[Row], at: int) -> list[Gap]:
    """The wide gaps of one row, but for that behind a bullet or a paragraph's number."""
    pairs = pairwise(page.rects(page.lines[at]))
    gaps = [(left[2], right[0]) for left, right in pairs if _are_apart(left, right)]
    return [gap for gap in gaps if gap[0] - rows[at].x > _LABEL]


def _are_apart(left: Rect, right: Rect) -> bool:
    height = left[3] - left[1]
    beside = min(left[3], right[3]) - max(left[1], right[1]) > 0.5 * min(height, right[3] - right[1])
    return beside and right[0] - left[2] > max(_WIDE, height)


def part_columns(page: TextPage, rows: Sequence[Row], gaps: Mapping[int, Sequence[Gap]]) -> tuple[Row, ...]:
    """The rows, those that run through two columns of prose cut at the gutter between them."""
    gutter = _gutter(rows, gaps)
    if gutter is None:
        return tuple(rows)
    return tuple(part for at, row in enumerate(rows) for part in _cut(page, at, row, gaps.get(at, ()), gutter))


def _gutter(rows: Sequence[Row], gaps: Mapping[int, Sequence[Gap]]) -> float | None:
    """Where the right column begins, if many lines stand side by side and both columns are prose."""
    worded = {at: found for at, found in gaps.items() if _is_worded(rows[at].text)}
    begins = Counter(round(right) for found in worded.values() for _, right in found)
    if not begins:
        return None
    usual, _ = begins.most_common(1)[0]
    beside = [(at, gap) for at, found in worded.items() for gap in found if abs(gap[1] - usual) <= _ALIGNED]
    if len(beside) < _FEWEST_LINES:
        return None
    left = median(gap[0] - rows[at].x for at, gap in beside)
    right = median(rows[at].x_end - gap[1] for at, gap in beside)
    words = median(len(rows[at].text.split()) for at, _ in beside)
    return usual - _ALIGNED if min(left, right) >= _PROSE and words >= 2 * _PROSE_WORDS else None


def _is_worded(text: str) -> bool:
    """Whether a row is words rather than figures: a wide table's row has a name, and else figures from edge to edge."""
    said = text.split()
    return 2 * sum(any(char.isalpha() for char in word) for word in said) > len(said)


def _cut(page: TextPage, at: int, row: Row, gaps: Sequence[Gap], gutter: float) -> Iterator[Row]:
    if any(left < gutter < right + _ALIGNED for left, right in gaps):
        yield from (row_of(page, part) for part in cut_line(page, page.lines[at], [gutter]))
    else:
        yield row


def cut_line(page: TextPage, line: Printed, begins: Sequence[float]) -> list[Printed]:
    """A line in parts, each beginning with the first word right of a place."""
    starts: list[int] = []
    left = list(begins)
    for word in _WORD.finditer(line.text):
        if not starts or (left and page.origin(line.at + word.start())[0] >= left[0]):
            if starts:
                left.pop(0)
            starts.append(word.start())
    ends = [*starts[1:], len(line.text)]
    return [Printed(line.text[start:end].rstrip(), line.at + start) for start, end in zip(starts, ends, strict=True)]
