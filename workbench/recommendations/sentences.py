"""Finds what running text asks for: "The Committee recommends that ...", one sentence each."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import SourceClass
from corpus.passage import UnitKind
from workbench.quoted import Document
from workbench.recommendations.found import Found
from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression, on_one_line

_MOST = 400  # sentences that ask by themselves in one document
_LINES = 8  # that a layout makes of one sentence, each a paragraph of its own
_ENDS = (".", "!", "?", ";", ":", '."', '"', ")")


def sentences(document: Document, parts: list[Part]) -> list[Found]:
    """Every sentence that asks; none of what the press says."""
    if document.record.description.source_class is SourceClass.PRESS:
        return []
    pieces = list(_pieces(document, parts))
    asking = (at for at, piece in enumerate(pieces) if _asks(piece))
    return [Found("recommendation", _whole(pieces, at)) for at in asking][:_MOST]


def _asks(piece: Part) -> bool:
    if piece.is_heading or piece.is_row or piece.text.endswith(":"):
        return False
    return expression("asked", "sentence").search(piece.text) is not None


def _pieces(document: Document, parts: list[Part]) -> Iterator[Part]:
    """The parts cut into sentences; a sentence that goes over a page's end is two."""
    units = [unit for unit in document.units if unit.kind in (UnitKind.SENTENCE, UnitKind.LIST_ITEM)]
    starts = [unit.start for unit in units]
    for part in parts:
        if part.is_heading or part.is_row:
            yield part
        elif not part.is_note:
            for unit in units[max(0, bisect_right(starts, part.start) - 1) : bisect_right(starts, part.end)]:
                start, end = max(unit.start, part.start), min(unit.end, part.end)
                text = on_one_line(document.edition.text[start:end])
                if text:
                    yield replace(part, start=start, end=end, text=text)


def _whole(pieces: list[Part], at: int) -> list[Part]:
    """The sentence that a piece belongs to: what a page or a layout's lines cut off stands before or behind it."""
    first = last = at
    while last + 1 < len(pieces) and last - at < _LINES and _goes_on(pieces[last], pieces[last + 1]):
        last += 1
    while first and at - first < _LINES and pieces[at].text[0].islower() and _goes_on(pieces[first - 1], pieces[first]):
        first -= 1
    return pieces[first : last + 1]


def _goes_on(one: Part, other: Part) -> bool:
    apart = one.is_heading or other.is_heading or one.is_row or other.is_row
    listed = other.is_item and other.block is not one.block
    return not apart and not listed and not one.text.endswith(_ENDS) and other.page <= one.page + 1
