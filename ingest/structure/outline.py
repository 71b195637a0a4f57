"""Headings of a PDF by its bookmarks: what a bookmark names on its page is a heading, at the bookmark's level."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.document import BlockKind
from corpus.folding import plain
from ingest.load.types import Bookmark, Draft, Loaded
from ingest.structure.marks import mark_of

_LONGEST = 40  # words of a heading
_LOWEST = 6


def with_bookmarks(loaded: Loaded, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that bookmarks name at the bookmarks' levels; headings that none names keep their rank among
    those of their type."""
    named = _named(loaded, drafts)
    if not named:
        return list(drafts)
    levels = _levels(drafts, named)
    settled = []
    for at, draft in enumerate(drafts):
        if at in named:
            kind = draft.kind if draft.level is not None else BlockKind.HEADING
            settled.append(replace(draft, kind=kind, level=named[at], marker=None))
        elif draft.level is not None:
            settled.append(replace(draft, level=_level(levels, draft.level)))
        else:
            settled.append(draft)
    return settled


def _named(loaded: Loaded, drafts: Sequence[Draft]) -> dict[int, int]:
    """The level of each draft that a bookmark names, by the draft's place; a bookmark names one at most."""
    by_page = _by_page(loaded, drafts) if loaded.outline else {}
    named: dict[int, int] = {}
    for mark in loaded.outline:
        at = next(
            (at for at in by_page.get(mark.page or 0, ()) if at not in named and _says(loaded, drafts[at], mark)), None
        )
        if at is not None:
            named[at] = min(mark.level, _LOWEST)
    return named


def _by_page(loaded: Loaded, drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Where drafts that could be headings stand, by page."""
    found: dict[int, list[int]] = {}
    pages = iter(loaded.pages)
    page = next(pages, None)
    for at, draft in enumerate(drafts):
        while page is not None and draft.start >= page.end:
            page = next(pages, None)
        if page is not None and draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            found.setdefault(page.index, []).append(at)
    return found


def _says(loaded: Loaded, draft: Draft, mark: Bookmark) -> bool:
    content = loaded.text[draft.start : draft.end]
    return len(content.split()) <= _LONGEST and _key(content) == _key(mark.title) != ""


def _key(content: str) -> str:
    """The letters and figures of a heading without its number, for comparison."""
    words = plain(content).lower()
    mark = mark_of(words)
    return "".join(char for char in words[mark.width if mark else 0 :] if char.isalnum())


def _levels(drafts: Sequence[Draft], named: Mapping[int, int]) -> dict[int, int]:
    """By rank of type: the level that bookmarks give most headings of it."""
    votes: dict[int, Counter[int]] = {}
    for at, level in named.items():
        rank = drafts[at].level
        if rank is not None:
            votes.setdefault(rank, Counter())[level] += 1
    return {rank: counts.most_common(1)[0][0] for rank, counts in votes.items()}


def _level(levels: Mapping[int, int], rank: int) -> int:
    """The level of a heading that no bookmark names: as others of its type, else below all that stand out more."""
    if rank in levels:
        return levels[rank]
    above = [level for other, level in levels.items() if other < rank]
    return min(max(above) + rank - max(other for other in levels if other < rank), _LOWEST) if above else 1
