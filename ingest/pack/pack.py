"""Find the items of an agenda pack by its front sheet, its bookmarks and the stamps on its items' first pages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.load.pdf_edges import Sheet
from ingest.load.types import Bookmark
from ingest.pack.front import front_marks, front_titles, is_front, is_supplement
from ingest.pack.marks import Mark, alike, bookmarked, is_stamp, order_of, stamped
from ingest.pack.words import is_procedural
from ingest.structure.words import flat

_FRONT_WITHIN = 3  # pages
_AGENDA = "Agenda"
_STAMP, _TITLE, _LIST, _NUMBER = 4, 3, 3, 1  # what a source weighs that says where an item begins


@dataclass(frozen=True, slots=True)
class PackItem:
    """An item by its pages, `first` to `last`, both included and counted from 0."""

    number: str | None
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where items begin, by the front sheet's page numbers, by stamps and by bookmarks; `titles` as the front sheet
    lists them, by number, also of items that it names no pages for."""

    listed: Sequence[Mark]
    stamps: Sequence[Mark]
    bookmarks: Sequence[Mark]
    titles: Mapping[str, str]

    def sure_bookmarks(self) -> list[Mark]:
        """Bookmarks that call themselves an item's, or whose title the front sheet has too, and tells the number of."""
        found = []
        for mark in self.bookmarks:
            numbers = [mark.number] if mark.number else list(self.titles)
            number = next((one for one in numbers if alike(self.titles.get(one.lower(), ""), mark.title)), None)
            if number or mark.stated:
                found.append(replace(mark, number=number or mark.number))
        return found


def find_items(
    sheets: Sequence[Sheet], labels: Sequence[str | None], outline: Sequence[Bookmark]
) -> tuple[PackItem, ...]:
    """The items in order, the front sheet as the first ("Agenda"); none where the file is no pack. `labels` are the
    numbers that the pack prints on its pages."""
    first = sheets[:_FRONT_WITHIN]
    front = any(is_front(sheet) for sheet in first)
    sources = _Sources(
        front_marks(sheets, labels) if front else (),
        [mark for mark in stamped(sheets) if mark.stated or front],
        bookmarked(outline, len(sheets)),
        front_titles(sheets) if front else {},
    )
    if not _is_pack(sources, front, late=front and any(is_supplement(sheet) for sheet in first)):
        return ()
    return tuple(_with_ends(_items(_starts(sources), sources, sheets), len(sheets)))


def _is_pack(sources: _Sources, front: bool, late: bool) -> bool:
    """Two items of which one source says where they begin, or one of which two say so; a supplement may have but one,
    and bookmarks to minutes or apologies below a page that calls itself an agenda are a pack's.

    A report with a contents page and numbered bookmarks has no front sheet and no stamps."""
    if max(len(sources.listed), len(sources.stamps), len(sources.sure_bookmarks())) > 1:
        return True
    if front and any(is_procedural(mark.title) for mark in sources.bookmarks if mark.number):
        return True
    places = Counter((mark.key, mark.page) for mark in (*sources.listed, *sources.stamps, *sources.bookmarks))
    known = {mark.key for mark in (*sources.listed, *sources.stamps)}
    return any(count > 1 and key in known for (key, _), count in places.items()) or (late and bool(sources.listed))


def _starts(sources: _Sources) -> dict[str, int]:
    """The first page of each item, by its key: the page with most weight behind it."""
    sure_bookmarks = sources.sure_bookmarks()
    votes: dict[str, Counter[int]] = {}
    for marks, weight in ((sources.stamps, _STAMP), (sources.listed, _LIST), (sure_bookmarks, _TITLE)):
        for mark in marks:
            votes.setdefault(mark.key, Counter())[mark.page] += weight
    sure = {key: pages.most_common(1)[0][0] for key, pages in votes.items()}
    for mark in sources.bookmarks:
        if mark.number and (mark.key in votes or _fits(mark, sure)):
            votes.setdefault(mark.key, Counter())[mark.page] += _NUMBER
    return {key: pages.most_common(1)[0][0] for key, pages in votes.items()}


def _fits(mark: Mark, starts: Mapping[str, int]) -> bool:
    """Whether a bookmark's number stands in order among the items: those of a report within an item do not."""
    return all(
        page < mark.page if order_of(key) < order_of(mark.key) else page > mark.page
        for key, page in starts.items()
        if key[0].isdigit()
    )


def _items(starts: Mapping[str, int], sources: _Sources, sheets: Sequence[Sheet]) -> list[PackItem]:
    """The items by first page, one a page; titles as the front sheet has them, else bookmark, stamp, first heading."""
    marks = (*sources.bookmarks, *sources.sure_bookmarks(), *sources.stamps, *sources.listed)
    titles = {mark.key: mark.title for mark in marks if mark.title and starts.get(mark.key) == mark.page}
    numbers = {mark.key: mark.number for mark in marks}
    items: dict[int, PackItem] = {}
    for key, page in sorted(starts.items(), key=lambda start: start[1]):
        title = sources.titles.get(key) or titles.get(key) or _first_heading(sheets[page])
        items.setdefault(page, PackItem(numbers.get(key), title, page, page))
    return list(items.values())


def _first_heading(sheet: Sheet) -> str:
    """The largest row of a page, the upper of two."""
    told = [row for at, row in enumerate(sheet.rows) if not row.running and not is_stamp(row, at, sheet.height)]
    rows = [row for row in told if row.text.strip()]
    return flat(max(rows, key=lambda row: (row.size, row.weight)).text) if rows else "Untitled"


def _with_ends(items: Sequence[PackItem], count: int) -> Iterator[PackItem]:
    if items and items[0].first > 0:
        yield PackItem(None, _AGENDA, 0, items[0].first - 1)
    for at, item in enumerate(items):
        last = items[at + 1].first - 1 if at + 1 < len(items) else count - 1
        yield replace(item, last=last)
