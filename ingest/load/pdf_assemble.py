"""Pages as read to one text with its lines and pages: running heads aside, labels, and the items of a pack."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.document import Item, Page
from ingest.load.pdf_columns import in_reading_order
from ingest.load.pdf_continue import continue_tables
from ingest.load.pdf_edges import Sheet, arrange, mark_running, printed_labels
from ingest.load.pdf_lines import Row
from ingest.load.pdf_pdfium import Pages
from ingest.load.types import Format, Line, Loaded
from ingest.pack.numbers import mark_stamps, pack_labels, report_labels
from ingest.pack.pack import PackItem, find_items

_BETWEEN_PAGES = "\n\n"


def assemble(pages: Pages) -> Loaded:
    """The text of all pages in order, with all that is known of it."""
    sheets = continue_tables([in_reading_order(sheet) for sheet in mark_running(pages.sheets)])
    labels = pack_labels(sheets)
    items = find_items(sheets, labels, pages.outline)
    if not items:
        labels = pages.labels or printed_labels(sheets)
    reports = report_labels(sheets, labels, items)
    sheets = _arranged(mark_stamps(sheets, labels) if items else sheets, items)
    text, lines, spans = _joined(sheets)
    known = zip(spans, labels, reports, sheets, strict=True)
    places = tuple(
        Page(index, label, *span, sheet.readable, report, sheet.confidence)
        for index, (span, label, report, sheet) in enumerate(known, start=1)
    )
    return Loaded(
        Format.PDF,
        text,
        lines,
        pages=places,
        hints=pages.hints,
        hinted_by="pdf metadata",
        outline=pages.outline,
        items=tuple(Item(item.number, item.title, spans[item.first][0], spans[item.last][1]) for item in items),
    )


def _joined(sheets: Sequence[Sheet]) -> tuple[str, tuple[Line, ...], list[tuple[int, int]]]:
    """The text, its lines, and where each page begins and ends in it."""
    text: list[str] = []
    lines: list[Line] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for index, sheet in enumerate(sheets, start=1):
        begin = at
        for row in sheet.rows:
            lines.extend(_line(row, index, at))
            text.append(row.text + "\n")
            at += len(row.text) + 1
        text.append(_BETWEEN_PAGES)
        at += len(_BETWEEN_PAGES)
        spans.append((begin, at))
    return "".join(text), tuple(lines), spans


def _arranged(sheets: Sequence[Sheet], items: Sequence[PackItem]) -> list[Sheet]:
    """Each item by itself: it has a body type of its own, and no sentence runs over into the next."""
    begins = [0, *(item.first for item in items if item.first), len(sheets)]
    return [sheet for begin, end in pairwise(begins) for sheet in arrange(sheets[begin:end])]


def _line(row: Row, page: int, at: int) -> Iterator[Line]:
    content = row.text.strip()
    if content:
        start = at + len(row.text) - len(row.text.lstrip())
        end, style = start + len(content), (row.size, row.weight, row.running)
        yield Line(start, end, page, row.x, row.y, row.y_end, *style, row.table, row.header)
