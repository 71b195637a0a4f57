"""The front sheet of an agenda pack: its items, and the pack pages that it names for each ("(Pages 11 - 66)")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import dates_in
from ingest.load_pdf_edges import Sheet
from ingest.load_pdf_lines import Row
from ingest.pack_marks import Mark, stamped
from ingest.pack_words import NUMBER, pack_words
from ingest.structure_words import flat

_NUMBERED = re.compile(rf"(?:(?:item|eitem)\s+)?(?P<number>{NUMBER})\s*[.):]?(?:\s+(?P<title>\S.*))?", re.IGNORECASE)
_MOST_SHEETS = 12  # front sheets in two languages, with notices
_HEAVIER = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as a front sheet lists it; `first` and `last` are numbers printed on the pack's pages."""

    number: str | None
    title: str
    first: int
    last: int
    english: bool


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
    for entry in front_entries(sheets):
        page = _page_of(entry.first, labels)
        if page is not None:
            mark = Mark(entry.number, entry.title, page)
            if entry.english or mark.key not in found:
                found[mark.key] = mark
    return sorted(found.values(), key=lambda mark: mark.page)


def front_titles(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The title of each numbered item, pages named or not, by number in lower case."""
    entries = front_entries(sheets)
    titles = {entry.number.lower(): entry.title for entry in entries if entry.number and not entry.english}
    titles |= {entry.number.lower(): entry.title for entry in entries if entry.number and entry.english}
    rows = _rows(sheets)
    for at, row in enumerate(rows):
        number, title = _numbered(row.text) or (None, "")
        if number:
            titles.setdefault(number.lower(), _title(rows[at if title else at + 1 :], title))
    return titles


def front_entries(sheets: Sequence[Sheet]) -> list[Entry]:
    """What the front sheets say of items and their pages, in their order."""
    return list(_entries(_rows(sheets)))


def _rows(sheets: Sequence[Sheet]) -> list[Row]:
    """The front sheets' rows: down to the last page, before any stamp, that calls itself an agenda or names pages."""
    stamp = next((mark.page for mark in stamped(sheets[:_MOST_SHEETS])), _MOST_SHEETS)
    front = [at for at, sheet in enumerate(sheets[:stamp]) if is_front(sheet) or _names_pages(sheet)]
    return [row for sheet in sheets[: max(front, default=-1) + 1] for row in sheet.rows if _is_own(row)]


def _names_pages(sheet: Sheet) -> bool:
    return pack_words().ranges.search(_joined(sheet.rows)) is not None


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


def _entries(rows: Sequence[Row]) -> Iterator[Entry]:
    """Entries; the rows of each run from its number to where its pages are named."""
    begin = 0
    for at in range(len(rows)):
        found = pack_words().ranges.search(_joined(rows[max(begin, at - 1) : at + 1]))
        if found is None or not _closes(rows, begin, at):
            continue
        first, last = _bounds(found)
        number, title = _heading(rows[begin : at + 1])
        if title and first <= last:
            yield Entry(number, title, first, last, english="tud" not in found[0].lower())
        begin = at + 1


def _closes(rows: Sequence[Row], begin: int, at: int) -> bool:
    """Whether the page numbers end on this row, and not on the one before, where they were found already."""
    return at == begin or pack_words().ranges.search(rows[at - 1].text) is None


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    numbers = [int(group) for group in found.groups() if group]
    return numbers[0], numbers[-1]


def _joined(rows: Sequence[Row]) -> str:
    return flat(" ".join(row.text for row in rows))


def _heading(rows: Sequence[Row]) -> tuple[str | None, str]:
    """Number and title: the last numbered row before the pages, else the first row that stands out."""
    for at in range(len(rows) - 1, -1, -1):
        numbered = _numbered(rows[at].text)
        if numbered is not None:
            number, title = numbered
            begin = at if title else at + 1
            return number, _title(rows[begin:], title)
    return None, _title(rows, "")


def _numbered(text: str) -> tuple[str, str] | None:
    """An entry's number and the beginning of its title; None for what only begins with a figure, such as a date."""
    content = flat(text)
    match = _NUMBERED.fullmatch(content)
    if match is None or (dates_in(content) and dates_in(content)[0].start == 0):
        return None
    title = _without_pages(match["title"] or "")
    return (match["number"], title) if not title or title[0].isupper() or not title[0].isalpha() else None


def _title(rows: Sequence[Row], begun: str) -> str:
    """A title with the rows it runs over: those set alike in bold or capitals."""
    if not rows:
        return begun
    parts = [begun or _without_pages(rows[0].text)]
    for row in rows[1:]:
        content = _without_pages(row.text)
        if not content or not _stands_out(row, rows[0], rows) or not _stands_out(rows[0], rows[0], rows):
            break
        parts.append(content)
    return flat(" ".join(parts))


def _stands_out(row: Row, first: Row, rows: Sequence[Row]) -> bool:
    lightest = min(other.weight for other in rows)
    alike = abs(row.size - first.size) < 0.6 and row.weight == first.weight
    return alike and (row.weight >= lightest + _HEAVIER or _without_pages(row.text).isupper())


def _without_pages(text: str) -> str:
    return pack_words().ranges.sub("", flat(text)).strip(" .\u2026")
