"""What graded inspection reports list as to improve, as the assistant reads it, the council's first."""

from assistant.visit_points import Point, points
from assistant.visit_words import report_pattern
from corpus.passage import Unit, UnitKind
from workbench.quoted import Document
from workbench.recommendations.found import Found, heading_kind, list_title
from workbench.recommendations.numbers import label_of
from workbench.recommendations.parts import Part
from workbench.recommendations.words import expression, on_one_line

_KIND = "inspection report"
BOARD = "safeguarding board"


def graded(document: Document, parts: list[Part]) -> list[Found]:
    """Every point of such a report, in order; empty for other documents."""
    if document.record.description.kind != _KIND:
        return []
    text = document.edition.text
    units = [(unit, on_one_line(text[unit.start : unit.end])) for unit in document.units]
    found: list[Found] = []
    while units:
        told, theme = _next(units)
        if not told:
            break
        theme = theme or (BOARD if found and _of_board(units, told[0].first.start) else None)
        found += [each for each in (_found(point, parts, theme) for point in told) if each]
        units = [pair for pair in units if pair[0].start >= told[-1].last.end]
    return found


def _of_board(units: list[tuple[Unit, str]], before: int) -> bool:
    """Whether a heading between the list before and this one is about the safeguarding board."""
    headings = (text for unit, text in units if unit.start < before and unit.kind is UnitKind.HEADING)
    return any(report_pattern("of_board").search(text) for text in headings)


def _next(units: list[tuple[Unit, str]]) -> tuple[list[Point], str | None]:
    """The next list, the council's first."""
    for of_board in (False, True):
        told = points(units, of_board)
        if told:
            return told, BOARD if of_board else None
    return [], None


def _found(point: Point, parts: list[Part], theme: str | None) -> Found | None:
    own = [part for part in parts if part.start < point.last.end and part.end > point.first.start]
    own = [part for part in own if not part.is_heading] or own
    if not own or expression("asked", "none").search(own[0].text):
        return None
    section = own[0].block.section
    title = list_title(own[0])
    below = section[-1] if title and section[-1] != title else None
    if theme is None and any(report_pattern("of_board").search(each) for each in section):
        theme = BOARD
    kind = "recommendation" if title and heading_kind(title) == "recommendation" else "area"
    headed = label_of(on_one_line(section[-1])) if section else None
    label = headed.numbers[0] if headed else own[0].block.label
    lead_in = next((p for p in parts if p.block.ordinal == own[0].block.parent and p.text.endswith(":")), None)
    return Found(
        kind, own, label if label and label.isdigit() else None, theme=theme or below, list_title=title, lead_in=lead_in
    )
