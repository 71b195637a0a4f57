"""An edition's text laid out for reading: headings, paragraphs, lists and tables, page marks, and the quote marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.document import Block, BlockKind, Edition, Item, Page
from corpus.folding import readable

Shape = Literal["heading", "paragraph", "list", "table", "page", "item"]

_LISTED = {BlockKind.LIST_ITEM}
_TABLED = {BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `marked` where it is quoted, `first` for the first marked run."""

    text: str
    marked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One block's text as runs, a table row as cells of runs; `language` where it is not the document's own."""

    runs: tuple[Run, ...]
    header: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What the page shows as one thing: a heading, a paragraph, a whole list or table, or the start of a page or of an
    agenda item, whose `number` counts from 1."""

    shape: Shape
    lines: list[Line] = field(default_factory=list)
    level: int = 2
    dimmed: bool = False  # boilerplate and header fields: shown, since offsets count them, but set back
    page: Page | None = None
    item: Item | None = None
    number: int = 0


def lay_out(edition: Edition, start: int | None = None, end: int | None = None) -> list[Part]:
    """The whole text in order, nothing left out but white space; `start` and `end` bound the quote to mark."""
    quote = (start, end) if start is not None and end is not None and start < end else None
    parts: list[Part] = []
    pages = iter(edition.pages)
    page = next(pages, None)
    previous: Block | None = None
    for block in _covering(edition):
        while page is not None and page.start <= block.start:
            parts.extend(_beginning(page, edition))
            page, previous = next(pages, None), None
        runs = _runs(edition.text, block, quote)
        line = Line(runs, block.kind is BlockKind.TABLE_HEADER, block.language)
        if previous is not None and _same_group(previous, block):
            parts[-1].lines.append(line)
        else:
            parts.append(_part(block, line))
        previous = block
    parts.extend(part for one in [page, *pages] if one is not None for part in _beginning(one, edition))
    return parts


def _beginning(page: Page, edition: Edition) -> Iterator[Part]:
    """A page's mark, below the name of the agenda item that begins there."""
    for number, item in enumerate(edition.items, start=1):
        if item.start == page.start:
            yield Part("item", item=item, number=number)
    yield Part("page", page=page)


def _covering(edition: Edition) -> Iterator[Block]:
    """The blocks, and text that no block holds: with the block on its line (a bullet), else as a paragraph."""
    at = 0
    for block in sorted(edition.blocks, key=lambda block: block.start):
        line = max(at, edition.text.rfind("\n", at, block.start) + 1)
        if edition.text[at:line].strip():
            yield Block(-1, BlockKind.PARAGRAPH, at, line)
        yield replace(block, start=line)
        at = max(at, block.end)
    if edition.text[at:].strip():
        yield Block(-1, BlockKind.PARAGRAPH, at, len(edition.text))


def _runs(text: str, block: Block, quote: tuple[int, int] | None) -> tuple[Run, ...]:
    if quote is None or quote[1] <= block.start or block.end <= quote[0]:
        return (Run(_on_one_line(text[block.start : block.end])),)
    start, end = max(quote[0], block.start), min(quote[1], block.end)
    runs = (
        Run(_on_one_line(text[block.start : start])),
        Run(_on_one_line(text[start:end]), marked=True, first=block.start <= quote[0]),
        Run(_on_one_line(text[end : block.end])),
    )
    return tuple(run for run in runs if run.text)


def _on_one_line(text: str) -> str:
    """Without the line ends of a PDF's columns; a space at either end stays, since a run may begin mid-sentence."""
    before, after = text[:1].isspace(), len(text) > 1 and text[-1:].isspace()
    return " " * before + readable(text) + " " * after


def _same_group(one: Block, other: Block) -> bool:
    if other.group is None or one.group != other.group:
        return False
    return {one.kind, other.kind} <= _LISTED or {one.kind, other.kind} <= _TABLED


def _part(block: Block, line: Line) -> Part:
    match block.kind:
        case BlockKind.HEADING:
            return Part("heading", [line], level=min(max(block.level or 1, 1) + 1, 6))
        case BlockKind.LIST_ITEM:
            return Part("list", [line])
        case BlockKind.TABLE_HEADER | BlockKind.TABLE_ROW:
            return Part("table", [line])
        case BlockKind.METADATA | BlockKind.BOILERPLATE:
            return Part("paragraph", [line], dimmed=True)
        case _:
            return Part("paragraph", [line])
