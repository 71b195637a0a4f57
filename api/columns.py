"""A table's rows in columns, as far as the stored text tells which cell stands in which."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.runs import Run

_BETWEEN = re.compile(r"\t| \|(?: |$)")  # what the loaders put between the cells of a row


@dataclass(frozen=True, slots=True)
class Line:
    """One block's text as runs, a table row as `cells` of runs too; `language` where it is not the document's own."""

    runs: tuple[Run, ...]
    header: bool = False
    language: str | None = None
    cells: tuple[tuple[Run, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """`across`: how many columns it goes over."""

    runs: tuple[Run, ...]
    across: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table from its first column to its last."""

    cells: tuple[Cell, ...]
    header: bool
    language: str | None

    @property
    def whole(self) -> bool:
        """Whether it is one text over all columns."""
        return len(self.cells) == 1


def cells_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of each cell of the row `text[start:end]`."""
    for between in _BETWEEN.finditer(text, start, end):
        yield start, between.start()
        start = between.end()
    yield start, end


def in_columns(lines: Sequence[Line]) -> list[Row]:
    """The rows, each as wide as most are; none where no row has two cells.

    A header that is one short has no name for the column of labels. Of any other row that is short or long the text
    does not tell which cell is missing: it goes over all columns as it is."""
    width = _width([line for line in lines if not line.header]) or _width(lines)
    return [Row(_cells(line, width), line.header, line.language) for line in lines] if width else []


def _width(lines: Sequence[Line]) -> int:
    counted = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    return max(counted, key=lambda wide: (counted[wide], wide), default=0)


def _cells(line: Line, width: int) -> tuple[Cell, ...]:
    cells = tuple(Cell(runs) for runs in line.cells)
    if len(cells) == width:
        return cells
    if line.header and len(cells) == width - 1:
        return (Cell(()), *cells)
    return (Cell(line.runs, across=width),)
