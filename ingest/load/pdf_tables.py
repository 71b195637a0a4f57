"""Tables of a PDF page: each row of a table becomes one row of the page, its cells parted, headers told from values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import CELL
from ingest.load.pdf_cells import Cell, cut_at_cells
from ingest.load.pdf_grid import Grid, find_grids
from ingest.load.pdf_lines import Row, TextPage
from ingest.load.pdf_ruling import Edge
from ingest.structure.marks import mark_of
from ingest.structure.words import flat, phrases

_LABELLED = "\t"  # between a label and its value: read as one phrase
_SHORT_VALUE = 6  # words
_LONGEST_ROW = 150  # words; a longer one is text that a table only places
_TITLE = 25  # words of a row that is one cell
_MOST_HEADER_ROWS = 3
_BOLD = 600
_APART = 1.4  # font sizes
_FRAME = 0.7  # share of the page's width
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:\d\d){1,2})?")
_VALUE = re.compile(r"[(£$€<>~+-]*\s*\d[\d,. ]*\s*(?:%|m|k|bn)?\)?|[-–]|n/?a", re.IGNORECASE)

_Cells = tuple[tuple[int, Cell], ...]  # the cells of a row, each with its first column


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's cells by row, each once in its row: one that is merged over rows stands in all of them."""

    grid: Grid
    rows: tuple[_Cells, ...]
    spans: tuple[frozenset[int], ...]  # by row: the numbers of the cells in it
    number: int

    @property
    def wide(self) -> int:
        """The most cells of a row in which something stands."""
        return max((len(_filled(row)) for row in self.rows), default=0)

    def without_titles(self) -> "_Table":
        """The table below the rows at its top that are one cell; nothing of one whose every row is."""
        above = len(self.rows) if self.wide < 2 else 0
        while above < len(self.rows) and len(_filled(self.rows[above])) == 1 == len(self.spans[above]):
            above += 1
        return replace(self, rows=self.rows[above:], spans=self.spans[above:])


def read_tables(page: TextPage, edges: Sequence[Edge], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The page's rows with those of its ruled tables made whole, and cut where a frame beside other text begins; the
    rows as they are where it has neither."""
    grids = find_grids(edges)
    frames = [grid for grid in grids if _is_frame(grid, page.turn.seen_width)]
    tables = [grid for grid in grids if len(grid.columns) > 2 and len(set(grid.owners.values())) > 1]
    if not tables and not frames:
        return rows
    cells: dict[tuple[int, int], Cell] = {}
    order: list[Row | int] = []
    for piece in cut_at_cells(page, [*tables, *frames], rows):
        if piece.grid is None or piece.cell is None:
            order.append(piece.row)
        elif piece.grid >= len(tables):
            order.append(replace(piece.row, box=piece.grid + 1))
        else:
            if piece.grid not in order:
                order.append(piece.grid)
            cells.setdefault((piece.grid, piece.cell), Cell()).pieces.append(piece.row)
    found: list[Row] = []
    for entry in order:
        found.extend([entry] if isinstance(entry, Row) else _table_rows(_table(tables[entry], entry, cells)))
    return tuple(found)


def _is_frame(grid: Grid, width: float) -> bool:
    """Whether a grid is a single cell that other text can stand beside."""
    return len(grid.columns) == len(grid.rows) == 2 and grid.columns[1] - grid.columns[0] < _FRAME * width


def _table(grid: Grid, number: int, cells: dict[tuple[int, int], Cell]) -> _Table:
    rows, spans = [], []
    for at in range(len(grid.rows) - 1):
        firsts: dict[int, int] = {}
        for column in range(len(grid.columns) - 1):
            if (at, column) in grid.owners:
                firsts.setdefault(grid.owners[at, column], column)
        row = tuple((column, cells.get((number, owner), Cell())) for owner, column in firsts.items())
        if _filled(row):
            levels = _levels(row)
            rows += levels
            spans += [frozenset(firsts)] * len(levels)
    return _Table(grid, tuple(rows), tuple(spans), number + 1)


def _levels(row: _Cells) -> list[_Cells]:
    """A row in several where no line parts them: all its cells hold as many lines, further apart than lines of text."""
    first, *others = _filled(row)
    lines = first.rows
    apart = all(before.y - after.y > _APART * after.size for before, after in pairwise(lines))
    if not others or not apart or any(len(cell.pieces) != len(lines) for cell in others):
        return [row]
    return [tuple((at, Cell(cell.rows[level : level + 1])) for at, cell in row) for level in range(len(lines))]


def _table_rows(table: _Table) -> Iterator[Row]:
    """Titles above the table as they are, its header as one row, then row by row."""
    body = table.without_titles()
    for row in table.rows[: len(table.rows) - len(body.rows)]:
        yield from _plain(row)
    heads = _header_rows(body)
    if heads:
        yield replace(_joined(body, body.rows[0], _header_texts(body, heads)), header=True)
    for row, span in zip(body.rows[heads:], body.spans[heads:], strict=True):
        words = sum(len(cell.text.split()) for cell in _filled(row))
        if words > _LONGEST_ROW or (len(span) == 1 and words > _TITLE):
            yield from _plain(row)
        else:
            yield _joined(body, row, [cell.text for _, cell in row])


def _filled(row: _Cells) -> list[Cell]:
    return [cell for _, cell in row if cell.pieces]


def _plain(row: _Cells) -> Iterator[Row]:
    """The rows of each cell after the other, as ordinary text."""
    for cell in _filled(row):
        yield from cell.rows


def _joined(table: _Table, row: _Cells, texts: Sequence[str]) -> Row:
    """A row of the table as one row of the page: columns in which nothing stands keep their place if there are many."""
    filled = [text for text in texts if text]
    labelled = table.wide <= 2 and len(filled[-1].split()) <= _SHORT_VALUE
    text = _LABELLED.join(filled) if labelled else CELL.join(texts if table.wide > 2 else filled).strip(" |")
    pieces = list(_plain(row))
    columns = tuple(round(x, 1) for x in table.grid.columns)
    lowest = min(piece.y for piece in pieces)
    return replace(pieces[0], text=text, x_end=columns[-1], y_end=lowest, table=table.number, columns=columns)


def _header_rows(table: _Table) -> int:
    """How many rows from the top are headers."""
    count = 0
    while count < min(_MOST_HEADER_ROWS, len(table.rows) - 1) and _is_header(table, count):
        count += 1
    return count


def _is_header(table: _Table, at: int) -> bool:
    """A header is bold where the rows below are not, or has more columns than a label and its value and names them; its
    words do not come again below. A second row of one goes on with a cell from above, or under a merged one."""
    cells = _filled(table.rows[at])
    below = [row for row in table.rows[at + 1 :] if len(_filled(row)) > 1]
    if not below or len(cells) < 2 or mark_of(cells[0].text) or any(_is_value(cell.text) for cell in cells):
        return False
    if any(_comes_again(column, cell, below) for column, cell in table.rows[at] if cell.pieces and column):
        return False
    if phrases().grade_headers.fullmatch(flat(" ".join(cell.text for cell in cells))):
        return True
    if _is_bold(cells):
        return not all(_is_bold(_filled(row)) for row in below)
    if at:
        merged = len(table.spans[at - 1]) < len(table.spans[at])
        return merged or bool(table.spans[at] & table.spans[at - 1])
    return len(table.spans[at]) > 2


def _comes_again(column: int, cell: Cell, below: Sequence[_Cells]) -> bool:
    words = cell.text.lower().split()
    return any(other.text.lower().split() == words for row in below for at, other in row if at == column)


def _is_bold(cells: Sequence[Cell]) -> bool:
    return all(cell.weight >= _BOLD for cell in cells)


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text.strip()) is not None and _YEARS.fullmatch(text.strip()) is None


def _header_texts(table: _Table, heads: int) -> list[str]:
    """The header of each column from the top down; one that stands over several columns is said for each."""
    columns = sorted({column for row in table.rows for column, _ in row})
    texts = []
    for column in columns:
        above: list[str] = []
        for row in table.rows[:heads]:
            over = [cell for first, cell in row if first <= column]
            if over and over[-1].text and over[-1].text not in above:
                above.append(over[-1].text)
        texts.append(" ".join(above))
    return texts
