"""The two page numbers on the pages of a pack: the pack's, stamped over all, and those of the reports within it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.load.pdf_edges import Sheet, is_at_edge, printed_numbers
from ingest.load.pdf_lines import Row
from ingest.pack.marks import is_stamp
from ingest.pack.pack import PackItem
from ingest.pack.words import pack_words
from ingest.structure.words import flat

_SHARE = 0.25
_FEWEST = 2  # pages on which a number must grow by one from page to page


def pack_labels(sheets: Sequence[Sheet]) -> list[str | None]:
    """The number stamped on each page, if on a quarter of them or more it grows with the page; front sheets and
    scans may have none, and a supplement has few pages that bear one."""
    found = [_numbers(sheet) for sheet in sheets]
    steps = Counter(number - index for index, numbers in enumerate(found) for number in numbers)
    count, step = max(((count, step) for step, count in steps.items()), default=(0, 0))  # a pack's is the higher
    if count < _SHARE * len(sheets):
        return [None] * len(sheets)
    return [str(index + step) if index + step in numbers else None for index, numbers in enumerate(found)]


def mark_stamps(sheets: Sequence[Sheet], labels: Sequence[str | None]) -> list[Sheet]:
    """Make what the pack stamps on its pages running rows, so that nobody takes it for the reports' own words."""
    return [replace(sheet, rows=tuple(_marked(sheet, label))) for sheet, label in zip(sheets, labels, strict=True)]


def _marked(sheet: Sheet, label: str | None) -> Iterator[Row]:
    for at, row in enumerate(sheet.rows):
        stamped = is_stamp(row, at, sheet.height) or (
            label is not None and int(label) in _numbers_of(row, sheet.height)
        )
        yield replace(row, running=True) if stamped else row


def _numbers(sheet: Sheet) -> set[int]:
    """What may be a page's number: in running rows, and in rows at its edges that are nothing but a number."""
    return printed_numbers(sheet) | {number for row in sheet.rows for number in _numbers_of(row, sheet.height)}


def _numbers_of(row: Row, height: float) -> set[int]:
    match = pack_words().page_stamps.fullmatch(flat(row.text)) if is_at_edge(row, height) else None
    return {int(number) for number in [number for number in match.groups() if number][:1]} if match else set()


def report_labels(sheets: Sequence[Sheet], labels: Sequence[str | None], items: Sequence[PackItem]) -> list[str | None]:
    """For each page the number of the report it belongs to; None where there is none but the pack's, `labels`.

    Reports and their appendices begin anew, so a number counts that grows with others of the same item."""
    found: list[str | None] = [None] * len(sheets)
    for item in items:
        pages = range(item.first, item.last + 1)
        numbers = {page: _without(_numbers(sheets[page]), labels[page]) for page in pages}
        steps = Counter(number - page for page in pages for number in numbers[page])
        for page in pages:
            count, best = max(((steps[number - page], number) for number in numbers[page]), default=(0, 0))
            if count >= _FEWEST:
                found[page] = str(best)
    return found


def _without(numbers: set[int], label: str | None) -> set[int]:
    return {number for number in numbers if str(number) != label}
