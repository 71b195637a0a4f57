"""Structure a loaded text: blocks of headings, paragraphs, lists and tables, linked, with boilerplate marked."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Block, BlockKind
from ingest.load.types import Draft, Format, Loaded
from ingest.structure.furniture import mark_furniture, mark_imprint
from ingest.structure.link import link
from ingest.structure.outline import with_bookmarks
from ingest.structure.pdf import pdf_drafts
from ingest.structure.text import is_dateline, text_drafts
from ingest.structure.words import flat


def structure(loaded: Loaded) -> tuple[Block, ...]:
    """Blocks in text order, none overlapping; every character that is not white space lies in one."""
    return link(loaded.text, _drafts(loaded), loaded.items)


def _drafts(loaded: Loaded) -> Sequence[Draft]:
    text = loaded.text
    if loaded.format is Format.PDF:
        return mark_imprint(text, _dated(text, _pdf_drafts(loaded), within=loaded.pages[0].end))
    if loaded.format is Format.DOCX:
        return mark_imprint(text, _dated(text, loaded.drafts, within=len(text) // 2))
    if loaded.format in (Format.MARKDOWN, Format.HTML):
        return mark_furniture(text, _dated(text, loaded.drafts, within=len(text) // 2))
    if loaded.format is Format.RECORD:
        return (*loaded.drafts, *_rule(loaded), *text_drafts(text, loaded.lines))
    return mark_furniture(text, text_drafts(text, loaded.lines))


def _pdf_drafts(loaded: Loaded) -> Sequence[Draft]:
    """Each item of a pack by itself: it has a body type, and ranks of headings, of its own."""
    begins = [item.start for item in loaded.items] or [0]
    places = [bisect_left(loaded.lines, begin, key=lambda line: line.start) for begin in begins]
    parts = pairwise([*places, len(loaded.lines)])
    drafts = [draft for first, last in parts for draft in pdf_drafts(loaded.text, loaded.lines[first:last])]
    return drafts if loaded.items else with_bookmarks(loaded, drafts)


def _rule(loaded: Loaded) -> list[Draft]:
    """The `---` that closes a record's header."""
    after = loaded.drafts[-1].end if loaded.drafts else 0
    at = loaded.text.find("---", after)
    return [Draft(BlockKind.BOILERPLATE, at, at + 3)]


def _dated(text: str, drafts: Sequence[Draft], within: int) -> list[Draft]:
    """Datelines near the top become metadata."""
    return [
        replace(draft, kind=BlockKind.METADATA, level=None)
        if draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and draft.start < within
        and is_dateline(flat(text[draft.start : draft.end]))
        else draft
        for draft in drafts
    ]
