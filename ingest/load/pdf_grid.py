"""From the ruling lines of a PDF page to its tables: pdfplumber's geometry on pdfium's lines.

pdfplumber itself would parse the page anew with pdfminer, at about ten pages a second; its functions that find cells
take plain edges, whoever read them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingest.load.pdf_ruling import Edge

_TOLERANCE = 3.0  # points: pdfplumber's own
_MOST_LINES = 250  # level or upright, once those that touch are joined
_MOST_CROSSINGS = 2_000  # a table of 100 rows and 15 columns has 1,616
_FEWEST = 4

_Box = tuple[float, float, float, float]  # left, top, right, bottom; y grows downwards, as pdfplumber has it


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's column edges from the left and row edges from the top, in points; `owners` says for each place, by row
    and column, which cell it belongs to: a merged cell has several places, an open place none."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owners: dict[tuple[int, int], int]

    def holds(self, y: float) -> bool:
        """Whether a height lies between the table's top and bottom."""
        return self.rows[0] <= -y <= self.rows[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column that hold a point."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right(self.rows, -y) - 1
        return (row, column) if (row, column) in self.owners else None


def find_grids(edges: Sequence[Edge]) -> list[Grid]:
    """The tables that ruling lines make, a lone box being one of a single cell; none where they are but a frame's or a
    chart's: too few or too many."""
    if len(edges) < _FEWEST or not any(edge.level for edge in edges) or all(edge.level for edge in edges):
        return []
    from pdfplumber import table  # noqa: PLC0415 (half a second; most files have no ruled page)

    joined = table.merge_edges([_plumbed(edge) for edge in edges], *[_TOLERANCE] * 4)
    upright = sum(edge["orientation"] == "v" for edge in joined)
    if max(upright, len(joined) - upright) > _MOST_LINES:
        return []
    crossings = table.edges_to_intersections(joined, _TOLERANCE, _TOLERANCE)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    return [_grid(cells) for cells in _grouped(table.intersections_to_cells(crossings))]


def _plumbed(edge: Edge) -> dict[str, Any]:
    """An edge as pdfplumber has it: y grows downwards."""
    spot = {"x0": edge.x0, "x1": edge.x1, "top": -edge.y1, "bottom": -edge.y0}
    return spot | {"orientation": "h" if edge.level else "v", "width": edge.x1 - edge.x0, "height": edge.y1 - edge.y0}


def _grouped(cells: Sequence[_Box]) -> list[list[_Box]]:
    """Cells that share corners, in order of their tops."""
    groups: list[tuple[set[tuple[float, float]], list[tuple[float, float, float, float]]]] = []
    for cell in cells:
        x0, top, x1, bottom = cell
        corners = {(x0, top), (x0, bottom), (x1, top), (x1, bottom)}
        touched = [group for group in groups if group[0] & corners]
        groups = [group for group in groups if not group[0] & corners]
        groups.append(
            (corners.union(*(group[0] for group in touched)), [c for group in touched for c in group[1]] + [cell])
        )
    return sorted((group[1] for group in groups), key=lambda found: min(cell[1] for cell in found))


def _grid(cells: Sequence[_Box]) -> Grid:
    columns = tuple(sorted({x for cell in cells for x in (cell[0], cell[2])}))
    rows = tuple(sorted({y for cell in cells for y in (cell[1], cell[3])}))
    owners = {}
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for row in range(rows.index(top), rows.index(bottom)):
            for column in range(columns.index(x0), columns.index(x1)):
                owners[row, column] = number
    return Grid(columns, rows, owners)
