"""Turn units into the spans that drafts point to: their text, and where it stands."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.ground import Draft, Span
from corpus.document import DocumentRecord
from corpus.folding import readable
from corpus.index import Index
from corpus.passage import Unit


def span_of(unit: Unit, record: DocumentRecord, index: Index, also_in: Sequence[str] = ()) -> Span:
    """The span of a whole unit; `also_in` are other documents that hold its words."""
    return replace(span_between(unit, unit, record, index), also_in=tuple(also_in))


def span_between(first: Unit, last: Unit, record: DocumentRecord, index: Index) -> Span:
    """The span from the beginning of one unit to the end of another of the same edition, on the page of the first."""
    edition = index.edition(first.document_id, first.edition)
    item = edition.item_at(first.start)
    ordinal = "about" if last.passage is None else str(last.passage)
    return Span(
        record=record,
        passage_id=f"{first.document_id}/{first.edition[:8]}/{ordinal}",
        page=edition.page_at(first.start),
        section=last.section,
        text=edition.text[first.start : last.end],
        start=first.start,
        end=last.end,
        agenda_item=item.name if item else None,
        paragraph=edition.paragraph_of(first.block),
        language=edition.blocks[first.block].language or record.description.language,
    )


def quoted(*spans: Span) -> Draft:
    """A draft that says just what its spans say, on one line."""
    return Draft(" ".join(readable(span.text) for span in spans), spans)
