"""Link drafts into blocks: heading paths, lists with their lead-ins, tables with their headers, groups numbered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Block, BlockKind, Item
from ingest.load.types import Draft
from ingest.structure.words import flat

_SENTENCE_ENDS = re.compile(r"[.!?][”’\"')\]]*(?=\s+[A-Z“‘\"']|$)")
_LONGEST_ITEM = 130  # words
_PARAGRAPHS = "points"  # the style of "4.25": numbers of paragraphs, unless a colon stands before
_PROSE_WORDS = 60  # numbered items longer than this on average are paragraphs
_CLOSED = re.compile(r"[.!?…][”’\"')\]]*\d{0,2}$")
_ASIDE = (BlockKind.BOILERPLATE, BlockKind.METADATA)


@dataclass(slots=True)
class _Linker:
    """What is open while going through the drafts: the heading path, the lists by marker, the table."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    lists: list[tuple[str, int, int | None]] = field(default_factory=list)  # marker, group, parent
    table: tuple[int, int, int | None] | None = None  # table number, group, header
    groups: int = 0
    last: Block | None = None

    def add(self, draft: Draft) -> None:
        group: int | None = None
        parent: int | None = None
        if draft.kind is BlockKind.HEADING or draft.level is not None:
            self._open_heading(draft)
        if draft.kind is BlockKind.LIST_ITEM:
            group, parent = self._list(draft)
        elif draft.kind not in _ASIDE and draft.marker is None:
            self.lists.clear()
        if draft.table is not None:
            group, parent = self._row(draft)
        section = tuple(title for _, title in self.path)
        if draft.kind in _ASIDE:
            section = ()
        block = Block(
            len(self.blocks), draft.kind, draft.start, draft.end, section, draft.level, parent, group, draft.label
        )
        self.blocks.append(block)
        if draft.kind not in _ASIDE:
            self.last = block

    def open_item(self, item: Item) -> None:
        """Close all that is open: nothing goes on from one agenda item into the next."""
        self.path = [(0, item.name)]
        self.lists.clear()
        self.table = self.last = None

    def _open_heading(self, draft: Draft) -> None:
        level = draft.level or 2
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        self.path.append((level, flat(self.text[draft.start : draft.end])))

    def _list(self, draft: Draft) -> tuple[int, int | None]:
        """The item's group and lead-in; a new marker inside a list opens a list under the item before it."""
        marker = draft.marker or ""
        for depth, (known, group, parent) in enumerate(self.lists):
            if known == marker:
                del self.lists[depth + 1 :]
                return group, parent
        lead_in = self._item_above() if self.lists else self._lead_in()
        self.groups += 1
        self.lists.append((marker, self.groups, lead_in))
        return self.groups, lead_in

    def _item_above(self) -> int | None:
        return self.last.ordinal if self.last else None

    def _lead_in(self) -> int | None:
        last = self.last
        if last is None or last.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            return None
        content = self.text[last.start : last.end].rstrip()
        return None if last.kind is BlockKind.PARAGRAPH and _CLOSED.search(content) else last.ordinal

    def _row(self, draft: Draft) -> tuple[int, int | None]:
        if self.table is None or self.table[0] != draft.table:
            header = len(self.blocks) if draft.kind is BlockKind.TABLE_HEADER else None
            over = self.last.ordinal if self.last and self.last.kind is not BlockKind.TABLE_ROW else None
            self.groups += 1
            self.table = (draft.table or 0, self.groups, header if header is not None else over)
            return self.groups, over if header is not None else self.table[2]
        return self.table[1], self.table[2]


def link(text: str, drafts: Sequence[Draft], items: Sequence[Item] = ()) -> tuple[Block, ...]:
    """Drafts in text order to blocks; each of a pack's items opens a heading path of its own, which it heads."""
    linker = _Linker(text)
    ahead = list(items)
    for draft in _settled(text, drafts):
        while ahead and ahead[0].start <= draft.start:
            linker.open_item(ahead.pop(0))
        linker.add(draft)
    return tuple(linker.blocks)


def _settled(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Numbered items that are prose become paragraphs with a label; so does a lone number."""
    settled = list(drafts)
    for run in _numbered_runs(drafts):
        if _is_prose(text, drafts, run):
            for at in run:
                settled[at] = replace(drafts[at], kind=BlockKind.PARAGRAPH, marker=None)
    return [_unlisted(text, draft) for draft in settled]


def _unlisted(text: str, draft: Draft) -> Draft:
    """An item as long as a passage is a paragraph: nobody would quote it whole."""
    if draft.kind is BlockKind.LIST_ITEM and len(text[draft.start : draft.end].split()) > _LONGEST_ITEM:
        return replace(draft, kind=BlockKind.PARAGRAPH, marker=None)
    return draft


def _numbered_runs(drafts: Sequence[Draft]) -> list[list[int]]:
    """Indices of neighbouring items that bear numbers of one style; bullets may stand between them."""
    runs: list[list[int]] = []
    style: str | None = None
    for at, draft in enumerate(drafts):
        if draft.kind is BlockKind.LIST_ITEM and draft.label is not None:
            if draft.marker != style:
                runs.append([])
            runs[-1].append(at)
            style = draft.marker
        elif draft.kind not in (BlockKind.LIST_ITEM, *_ASIDE) and draft.marker is None:
            style = None
    return runs


def _is_prose(text: str, drafts: Sequence[Draft], run: Sequence[int]) -> bool:
    contents = [text[drafts[at].start : drafts[at].end] for at in run]
    before = drafts[run[0] - 1] if run[0] else None
    if before is not None and text[before.start : before.end].rstrip().endswith(":"):
        return sum(len(content.split()) for content in contents) > 1.5 * _PROSE_WORDS * len(contents)
    if len(run) == 1 or drafts[run[0]].marker == _PARAGRAPHS:
        return True
    sentences = sum(len(_SENTENCE_ENDS.findall(content)) for content in contents)
    words = sum(len(content.split()) for content in contents)
    return words > _PROSE_WORDS * len(contents) or sentences > 2.5 * len(contents)
