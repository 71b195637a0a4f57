"""Put the letters of a PDF page into the cells of its tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.load.pdf_grid import Grid
from ingest.load.pdf_lines import Printed, Row, TextPage, row_of

_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")  # pdfium's hyphen joins two lines, the second perhaps another cell's
_LIFT = 2.0  # points above the baseline, where a letter surely is within its cell


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that lies in one cell, or outside all tables: `cell` is its place in `grid`."""

    row: Row
    grid: int | None = None
    cell: int | None = None


@dataclass(slots=True)
class Cell:
    """What stands in one cell, piece by piece in the order drawn."""

    pieces: list[Row] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The pieces from the top down, unless they are drawn so."""
        jumps = any(after.y > before.y + before.size for before, after in pairwise(self.pieces))
        return sorted(self.pieces, key=lambda row: (-row.y, row.x)) if jumps else self.pieces

    @property
    def text(self) -> str:
        return "\n".join(row.text.strip() for row in self.rows)

    @property
    def weight(self) -> int:
        return min((row.weight for row in self.pieces), default=0)


def cut_at_cells(page: TextPage, grids: Sequence[Grid], rows: Sequence[Row]) -> Iterator[Piece]:
    """Every row of the page in the order drawn, cut where one cell ends and another begins."""
    for line, row in zip(page.lines, rows, strict=True):
        if any(grid.holds(row.y + _LIFT) for grid in grids):
            for part, grid, cell in _parts(page, line, grids):
                yield Piece(row_of(page, part), grid, cell)
        else:
            yield Piece(row)


def _parts(page: TextPage, line: Printed, grids: Sequence[Grid]) -> Iterator[tuple[Printed, int | None, int | None]]:
    """Cells part between words: pdfium sets a space between letters that stand apart."""
    begin, end, here = line.at, line.at, None
    for word in _WORD.finditer(line.text):
        at = line.at + word.start()
        there = _cell_at(page.origin(at), grids)
        if here is not None and there != here:
            yield _part(line, begin, end), *here
        if there != here:
            begin = at
        here, end = there, line.at + word.end()
    if here is not None:
        yield _part(line, begin, end), *here


def _part(line: Printed, begin: int, end: int) -> Printed:
    return Printed(line.text[begin - line.at : end - line.at], begin)


def _cell_at(origin: tuple[float, float], grids: Sequence[Grid]) -> tuple[int | None, int | None]:
    x, y = origin[0] + 0.5, origin[1] + _LIFT
    for number, grid in enumerate(grids):
        place = grid.place(x, y)
        if place is not None:
            return number, grid.owners[place]
    return None, None
