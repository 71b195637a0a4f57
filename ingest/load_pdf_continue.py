"""Tables that go on over a page: they keep their number, and with it their header, which is not said again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.load_pdf_edges import Sheet
from ingest.load_pdf_lines import Row

_ALIKE = 4.0  # points that a column's edge may move from page to page


@dataclass(slots=True)
class _Open:
    """What is known while going through the pages: the last table row, None once text stands below it, the header of
    its table, and how many tables there are."""

    last: Row | None = None
    header: str | None = None
    count: int = 0


def continue_tables(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with their tables numbered through the file; one at a page's top goes on from the page before where
    its columns are the same and nothing stands between."""
    if not any(row.table for sheet in sheets for row in sheet.rows):
        return list(sheets)
    opened = _Open()
    return [replace(sheet, rows=tuple(_numbered(sheet.rows, opened))) for sheet in sheets]


def _numbered(rows: Sequence[Row], opened: _Open) -> Iterator[Row]:
    known: dict[int, int] = {}
    for row in rows:
        if not row.table:
            if row.text.strip() and not row.running:
                opened.last = None
            yield row
            continue
        goes_on = row.table not in known and not known and _alike(opened.last, row)
        if row.table not in known:
            opened.count += not goes_on
            known[row.table] = opened.count
        yield _settled(replace(row, table=known[row.table]), opened, goes_on=goes_on)


def _settled(row: Row, opened: _Open, *, goes_on: bool) -> Row:
    """A row under its table's number. At the top of a page on which the table goes on, its header said again is
    furniture, and what only looks like another header is a row."""
    opened.last = row
    if not row.header:
        return row
    if not goes_on:
        opened.header = row.text
        return row
    return replace(row, running=True) if row.text == opened.header else replace(row, header=False)


def _alike(last: Row | None, row: Row) -> bool:
    if last is None or len(last.columns) != len(row.columns):
        return False
    return all(abs(ours - theirs) <= _ALIKE for ours, theirs in zip(last.columns, row.columns, strict=True))
