"""The front sheet of an agenda pack: its items, and the pack pages that it names for each ("(Pages 11 - 66)")."""

from collections import Counter
from collections.abc import Sequence

from ingest.load.pdf_edges import Sheet
from ingest.load.pdf_lines import Row
from ingest.pack.entries import entries_of, joined, titles_of
from ingest.pack.marks import Mark, stamped
from ingest.pack.words import pack_words
from ingest.structure.words import flat

_MOST_SHEETS = 12  # front sheets in two languages, with notices


def is_front(sheet: Sheet) -> bool:
    """Whether a page calls itself an agenda."""
    return any(pack_words().agenda.fullmatch(flat(row.text)) for row in sheet.rows)


def is_supplement(sheet: Sheet) -> bool:
    """Whether a page says that it brings late or additional papers."""
    return any(pack_words().supplement.fullmatch(flat(row.text)) for row in sheet.rows)


def front_marks(sheets: Sequence[Sheet], labels: Sequence[str | None]) -> list[Mark]:
    """The items that the front sheet names pages for, each once, English before Welsh, by first page.

    `labels` are the numbers printed on the pages, which the front sheet refers to."""
    found: dict[str, Mark] = {}
    for entry in entries_of(_rows(sheets)):
        page, last = (_page_of(number, labels) for number in (entry.first, entry.last))
        if page is not None and last is not None:  # a front sheet by itself names pages that its file does not have
            mark = Mark(entry.number, entry.title, page)
            if entry.english or mark.key not in found:
                found[mark.key] = mark
    return sorted(found.values(), key=lambda mark: mark.page)


def front_titles(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The title of each numbered item, pages named or not, by number in lower case; English before Welsh."""
    rows = _rows(sheets)
    entries = sorted(entries_of(rows), key=lambda entry: entry.english)
    return titles_of(rows) | {entry.number.lower(): entry.title for entry in entries if entry.number}


def _rows(sheets: Sequence[Sheet]) -> list[Row]:
    """The front sheets' rows: down to the last page, before any stamp, that calls itself an agenda or names pages."""
    stamp = next((mark.page for mark in stamped(sheets[:_MOST_SHEETS])), _MOST_SHEETS)
    front = [at for at, sheet in enumerate(sheets[:stamp]) if is_front(sheet) or _names_pages(sheet)]
    return [row for sheet in sheets[: max(front, default=-1) + 1] for row in sheet.rows if _is_own(row)]


def _names_pages(sheet: Sheet) -> bool:
    return pack_words().ranges.search(joined(sheet.rows)) is not None


def _is_own(row: Row) -> bool:
    return bool(row.text.strip()) and not row.running


def _page_of(number: int, labels: Sequence[str | None]) -> int | None:
    """The page (from 0) that bears a number. Pages without one are counted on from the others, and where none is
    printed, the number counts the file's pages."""
    if str(number) in labels:
        return labels.index(str(number))
    steps = Counter(index - int(label) for index, label in enumerate(labels) if label and label.isdigit())
    page = number + (steps.most_common(1)[0][0] if steps else -1)
    return page if 0 <= page < len(labels) else None
