"""Statements: what a document says, sentence by sentence, item by item, with where in its report it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.visit_points import Point, points
from assistant.words import tokens
from corpus.folding import readable
from corpus.passage import Unit, UnitKind
from workbench.kept import Extractor
from workbench.quoted import Document, Quote

_FEWEST_WORDS = 4
_SAYS = (UnitKind.SENTENCE, UnitKind.LIST_ITEM, UnitKind.TABLE_ROW)


class Part(StrEnum):
    """What a statement is in its report: something to improve, or any other sentence."""

    IMPROVE = "improve"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a document says; `lead` is the sentence that introduces its list, "" where it is in none."""

    quote: Quote
    part: Part
    lead: str

    @property
    def words(self) -> str:
        """The statement on one line."""
        return readable(self.quote.text)


@lru_cache(maxsize=2)  # several extractors compare the statements of one document
def statements(document: Document) -> tuple[Statement, ...]:
    """Everything that a document says, in its order; a thing to improve is one statement, of however many sentences."""
    to_improve = points([(unit, _plain(document, unit)) for unit in document.units], of_board=False)
    return tuple(_read(document, to_improve))


STATEMENTS = Extractor("statements", 1, Statement, statements)


def _read(document: Document, to_improve: list[Point]) -> Iterator[Statement]:
    opening = {point.first.ordinal: point for point in to_improve}
    within = {n for point in to_improve for n in range(point.first.ordinal, point.last.ordinal + 1)}
    leads = {unit.lead_in for unit in document.units}
    for unit in document.units:
        point = opening.get(unit.ordinal)
        if point:
            quote = document.quote(point.first.start, point.last.end)
            yield Statement(quote, Part.IMPROVE, _lead(document, unit))
        elif unit.ordinal not in within and unit.ordinal not in leads and _says_something(document, unit):
            yield Statement(document.quote(unit.start, unit.end), Part.TEXT, _lead(document, unit))


def _says_something(document: Document, unit: Unit) -> bool:
    return unit.kind in _SAYS and unit.passage is not None and len(tokens(_plain(document, unit))) >= _FEWEST_WORDS


def _lead(document: Document, unit: Unit) -> str:
    if unit.lead_in is None or unit.kind is not UnitKind.LIST_ITEM:
        return ""
    return _plain(document, document.units[unit.lead_in])


def _plain(document: Document, unit: Unit) -> str:
    return " ".join(document.plain(unit).split())
