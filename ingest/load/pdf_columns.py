"""Put the rows of a PDF page in reading order where the order they are drawn in contradicts their places.

The rows drawn one under the other make runs, neighbouring runs blocks; blocks are read by cutting the page between
them, across and down (XY-cut). A page drawn in its reading order stays as it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.load.pdf_edges import Sheet
from ingest.load.pdf_lines import Row

_NEAR = 2.2  # font sizes between the baselines of rows that belong to one block
_MARGINAL = 36.0  # points: a bullet or number drawn apart from the words it stands before
_LEVEL = 3.0  # points between baselines of what stands side by side
_GUTTER = 4.0  # points


@dataclass(frozen=True, slots=True)
class _Box:
    """Rows that are read one after the other, and the space they take."""

    rows: tuple[Row, ...]
    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: "_Box") -> "_Box":
        return _Box(
            self.rows + other.rows,
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def shares_width(self, other: "_Box") -> bool:
        narrower = min(self.right - self.left, other.right - other.left)
        return min(self.right, other.right) - max(self.left, other.left) > 0.3 * narrower


def in_reading_order(sheet: Sheet) -> Sheet:
    """The sheet with its rows as they are read; running heads and feet come last."""
    body = [row for row in sheet.rows if row.text.strip() and not row.running]
    if all(after.y < before.y - 0.5 for before, after in pairwise(body)) and not any(row.box for row in body):
        return sheet
    if sheet.height <= 0 or any(row.x_end <= row.x for row in body):
        return sheet  # places are not known
    marginal, body = _without_marginal(body)
    runs = _runs(body)
    if len(runs) < 2 or not _contradictory(runs):
        return sheet
    ordered = [row for box in _ordered(_blocks(runs)) for row in box.rows]
    rows = [each for row in ordered for each in (*marginal.get(id(row), ()), row)]
    return replace(sheet, rows=(*rows, *(row for row in sheet.rows if row.running)))


def _box(row: Row) -> _Box:
    return _Box((row,), row.x, min(row.y, row.y_end), row.x_end, row.y + row.size)


def _without_marginal(rows: Sequence[Row]) -> tuple[dict[int, list[Row]], list[Row]]:
    """Bullets and numbers drawn apart, by the row they stand before, and the other rows."""
    kept: list[Row] = []
    marginal: dict[int, list[Row]] = {}
    for row in rows:
        beside = [other for other in rows if _stands_before(row, other)] if row.x_end - row.x <= _MARGINAL else []
        if beside:
            marginal.setdefault(id(min(beside, key=lambda other: other.x)), []).append(row)
        else:
            kept.append(row)
    return marginal, kept


def _stands_before(row: Row, other: Row) -> bool:
    """Whether a short row stands left of another, on its line or raised a little."""
    return -_LEVEL <= row.y - other.y <= 0.7 * other.size and -1 <= other.x - row.x_end <= _MARGINAL


def _runs(rows: Sequence[Row]) -> list[_Box]:
    """Rows drawn one under the other in the same column, or in the same frame."""
    runs: list[_Box] = []
    for row in rows:
        box = _box(row)
        last = runs[-1] if runs else None
        if last and row.box == last.rows[-1].box and (row.box or (last.shares_width(box) and _near(last, box))):
            runs[-1] = last.joined(box)
        else:
            runs.append(box)
    return runs


def _contradictory(runs: Sequence[_Box]) -> bool:
    """Whether a run stands above one drawn before it in the same column, or lines of one column are drawn between
    lines of another."""
    frames = [run.rows[0].box for run in runs if run.rows[0].box]
    if len(frames) != len(set(frames)):
        return True
    for at, run in enumerate(runs):
        if any(run.bottom >= other.top - _LEVEL and run.shares_width(other) for other in runs[:at]):
            return True
        if at > 1 and _interrupted(runs[at - 2], runs[at - 1], run):
            return True
    return False


def _interrupted(before: _Box, between: _Box, after: _Box) -> bool:
    return (
        _near(before, after)
        and before.shares_width(after)
        and not between.shares_width(before)
        and not between.shares_width(after)
    )


def _near(upper: _Box, lower: _Box) -> bool:
    return (
        -_LEVEL <= upper.bottom - lower.top + lower.rows[0].size <= _NEAR * max(upper.rows[-1].size, lower.rows[0].size)
    )


def _blocks(runs: Sequence[_Box]) -> list[_Box]:
    """Runs joined with the nearest below in the same column, where they are as near as lines of a paragraph."""
    blocks: list[_Box] = []
    for run in sorted(runs, key=lambda run: -run.top):
        frame = run.rows[0].box
        same = [block for block in blocks if block.rows[0].box == frame]
        above = same if frame else [block for block in same if _near(block, run) and block.shares_width(run)]
        if above:
            nearest = min(above, key=lambda block: block.bottom)
            blocks[blocks.index(nearest)] = nearest.joined(run)
        else:
            blocks.append(run)
    return blocks


def _ordered(blocks: Sequence[_Box]) -> list[_Box]:
    """Blocks as they are read: bands from the top down, those that are cut by one gutter together, column by column."""
    if len(blocks) < 2:
        return list(blocks)
    ordered: list[_Box] = []
    for band in _bands_by_gutter(_cut(blocks, lambda box: -box.top, lambda box: -box.bottom, 0.0)):
        columns = _columns(band)
        if len(columns) > 1:
            ordered += [box for column in columns for box in _ordered(column)]
        else:
            ordered += sorted(band, key=lambda box: (-box.top, box.left))
    return ordered


def _bands_by_gutter(bands: Sequence[list[_Box]]) -> list[list[_Box]]:
    grouped: list[list[_Box]] = []
    for band in bands:
        if grouped and len(_columns(grouped[-1] + band)) > 1:
            grouped[-1] = grouped[-1] + band
        else:
            grouped.append(band)
    return grouped


def _columns(blocks: Sequence[_Box]) -> list[list[_Box]]:
    return _cut(blocks, lambda box: box.left, lambda box: box.right, _GUTTER)


def _cut(
    blocks: Sequence[_Box], begin: Callable[[_Box], float], end: Callable[[_Box], float], apart: float
) -> list[list[_Box]]:
    """Blocks in groups with a clear space between them, along one direction."""
    groups: list[list[_Box]] = []
    reach = 0.0
    for block in sorted(blocks, key=begin):
        if groups and begin(block) < reach + apart:
            groups[-1].append(block)
            reach = max(reach, end(block))
        else:
            groups.append([block])
            reach = end(block)
    return groups
