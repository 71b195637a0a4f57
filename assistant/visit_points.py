"""Find what an inspection report says is to improve: the whole list under its heading, whatever its form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.visit_words import report_pattern
from corpus.folding import plain
from corpus.passage import Unit, UnitKind

_ENDS = (".", ")", ";")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is to improve, from the beginning of one unit to the end of another."""

    first: Unit
    last: Unit
    within: bool = False  # whether it is part of the point before it


def points(units: Sequence[tuple[Unit, str]], of_board: bool) -> list[Point]:
    """What a report, given as its units with their plain texts, lists as to improve, in order; of the safeguarding
    board where that is asked for. Empty where no heading opens such a list."""
    at = next((i for i, (unit, text) in enumerate(units) if _opens(unit, text, of_board)), None)
    if at is None:
        return []
    opened = units[at][0].section
    listed = {unit.ordinal for unit, _ in units if unit.kind is UnitKind.LIST_ITEM}
    found: list[Point] = []
    passed = -1  # the last block that introduces points and is none
    for unit, text in units[at + 1 :]:
        part = report_pattern("within").search(text) is not None
        if part and unit.kind is UnitKind.HEADING and unit.section[: len(opened)] != opened:
            opened = unit.section  # the heading of a part, printed as large as the whole one's
        if _closes(unit, text, opened):
            break
        if found and found[-1].last.block == unit.block:
            found[-1] = replace(found[-1], last=unit)
        elif part or unit.block == passed or not _is_point(unit, text):
            passed = unit.block
        else:
            found.append(Point(unit, unit, within=unit.lead_in in listed))
    return found


def _is_point(unit: Unit, text: str) -> bool:
    """Whether a unit is or begins a point; one that is no list item is a sentence, and introduces no others."""
    if unit.kind is UnitKind.LIST_ITEM:
        return True
    return unit.kind is UnitKind.SENTENCE and text.endswith(_ENDS) and not report_pattern("not_a_point").search(text)


def _opens(unit: Unit, text: str, of_board: bool) -> bool:
    if unit.kind not in (UnitKind.HEADING, UnitKind.SENTENCE) or not report_pattern("improve").search(text):
        return False
    around = " ".join((*unit.section[1:], text))
    return of_board == bool(report_pattern("of_board").search(plain(around)))


def _closes(unit: Unit, text: str, opened: tuple[str, ...]) -> bool:
    """Whether what is to improve ends here: at a heading out of its section, or one of the report's next part."""
    if unit.section[: len(opened)] != opened:
        return True
    return unit.kind is not UnitKind.LIST_ITEM and report_pattern("closes").search(text) is not None
