"""What the council, government and press say of the subject, where inspectors say little: each line with who speaks."""

from assistant.spans import span_of
from corpus.document import DocumentRecord, SourceClass
from workbench.briefing.briefing import LineKind
from workbench.briefing.fit import is_fit
from workbench.briefing.found import STATEMENTS, day_of, looks_back, newest_first, once, weight
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import say

FEW = 3  # findings of inspectors: with as many nobody else is needed
_EACH, _MOST = 2, 6  # statements of one document, of all
_OTHERS = (SourceClass.COUNCIL, SourceClass.GOVERNMENT, SourceClass.PRESS, SourceClass.OTHER)


def others(library: Library) -> list[Point]:
    """Of each document the weightiest statements that speak of the subject themselves, the newest documents first."""
    told = (point for record in newest_first(library.by(*_OTHERS)) for point in _of_document(library, record))
    return list(once(told))[:_MOST]


def _is_said(text: str) -> bool:
    """Whether it is a sentence: no title, and no row of a table read as a line."""
    return is_fit(text) and text.rstrip().rstrip("”’\"')").endswith((".", ";", "!"))


def _of_document(library: Library, record: DocumentRecord) -> list[Point]:
    index = library.sources.index
    told = say(f"sources.{record.description.source_class.value}", library.wanted.language)
    points = []
    for unit in index.all_units(record.id, record.edition):
        own = span_of(unit, record, index).text
        if unit.kind in STATEMENTS and _is_said(own) and library.on_topic(own) and not looks_back(own, record):
            draft = library.statement(unit, record)
            points.append(Point(draft, Lead.TOLD, told, LineKind.QUOTE, 1 + weight(own) / 4, day_of(record)))
    ranked = sorted(points, key=lambda point: (-point.weight, point.draft.spans[-1].start))[:_EACH]
    return sorted(ranked, key=lambda point: point.draft.spans[-1].start)
