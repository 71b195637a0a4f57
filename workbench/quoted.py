"""A document as extractors see it, and the exact quotes that their records hold."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.ground import Span, cite
from assistant.reply import Citation
from corpus.document import DocumentRecord, Edition, Page
from corpus.folding import plain
from corpus.passage import Unit


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one document: `edition.text[start:end] == text`. All that a citation needs, but for the document.

    What goes over a page's end is as many quotes, so that none holds a footer; `page` is where it begins."""

    text: str
    start: int
    end: int
    passage: int | None  # the ordinal of the passage that holds it, None outside passages
    page: Page | None = None
    section: tuple[str, ...] = ()
    agenda_item: str | None = None
    paragraph: str | None = None
    language: str | None = None


@dataclass(frozen=True, eq=False)
class Document:
    """One edition, whole: what is known of it, its text with pages and blocks, its units in text order. It is the same
    as itself only, so that what several extractors need of it can be kept by it."""

    record: DocumentRecord
    edition: Edition
    units: tuple[Unit, ...]

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` to `end` (code points), spaces at either end left out. ValueError where none are."""
        raw = self.edition.text[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))
        if start >= end:
            raise ValueError("a quote must hold words")
        unit = self._unit_at(start)
        block = self.edition.blocks[unit.block] if unit else None
        item = self.edition.item_at(start)
        return Quote(
            text=self.edition.text[start:end],
            start=start,
            end=end,
            passage=unit.passage if unit else None,
            page=self.edition.page_at(start),
            section=block.section if block else (),
            agenda_item=item.name if item else None,
            paragraph=self.edition.paragraph_of(unit.block) if unit else None,
            language=(block.language if block else None) or self.record.description.language,
        )

    def plain(self, unit: Unit | None) -> str:
        """The plain words of a unit; empty where there is none."""
        return plain(self.edition.text[unit.start : unit.end]) if unit else ""

    def of_block(self, ordinal: int) -> Sequence[Unit]:
        """The units of a block, in text order."""
        return self._by_block.get(ordinal, ())

    def _unit_at(self, offset: int) -> Unit | None:
        """The unit that holds a character, else the one before it."""
        at = bisect_right(self._starts, offset) - 1
        return self.units[at] if at >= 0 else None

    @cached_property
    def _by_block(self) -> Mapping[int, Sequence[Unit]]:
        found: dict[int, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.block, []).append(unit)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [unit.start for unit in self.units]


def cited(quote: Quote, record: DocumentRecord, n: int) -> Citation:
    """A quote of a document as the contract's citation number `n`."""
    return cite(span(quote, record), n)


def span(quote: Quote, record: DocumentRecord) -> Span:
    """A quote of a document as a place that drafts can point to."""
    ordinal = "about" if quote.passage is None else str(quote.passage)
    return Span(
        record=record,
        passage_id=f"{record.id}/{record.edition[:8]}/{ordinal}",
        page=quote.page,
        section=quote.section,
        text=quote.text,
        start=quote.start,
        end=quote.end,
        agenda_item=quote.agenda_item,
        paragraph=quote.paragraph,
        language=quote.language,
    )
