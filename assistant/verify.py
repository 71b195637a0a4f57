"""Check a quote against a stored text: does it stand there, and where."""

from dataclasses import dataclass

from corpus.document import Page, page_at
from corpus.folding import fold, fold_with_offsets
from corpus.index import Index


@dataclass(frozen=True, slots=True)
class Verification:
    """`verified` with the place and page, or `why` not."""

    verified: bool
    start: int | None = None
    end: int | None = None
    page: int | None = None
    why: str | None = None


def verify(
    index: Index, document_id: str, quote: str, start: int | None = None, end: int | None = None
) -> Verification:
    """Look for the quote in the document's newest edition, exactly at `start` to `end` where they are given.

    Elsewhere white space, quote marks and dashes are folded, so that a retyped quote is found; offsets given back are
    always those of the stored text. UsageError where the document is not held.
    """
    edition = index.edition(document_id)
    if start is not None and end is not None:
        if edition.text[start:end] != quote:
            return Verification(False, why=f"The text at {start} to {end} is not this quote.")
        return _found(edition.pages, start, end)
    at = edition.text.find(quote) if quote.strip() else -1
    if at >= 0:
        return _found(edition.pages, at, at + len(quote))
    place = fold_with_offsets(edition.text).find(fold(quote))
    if place is None:
        return Verification(False, why="The quote does not stand in this document's text.")
    return _found(edition.pages, *place)


def _found(pages: tuple[Page, ...], start: int, end: int) -> Verification:
    page = page_at(pages, start)
    return Verification(True, start, end, page.index if page else None)
