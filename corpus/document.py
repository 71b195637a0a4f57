"""A document: one published thing, its description, its editions, and the blocks and pages of their text."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, the month or only the year; what is not known is not invented."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)  # ValueError on a day that never was

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2019-03-10`, `2019-03` or `2019`; ValueError on anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not an ISO date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time a document reports on, both days included."""

    start: date
    end: date

    def overlaps(self, other: "Period") -> bool:
        return self.start <= other.end and other.start <= self.end


class SourceClass(StrEnum):
    """Who speaks: shown with every citation, never hidden in a score."""

    INSPECTORATE = "inspectorate"
    GOVERNMENT = "government"
    AUDITOR = "auditor"
    COUNCIL = "council"
    PRESS = "press"
    OTHER = "other"


class TextStatus(StrEnum):
    ORIGINAL = "original"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Description:
    """What is known about a document; an unknown value is None. `origins` says for each field where its value came from
    ("user", "header", "ModernGov", "web address", "text", "file name", ...), `certainty` how sure that is ("certain",
    "likely", "guess"). `second_language` is told where much of the text
    is in another, `alternate` is the address of the same document in the other language. `meeting` and `agenda_item`
    name what a paper was written for, as its publisher does; `retrieved_at` is when it was fetched."""

    title: str
    publisher: str | None = None
    source_class: SourceClass = SourceClass.OTHER
    kind: str | None = None
    authority: str | None = None
    language: str | None = None
    second_language: str | None = None
    url: str | None = None
    alternate: str | None = None
    licence: str | None = None
    text_status: TextStatus = TextStatus.ORIGINAL
    published: PartialDate | None = None
    period: Period | None = None
    event_date: PartialDate | None = None
    meeting_date: PartialDate | None = None
    committee: str | None = None
    meeting: str | None = None
    agenda_item: str | None = None
    retrieved_at: str | None = None
    origins: dict[str, str] = field(default_factory=dict)
    certainty: dict[str, str] = field(default_factory=dict)


CELL = " | "  # between the cells of a table's row, whatever the format it was read from


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    METADATA = "metadata"  # header fields and datelines: cited only for questions about the document itself
    BOILERPLATE = "boilerplate"  # never in a passage, never quoted


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text, `text[start:end]`. `parent` is the ordinal of a list item's lead-in paragraph or of a
    table row's header; `group` numbers the list or table it belongs to; `label` is a printed number ("4.25");
    `language` is told only where it is not the document's own."""

    ordinal: int
    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    level: int | None = None
    parent: int | None = None
    group: int | None = None
    label: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `index` counts from 1 in the file, `label` is what is printed on it; they often differ.

    In a pack `label` is the pack's number and `report_label` the one of the report within it. `confidence` (0 to 1)
    is there only where the text was recognised from a picture."""

    index: int
    label: str | None
    start: int
    end: int
    readable: bool = True
    report_label: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item of a pack, `text[start:end]`; `number` as printed ("5", "6a"), None where it has none."""

    number: str | None
    title: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """As it is called: "5. Performance report"."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a document: the file's sha256, its text, its pages and blocks, and the items of a pack."""

    sha256: str
    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    items: tuple[Item, ...] = ()

    def page_at(self, offset: int) -> Page | None:
        return page_at(self.pages, offset)

    def item_at(self, offset: int) -> Item | None:
        """The agenda item that holds a character, or None outside packs."""
        return next((item for item in self.items if item.start <= offset < item.end), None)

    def paragraph_of(self, block: int) -> str | None:
        """The printed number that a block (by its ordinal) stands under: its own, its paragraph's, or that of the
        numbered paragraph or heading before it, as far up as its heading and agenda item go. "4.25" goes before the
        number of an item in a list within it."""
        item = self.item_at(self.blocks[block].start)
        own: str | None = None
        for at in range(block, -1, -1):
            found = self.blocks[at]
            if item is not None and found.start < item.start:
                break
            if found.label and "." in found.label:
                return found.label
            if found.kind is BlockKind.HEADING:
                break
            if found.label and found.label.isdigit() and (at == block or found.kind is BlockKind.PARAGRAPH):
                own = own or found.label
        return own


def page_at(pages: tuple[Page, ...], offset: int) -> Page | None:
    """The page that holds a character, or None where the format has no pages."""
    return next((page for page in pages if page.start <= offset < page.end), None)


class LinkKind(StrEnum):
    """How a document belongs to another."""

    TWIN = "twin"  # the same document in the other language
    NEAR_DUPLICATE = "near_duplicate"  # the same text, all or a part of it, from another place
    SUPERSEDES = "supersedes"  # the original of a record that restates it
    SUPPLEMENTS = "supplements"  # a late paper of the same meeting
    MINUTES = "minutes"  # what a meeting made of a paper


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents that belong together; said once, seen from both. `score` is their likeness, 0 to 1, where one was
    measured; `span` and `other_span` are the parts of their texts that it is about, None for the whole."""

    kind: LinkKind
    document_id: str
    other_id: str
    score: float | None = None
    span: tuple[int, int] | None = None
    other_span: tuple[int, int] | None = None

    def other_of(self, document_id: str) -> str:
        """The document at the other end."""
        return self.other_id if document_id == self.document_id else self.document_id


class Status(StrEnum):
    INDEXED = "indexed"
    QUARANTINED = "quarantined"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A row of the catalogue: one edition of a document, or a file that could not be read."""

    id: str
    edition: str
    filename: str
    source: str
    status: Status
    reason: str | None
    description: Description
    pages: int | None
    unreadable_pages: tuple[int, ...]
    ingested_at: str
    size: int
    superseded_by: str | None = None
