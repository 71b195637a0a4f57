"""What a table's row says of the recommendation whose number or wording stands in one of its cells."""

from collections.abc import Iterator

from workbench.quoted import Document
from workbench.recommendations.numbers import cell_numbers
from workbench.recommendations.parts import Part
from workbench.recommendations.rows import Cell, cells
from workbench.recommendations.said import Answered, Said
from workbench.recommendations.stances import State, alone, opening, progress, stance, under
from workbench.recommendations.words import expression

_STATUS_WORDS = 4  # of a cell that tells how far the work has come
_FEWEST_WORDS = 8  # of a table's row that says something without a stance


def in_row(document: Document, part: Part) -> Iterator[Answered]:
    """A table's row with a recommendation's number or wording in one cell and what is said of it in others."""
    row = cells(document, part)
    named = [cell for cell in row if cell_numbers(cell.text)]
    own = next((cell for cell in named if not cell.text[0].isdigit()), named[0] if named else None)
    restated = next((cell for cell in row if expression("asked", "column").search(cell.head)), None)
    rest = [cell for cell in row if cell not in (own, restated)]
    state = _state_of_row(rest)
    is_plain = restated is None and (own is None or own.text[0].isdigit())
    words = sum(len(cell.text.split()) for cell in row if cell is not own)
    says = state is not None or (not is_plain and words >= _FEWEST_WORDS)
    if not rest or (own is None and restated is None) or not says:
        return
    behind = restated and all(cell.start > restated.start for cell in rest)
    quote = document.quote(rest[0].start if behind else part.start, part.end)
    wording = document.quote(restated.start, restated.end) if restated else None
    said = (Said(quote, state, firm=state is not None),)
    yield from (Answered(number, None, wording, said) for number in (cell_numbers(own.text) if own else ("",)))


def _state_of_row(row: list[Cell]) -> State | None:
    """The stance; of what is agreed how far it has come, where a short cell says so."""
    taken = next((found for found in map(_stance_of_cell, row) if found), None)
    come = [cell.text for cell in row if len(cell.text.split()) <= _STATUS_WORDS]
    reached = next((found for found in map(progress, come) if found), None)
    if taken is None:
        return reached or next((found for found in (progress(cell.text) for cell in row) if found), None)
    return reached if reached and taken is State.ACCEPTED else taken


def _stance_of_cell(cell: Cell) -> State | None:
    """The stance of a cell that takes one; what begins with it needs no subject ("Accepting in full")."""
    opened = opening(cell.text) or alone(" ".join(cell.text.split()[:4]))
    return under(cell.head, cell.text) or opened or stance(cell.text)
