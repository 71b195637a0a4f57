"""Finds what stands in a table's column of recommendations, beside its actions, leads and dates."""

from dataclasses import replace

from workbench.quoted import Document
from workbench.recommendations.found import Found, heading_kind, list_title
from workbench.recommendations.numbers import cell_numbers, label_of
from workbench.recommendations.parts import Part
from workbench.recommendations.rows import Cell, cells
from workbench.recommendations.words import expression

_FEWEST_WORDS = 4  # a row of the table's sections has fewer


def tabled(document: Document, parts: list[Part]) -> list[Found]:
    """One for each row whose column bears a head such as "Recommendation"; its number stands in it or beside it."""
    found = (_in_row(part, cells(document, part)) for part in parts if part.is_row)
    return [each for each in found if each]


def _in_row(part: Part, row: list[Cell]) -> Found | None:
    asked = next((cell for cell in row if expression("asked", "column").search(cell.head)), None)
    if asked is None or len(row) < 2 or len(asked.text.split()) < _FEWEST_WORDS:
        return None
    label = label_of(asked.text)
    beside = (cell_numbers(cell.text) for cell in row if expression("asked", "numbers").search(cell.head))
    numbers = label.numbers if label else next((each for each in beside if each), ())
    own = replace(part, start=asked.start, end=asked.end, text=asked.text, label=label)
    kind = label.kind if label else heading_kind(asked.head) or "recommendation"
    return Found(kind, [own], numbers[0] if numbers else None, list_title=list_title(part) or asked.head)
