"""The entries of an agenda: rows of a front sheet to items with number, title and the pages that their papers have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.dates import dates_in
from ingest.load.pdf_lines import Row
from ingest.pack.words import NUMBER, pack_words
from ingest.structure.words import flat

_NUMBERED = re.compile(rf"(?:(?:item|eitem)\s+)?(?P<number>{NUMBER})\s*[.):]?(?:\s+(?P<title>\S.*))?", re.IGNORECASE)
_COLUMN = re.compile(  # "5. Performance report 11 - 66", or with dots "5. Performance report .... 11"
    rf"(?<!\S)(?P<number>{NUMBER})\s*[.):]?\s+(?P<title>[^\W\d_].*?)"
    r"(?:\s+(?P<first>\d{1,4})\s*[-\u2010-\u2015]\s*(?P<last>\d{1,4})|\s*\.{3,}\s*(?P<only>\d{1,4}))(?!\S)"
)
_HEAVIER = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as a front sheet lists it; `first` and `last` are numbers printed on the pack's pages."""

    number: str | None
    title: str
    first: int
    last: int
    english: bool = True


def entries_of(rows: Sequence[Row]) -> list[Entry]:
    """Items with the pages named for them, in their order: "(Pages 11 - 66)", else numbers in a column of their own."""
    return list(_entries(rows)) or _columned(rows)


def titles_of(rows: Sequence[Row]) -> dict[str, str]:
    """The first title of each number, in lower case, whether or not pages are named for it."""
    titles: dict[str, str] = {}
    for at, row in enumerate(rows):
        number, title = _numbered(row.text) or (None, "")
        if number:
            titles.setdefault(number.lower(), _title(rows[at if title else at + 1 :], title))
    return titles


def _columned(rows: Sequence[Row]) -> list[Entry]:
    """Entries whose pages stand bare at the row's end; they count where two or more follow each other."""
    found = [match for row in rows for match in _COLUMN.finditer(flat(row.text))]  # pdfium can run two rows together
    entries = [
        Entry(
            match["number"],
            match["title"].strip(" ."),
            int(match["first"] or match["only"]),
            int(match["last"] or match["only"]),
        )
        for match in found
    ]
    growing = all(one.first < other.first and one.last < other.first for one, other in pairwise(entries))
    return entries if len(entries) > 1 and growing else []


def _entries(rows: Sequence[Row]) -> Iterator[Entry]:
    """Entries; the rows of each run from its number to where its pages are named."""
    begin = 0
    for at in range(len(rows)):
        found = pack_words().ranges.search(joined(rows[max(begin, at - 1) : at + 1]))
        if found is None or not _closes(rows, begin, at):
            continue
        first, last = _bounds(found)
        broken = pack_words().ranges.search(rows[at].text) is None  # the row is the rest of what the one before began
        number, title = _heading(rows[begin : at if broken else at + 1])
        if title and first <= last:
            yield Entry(number, title, first, last, english="tud" not in found[0].lower())
        begin = at + 1


def _closes(rows: Sequence[Row], begin: int, at: int) -> bool:
    """Whether the page numbers end on this row, and not on the one before, where they were found already."""
    return at == begin or pack_words().ranges.search(rows[at - 1].text) is None


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    numbers = [int(group) for group in found.groups() if group]
    return numbers[0], numbers[-1]


def joined(rows: Sequence[Row]) -> str:
    """The rows' text on one line."""
    return flat(" ".join(row.text for row in rows))


def _heading(rows: Sequence[Row]) -> tuple[str | None, str]:
    """Number and title: the last numbered row before the pages, else the first row that stands out."""
    for at in range(len(rows) - 1, -1, -1):
        numbered = _numbered(rows[at].text)
        if numbered is not None:
            number, title = numbered
            begin = at if title else at + 1
            return number, _title(rows[begin:], title)
    return None, _title([row for row in rows if not pack_words().agenda.fullmatch(flat(row.text))], "")


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
