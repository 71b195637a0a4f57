"""What marks the beginning of a pack's items: stamps on their first pages ("Agenda Item 5"), and bookmarks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.load.pdf_edges import Sheet, is_at_edge
from ingest.load.pdf_lines import Row
from ingest.load.types import Bookmark
from ingest.pack.words import NUMBER, pack_words
from ingest.structure.words import flat

_FIRST_ROWS = 4  # a stamp can stand below a running head
_NUMBERED = re.compile(
    rf"(?P<item>(?:agenda )?item|eitem)?\s*(?P<number>{NUMBER})\s*[-\u2010-\u2015.:)]?\s+(?P<title>\S.*)", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_SHORTEST = 8  # letters: a longer title that begins with a shorter one is the same item's


@dataclass(frozen=True, slots=True)
class Mark:
    """An item that begins on `page` (from 0); `stated` where it is called an item of an agenda in so many words."""

    number: str | None
    title: str
    page: int
    stated: bool = False

    @property
    def key(self) -> str:
        """What is equal for marks of one item."""
        return (self.number or self.title).lower()


def order_of(number: str) -> tuple[int, str]:
    """What items are sorted by: "6a" between "6" and "7"."""
    digits = re.match(r"\d+", number)
    return (int(digits[0]), number[digits.end() :]) if digits else (0, number)


def alike(title: str, other: str) -> bool:
    """Whether two titles are one: the same words, or one goes on where the other ends."""
    first, second = sorted((" ".join(_WORD.findall(text.lower())) for text in (title, other)), key=len)
    return first == second != "" or (len(first) >= _SHORTEST and second.startswith(first))


def stamped(sheets: Sequence[Sheet]) -> list[Mark]:
    """The first page of each item that bears a stamp; the same stamp again, on the pages after, says nothing new."""
    found: dict[str, Mark] = {}
    for page, sheet in enumerate(sheets):
        for at, row in enumerate(sheet.rows):
            stamp = _stamp(row, at, sheet.height)
            if stamp is not None:
                found.setdefault(
                    stamp["number"], Mark(stamp["number"], stamp["title"] or "", page, stated=stamp["weak"] is None)
                )
    return list(found.values())


def _stamp(row: Row, at: int, height: float) -> re.Match[str] | None:
    """Among a page's first rows, or nothing but a stamp at its edge, wherever in the order of drawing."""
    found = pack_words().stamps.fullmatch(flat(row.text))
    if found is None or row.running or at < _FIRST_ROWS:
        return found
    return found if found["title"] is None and is_at_edge(row, height) else None


def is_stamp(row: Row, at: int, height: float) -> bool:
    """Whether row number `at` (from 0) of a page so many points high is nothing but an item's stamp."""
    stamp = _stamp(row, at, height)
    return stamp is not None and stamp["title"] is None


def bookmarked(outline: Sequence[Bookmark], count: int) -> list[Mark]:
    """The bookmarks of the highest level that has more than one, with the number that their title begins with."""
    levels = sorted({mark.level for mark in outline})
    level = next((one for one in levels if sum(mark.level == one for mark in outline) > 1), None)
    known = [mark for mark in outline if mark.level == level and mark.page and mark.page <= count]
    return [_bookmark(mark.title, (mark.page or 1) - 1) for mark in known]


def _bookmark(title: str, page: int) -> Mark:
    match = _NUMBERED.fullmatch(title)
    if match is None:
        return Mark(None, flat(title), page)
    return Mark(match["number"], flat(match["title"]), page, stated=match["item"] is not None)
