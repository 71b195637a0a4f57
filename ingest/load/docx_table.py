"""Tables of a Word file: rows of cells as shown, a merged cell once, the header row told from the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from ingest.load.docx_styles import Styles
from ingest.load.docx_words import children_of, is_bold, tag_of, w, words_of


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    header: bool


def is_layout(table: Element) -> bool:
    """Whether a table only places text: a single row or column holds no records."""
    rows = [cells for row in _rows(table) if (cells := _cells(row))]
    return len(rows) <= 1 or max(map(len, rows)) <= 1


def table_rows(table: Element, styles: Styles) -> tuple[Row, ...]:
    """Rows in order, empty and deleted ones left out; tracked deletions within cells too."""
    first = True
    found: list[Row] = []
    for row in _rows(table):
        cells = tuple(_words(cell, styles) for cell in _cells(row))
        if any(cells):
            found.append(Row(cells, first and _is_header(row, styles)))
            first = False
    return tuple(found)


def cells_of(table: Element) -> list[Element]:
    """All cells in reading order."""
    return [cell for row in _rows(table) for cell in _cells(row)]


def _rows(table: Element) -> Iterator[Element]:
    for row in children_of(table):
        if tag_of(row) == "tr" and row.find(f"{w('trPr')}/{w('del')}") is None:
            yield row


def _cells(row: Element) -> list[Element]:
    return [cell for cell in children_of(row) if tag_of(cell) == "tc"]


def _words(cell: Element, styles: Styles) -> str:
    """A cell's paragraphs, those of tables within it too; what continues a merged cell from above is empty."""
    merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    if merged is not None and merged.get(w("val")) != "restart":
        return ""
    paragraphs = (words_of(paragraph, styles.hidden) for paragraph in cell.iter(w("p")))
    return "\n".join(stripped for text in paragraphs if (stripped := text.strip()))


def _is_header(row: Element, styles: Styles) -> bool:
    """By Word's own mark; else where more than the first cell is bold, or there are more columns than a label and its
    value."""
    if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None:
        return True
    cells = _cells(row)
    bold = [any(is_bold(p, styles) for p in cell.iter(w("p"))) for cell in cells]
    return all(bold) or len(cells) > 2
