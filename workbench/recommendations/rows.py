"""A table's row cut into cells, each with the head of its column."""

import re
from dataclasses import dataclass

from workbench.quoted import Document
from workbench.recommendations.parts import Part
from workbench.recommendations.words import on_one_line

_BETWEEN = re.compile(r"\t| \| ")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds words: where they stand, on one line, and what stands over them ("" where nothing does)."""

    start: int
    end: int
    text: str
    head: str = ""


def cells(document: Document, part: Part) -> list[Cell]:
    """The cells of a row that hold words, in order."""
    block = part.block
    header = document.edition.blocks[block.parent] if block.parent is not None else None
    heads = [text for _, _, text in _cut(document, header.start, header.end)] if header else []
    own = _cut(document, part.start, part.end)
    heads = heads if len(heads) == len(own) else [""] * len(own)
    return [Cell(start, end, text, head) for (start, end, text), head in zip(own, heads, strict=True) if text]


def _cut(document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    raw = document.edition.text[start:end]
    ends = [match.span() for match in _BETWEEN.finditer(raw)] + [(len(raw), len(raw))]
    begins = [0, *(after for _, after in ends[:-1])]
    return [
        (start + first, start + last, on_one_line(raw[first:last]))
        for first, (last, _) in zip(begins, ends, strict=True)
    ]
