"""Running heads and feet of PDF pages: find them, read page numbers from them, move them out of running sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.load.pdf_lines import Row

_EDGE = 0.13  # share of the page's height that counts as its head or foot
_NUMBER = re.compile(r"\d+")
_FINISHED = re.compile(r"[.!?:;][”’\"')\]]*\s*\d{0,2}\s*$")
_APART = 4  # pages from one running head to the next like it
_LARGER = 1.5  # points by which a heading is larger than the text
_FULL_ROW = 45  # characters
_WIDE = 1.3  # a gap wider than this many line steps parts paragraphs


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its height in points (0 where not known), its rows, and whether they look wrongly read. `confidence` is
    there where words were recognised in a picture; `unread` where the page shows words that nobody could read."""

    height: float
    rows: tuple[Row, ...]
    doubtful: bool = False
    confidence: float | None = None
    unread: bool = False

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)

    @property
    def readable(self) -> bool:
        return not self.unread and any(row.text.strip() for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row stands that may be a running one, its figures, and whether it is words in larger type."""

    page: int
    row: int
    figures: tuple[int, ...]
    large: bool


def plain_sheet(text: str, size: float = 12.0) -> Sheet:
    """A page of which only the text is known: rows one under the other in body type of `size` points."""
    return Sheet(0.0, tuple(_plain_row(line, at, size) for at, line in enumerate(text.splitlines())))


def _plain_row(line: str, at: int, size: float) -> Row:
    y = -1.2 * size * at
    return Row(line, 0.0, y, y, size, 0)


def mark_running(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Mark rows that stand at the same edge of three or more pages that follow each other (two, in a file of two), each
    figure in them the same or one up a page. A heading that tops a page here and there is none of these, nor is the
    first line of forms alike but for their figures, nor "Annex 3" after "Annex 2" in larger type than the text."""
    enough, body = min(3, max(2, len(sheets))), body_size(sheets)
    going: dict[tuple[str, str], list[list[_Place]]] = {}
    runs: list[list[_Place]] = []
    for page, sheet in enumerate(sheets):
        for at, row in enumerate(sheet.rows):
            if key := _key(row, sheet.height):
                figures = tuple(map(int, _NUMBER.findall(row.text)))
                place = _Place(page, at, figures, row.size > body + _LARGER and key[1].strip("# ") != "")
                going[key] = _put(place, going.get(key, []), runs)
    marked: dict[int, set[int]] = {}
    for run in runs:
        if len({place.page for place in run}) >= enough and not _is_series(run):
            for place in run:
                marked.setdefault(place.page, set()).add(place.row)
    return [_marked(sheet, marked.get(page, set())) for page, sheet in enumerate(sheets)]


def _put(place: _Place, going: list[list[_Place]], runs: list[list[_Place]]) -> list[list[_Place]]:
    """Add a row to the run that it goes on with, or begin one; gives the runs that can still go on. Two rows of a page
    may be alike but for their figures: a pack's page number and that of a report in it."""
    going = [run for run in going if place.page - run[-1].page <= _APART]
    for run in reversed(going):
        if _goes_on(run[-1], place):
            run.append(place)
            return going
    runs.append([place])
    return [*going, runs[-1]]


def _is_series(run: Sequence[_Place]) -> bool:
    """Whether these are numbered headings, a page each."""
    return len({place.figures for place in run}) > 1 and all(place.large for place in run)


def _goes_on(before: _Place, after: _Place) -> bool:
    """Whether a row may be the same running head or foot as one before it: heads of left and right pages take turns,
    and a page without any, such as a full-page picture, may come between."""
    pages = after.page - before.page
    return all(new - old in (0, pages) for old, new in zip(before.figures, after.figures, strict=True))


def _marked(sheet: Sheet, running: set[int]) -> Sheet:
    rows = (replace(row, running=True) if at in running else row for at, row in enumerate(sheet.rows))
    return replace(sheet, rows=tuple(rows))


def _key(row: Row, height: float) -> tuple[str, str] | None:
    """The edge a row stands at and its text without digits, or None within the page."""
    content = row.text.strip()
    if not content or row.table or height <= 0 or height * _EDGE < row.y < height * (1 - _EDGE):
        return None
    edge = "foot" if row.y < height / 2 else "head"
    return edge, _NUMBER.sub("#", " ".join(content.lower().split()))


def is_at_edge(row: Row, height: float) -> bool:
    """Whether a row stands where running heads and feet do, on a page of that height (0 where not known)."""
    return height > 0 and not height * _EDGE < row.y < height * (1 - _EDGE)


def printed_labels(sheets: Sequence[Sheet]) -> list[str | None]:
    """The page number printed in each running head or foot, if on most pages it grows with the page; else None."""
    found = [printed_numbers(sheet) for sheet in sheets]
    steps = Counter(number - index for index, numbers in enumerate(found) for number in numbers)
    if not steps:
        return [None] * len(sheets)
    step, count = steps.most_common(1)[0]
    if count < max(2, 0.6 * len(sheets)):
        return [None] * len(sheets)
    return [str(index + step) if index + step in numbers else None for index, numbers in enumerate(found)]


def printed_numbers(sheet: Sheet) -> set[int]:
    """What may be a page's number: the first and the last figure of each running row."""
    found: set[int] = set()
    for row in sheet.rows:
        numbers = [int(number) for number in _NUMBER.findall(row.text) if len(number) < 5] if row.running else []
        found.update(numbers[:1] + numbers[-1:])
    return found


def arrange(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Put running rows and footnotes at a paragraph's end, so that a sentence cut by a page break stays whole."""
    body = body_size(sheets)
    following = [*sheets[1:], None]
    return [
        replace(sheet, rows=_arranged(sheet.rows, body, after)) for sheet, after in zip(sheets, following, strict=True)
    ]


def body_size(sheets: Sequence[Sheet]) -> float:
    """The font size, in points, of most characters; 12 where there are none."""
    sizes = Counter[float]()
    for sheet in sheets:
        for row in sheet.rows:
            if row.text.strip():
                sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def _arranged(rows: tuple[Row, ...], body: float, after: Sheet | None) -> tuple[Row, ...]:
    kept = [row for row in rows if row.text.strip()]
    notes_from = next((i for i in range(len(kept), 0, -1) if not _is_note(kept[i - 1], body)), 0)
    text = [row for row in kept[:notes_from] if not row.running]
    moved = [row for row in kept[:notes_from] if row.running] + kept[notes_from:]
    if not text:
        return tuple(moved)
    at = _last_break(text) if _runs_over(text[-1], after) else len(text)
    return (*text[:at], *moved, *text[at:])


def _runs_over(last: Row, after: Sheet | None) -> bool:
    """Whether a page's last row is cut from its sentence's rest on the page after."""
    if after is None or last.table or _FINISHED.search(last.text) or len(last.text) < _FULL_ROW:
        return False
    first = next((row for row in after.rows if row.text.strip() and not row.running), None)
    return first is not None and abs(first.size - last.size) < 0.6 and first.weight == last.weight


def _is_note(row: Row, body: float) -> bool:
    return row.running or (row.size < body - 0.9 and not row.table)


def _last_break(rows: Sequence[Row]) -> int:
    """Where the last paragraph of the rows begins; their count if there is but one."""
    for at in range(len(rows) - 1, 0, -1):
        step = rows[at - 1].y_end - rows[at].y
        if step > _WIDE * 1.21 * rows[at].size:
            return at
    return len(rows)
