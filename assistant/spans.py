"""Turn units into the spans that drafts point to: their text, passage, page and section."""

from assistant.ground import Draft, Span
from corpus.document import DocumentRecord
from corpus.folding import readable
from corpus.index import Index
from corpus.passage import Unit


def span_of(unit: Unit, record: DocumentRecord, index: Index) -> Span:
    """The span of a whole unit."""
    edition = index.edition(unit.document_id, unit.edition)
    ordinal = "about" if unit.passage is None else str(unit.passage)
    return Span(
        record=record,
        passage_id=f"{unit.document_id}/{unit.edition[:8]}/{ordinal}",
        page=edition.page_at(unit.start),
        section=unit.section,
        text=edition.text[unit.start : unit.end],
        start=unit.start,
        end=unit.end,
    )


def quoted(*spans: Span) -> Draft:
    """A draft that says just what its spans say, on one line."""
    return Draft(" ".join(readable(span.text) for span in spans), spans)
