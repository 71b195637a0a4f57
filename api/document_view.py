"""A leaf of a text laid out for reading: headings, paragraphs, lists and tables, and the quote marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal

from api.columns import Line, Row, cells_of, in_columns
from api.leaves import Leaf
from api.runs import runs_of
from corpus.document import Block, BlockKind, Edition, Item

Shape = Literal["heading", "paragraph", "list", "table", "item"]

_LISTED = {BlockKind.LIST_ITEM}
_TABLED = {BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW}


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows as one thing: a heading, a paragraph, a whole list or table, or the start of an agenda item,
    whose `number` counts from 1, as that of a table on its leaf does."""

    shape: Shape
    lines: list[Line] = field(default_factory=list)
    level: int = 3
    dimmed: bool = False  # boilerplate and header fields: shown, since offsets count them, but set back
    item: Item | None = None
    number: int = 0

    @property
    def rows(self) -> list[Row]:
        """A table's rows in columns; none where it has no columns."""
        return in_columns(self.lines)


def lay_out(edition: Edition, leaf: Leaf, quote: tuple[int, int] | None = None) -> list[Part]:
    """The text of a leaf in order, nothing left out but white space; `quote` bounds what is to be marked."""
    parts: list[Part] = []
    items = [(number, item) for number, item in enumerate(edition.items, start=1) if _begins_on(item, leaf)]
    previous: Block | None = None
    for block in _covering(edition, leaf):
        while items and items[0][1].start <= block.start:
            number, item = items.pop(0)
            parts.append(Part("item", item=item, number=number))
            previous = None
        line = _line(edition.text, block, quote)
        if previous is not None and _same_group(previous, block):
            parts[-1].lines.append(line)
        else:
            parts.append(_part(block, line))
        previous = block
    parts += [Part("item", item=item, number=number) for number, item in items]
    return _counted(_without_gaps(parts))


def _counted(parts: list[Part]) -> list[Part]:
    """With the tables numbered as they come."""
    tables = count(1)
    return [replace(part, number=next(tables)) if part.shape == "table" else part for part in parts]


def _without_gaps(parts: list[Part]) -> list[Part]:
    """Heading levels that begin below the page's own (2) and skip none, whatever the document does."""
    last = 2
    for at, part in enumerate(parts):
        if part.shape in ("heading", "item"):
            last = min(part.level, last + 1)
            parts[at] = replace(part, level=last)
    return parts


def _begins_on(item: Item, leaf: Leaf) -> bool:
    return leaf.start <= item.start < max(leaf.end, leaf.start + 1)


def _covering(edition: Edition, leaf: Leaf) -> Iterator[Block]:
    """What stands on the leaf of the blocks, and text that no block holds: with the block on its line (a bullet), else
    as a paragraph."""
    at, text = leaf.start, edition.text
    touching = (block for block in edition.blocks if block.start < leaf.end and leaf.start < block.end)
    for block in sorted(touching, key=lambda block: block.start):
        start = max(block.start, leaf.start)
        line = max(at, text.rfind("\n", at, start) + 1)
        if text[at:line].strip():
            yield Block(-1, BlockKind.PARAGRAPH, at, line)
        yield replace(block, start=line, end=min(block.end, leaf.end))
        at = max(at, min(block.end, leaf.end))
    if text[at : leaf.end].strip():
        yield Block(-1, BlockKind.PARAGRAPH, at, leaf.end)


def _line(text: str, block: Block, quote: tuple[int, int] | None) -> Line:
    cells = cells_of(text, block.start, block.end) if block.kind in _TABLED else ()
    return Line(
        runs_of(text, block.start, block.end, quote),
        block.kind is BlockKind.TABLE_HEADER,
        block.language,
        tuple(runs_of(text, start, end, quote) for start, end in cells),
    )


def _same_group(one: Block, other: Block) -> bool:
    if other.group is None or one.group != other.group:
        return False
    return {one.kind, other.kind} <= _LISTED or {one.kind, other.kind} <= _TABLED


def _part(block: Block, line: Line) -> Part:
    match block.kind:
        case BlockKind.HEADING:
            return Part("heading", [line], level=min(max(block.level or 1, 1) + 2, 6))
        case BlockKind.LIST_ITEM:
            return Part("list", [line])
        case BlockKind.TABLE_HEADER | BlockKind.TABLE_ROW:
            return Part("table", [line])
        case BlockKind.METADATA | BlockKind.BOILERPLATE:
            return Part("paragraph", [line], dimmed=True)
        case _:
            return Part("paragraph", [line])
