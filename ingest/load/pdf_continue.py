"""Tables that go on over a page: they keep their number, and with it their header, which is not said again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.load.pdf_edges import Sheet
from ingest.load.pdf_lines import Row

_ALIKE = 4.0  # points that a column's edge may move from page to page


@dataclass(slots=True)
class _Open:
    """What is known while going through the pages: the last table row, None once text stands below it, where the first
    row of its table stands, and how many tables there are."""

    last: Row | None = None
    first: tuple[int, int] = (0, 0)
    count: int = 0


def continue_tables(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with their tables numbered through the file; one at a page's top goes on from the page before where
    its columns are the same and nothing stands between. A first row that comes again on the next page is a header."""
    if not any(row.table for sheet in sheets for row in sheet.rows):
        return list(sheets)
    opened = _Open()
    pages: list[list[Row]] = []
    for sheet in sheets:
        pages.append([])
        _number(sheet.rows, opened, pages)
    return [replace(sheet, rows=tuple(rows)) for sheet, rows in zip(sheets, pages, strict=True)]


def _number(rows: Sequence[Row], opened: _Open, pages: list[list[Row]]) -> None:
    """Add the rows of a page to the last of `pages`, those of tables with their table's number."""
    known: dict[int, int] = {}
    for row in rows:
        if not row.table:
            if row.text.strip() and not row.running:
                opened.last = None
            pages[-1].append(row)
            continue
        begins = row.table not in known
        goes_on = begins and not known and _alike(opened.last, row)
        if begins and not goes_on:
            opened.count += 1
            opened.first = (len(pages) - 1, len(pages[-1]))
        known.setdefault(row.table, opened.count)
        opened.last = replace(row, table=known[row.table])
        pages[-1].append(_at_top(opened, pages) if goes_on else opened.last)


def _at_top(opened: _Open, pages: list[list[Row]]) -> Row:
    """The first row of a page on which a table goes on: its header said again is furniture, and what only looks like
    another header is a row."""
    assert opened.last is not None
    page, place = opened.first
    first = pages[page][place]
    if opened.last.text != first.text:
        return replace(opened.last, header=False)
    pages[page][place] = replace(first, header=True)
    return replace(opened.last, running=True, header=True)


def _alike(last: Row | None, row: Row) -> bool:
    if last is None or not row.columns or len(last.columns) != len(row.columns):
        return False
    return all(abs(ours - theirs) <= _ALIKE for ours, theirs in zip(last.columns, row.columns, strict=True))
