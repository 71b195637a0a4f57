"""Finds what running text asks for: "The Committee recommends that ...", one sentence each."""

from corpus.document import SourceClass
from corpus.passage import UnitKind
from workbench.quoted import Document
from workbench.recommendations.found import Found
from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression, on_one_line

_MOST = 400  # sentences that ask by themselves in one document


def sentences(document: Document, parts: list[Part]) -> list[Found]:
    """Every sentence that asks; none of what the press says."""
    if document.record.description.source_class is SourceClass.PRESS:
        return []
    found: list[Found] = []
    for unit in document.units:
        text = on_one_line(document.edition.text[unit.start : unit.end])
        if unit.kind in (UnitKind.SENTENCE, UnitKind.LIST_ITEM) and expression("asked", "sentence").search(text):
            own = next((part for part in parts if part.start <= unit.start < part.end), None)
            if own and not text.endswith(":"):
                end = min(unit.end, own.end)
                said = Part(unit.start, end, on_one_line(document.edition.text[unit.start : end]), own.block)
                found.append(Found("recommendation", [said]))
    return found[:_MOST]
