"""Cut blocks into units of evidence: sentences, list items, table rows, headings, metadata."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Block, BlockKind
from corpus.passage import UnitKind
from ingest.load.text import trim
from ingest.split.sentences import sentence_spans
from ingest.structure.marks import words_start

_KINDS = {
    BlockKind.HEADING: UnitKind.HEADING,
    BlockKind.LIST_ITEM: UnitKind.LIST_ITEM,
    BlockKind.TABLE_ROW: UnitKind.TABLE_ROW,
    BlockKind.TABLE_HEADER: UnitKind.HEADING,
    BlockKind.METADATA: UnitKind.METADATA,
}


@dataclass(frozen=True, slots=True)
class Cut:
    """A unit before it is numbered: its block, kind, span, and its place in its list or table from 1."""

    block: Block
    kind: UnitKind
    start: int
    end: int
    position: int | None = None


def cut_units(text: str, blocks: Sequence[Block]) -> list[Cut]:
    """Every unit in text order; boilerplate has none, a list item's starts behind its bullet."""
    cuts: list[Cut] = []
    counts: dict[int, int] = {}
    for block in blocks:
        position = None
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) and block.group is not None:
            position = counts[block.group] = counts.get(block.group, 0) + 1
        cuts.extend(Cut(block, kind, start, end, position) for kind, start, end in _spans(text, block))
    return cuts


def _spans(text: str, block: Block) -> Iterator[tuple[UnitKind, int, int]]:
    if block.kind is BlockKind.BOILERPLATE:
        return
    if block.kind is BlockKind.PARAGRAPH:
        start = block.start + (words_start(text[block.start : block.end]) if block.label else 0)
        for first, last in sentence_spans(text, start, block.end):
            yield UnitKind.SENTENCE, first, last
        return
    start = block.start
    if block.kind is BlockKind.LIST_ITEM:
        start += words_start(text[block.start : block.end])
    start, end = trim(text, start, block.end)
    if start < end:
        yield _KINDS[block.kind], start, end
