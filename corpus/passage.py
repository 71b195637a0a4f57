"""Passages (what is retrieved) and units of evidence (what can be quoted), both spans of an edition's text."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of neighbouring blocks. `indexed` is what search sees: the text without boilerplate, in reading order,
    a Welsh one with its English reading in front."""

    id: str
    document_id: str
    edition: str
    ordinal: int
    start: int
    end: int
    section: tuple[str, ...]
    indexed: str


class UnitKind(StrEnum):
    SENTENCE = "sentence"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    HEADING = "heading"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is quoted: a sentence, a list item, a table row.

    `passage` is the ordinal of the passage that holds it, None for metadata; `block` the ordinal of its block;
    `group` its list or table; `position` its place in that list, from 1; `lead_in` the ordinal of the unit that
    introduces the list ("CIW has given PCC four priority areas:") or heads the table.
    """

    document_id: str
    edition: str
    ordinal: int
    kind: UnitKind
    start: int
    end: int
    block: int
    passage: int | None
    section: tuple[str, ...] = ()
    group: int | None = None
    position: int | None = None
    lead_in: int | None = None
