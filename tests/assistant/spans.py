"""Spans of one small document, for tests of what is made from them."""

from assistant.ground import Draft, Span
from assistant.reply import ClaimKind
from corpus.document import DocumentRecord
from tests.corpus.made import record

TEXT = (
    "The council spent £5.2 million on 9 January 2019. Ali Bulman chaired the board. "
    "It did not meet its target of 84 children. The plan was late."
)
RECORD: DocumentRecord = record("report", TEXT, "2019-01-09")


def span(quote: str, text: str = TEXT, document: DocumentRecord = RECORD) -> Span:
    start = text.index(quote)
    return Span(document, f"{document.id}/x/0", None, ("Findings",), quote, start, start + len(quote))


def written(text: str, *quotes: str) -> Draft:
    return Draft(text, tuple(span(quote) for quote in quotes), ClaimKind.WRITTEN)
