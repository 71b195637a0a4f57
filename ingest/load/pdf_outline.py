"""The bookmarks of a PDF, which readers show as its outline."""

from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.load.types import Bookmark

_MOST = 10_000  # more than any report or pack has


def read_outline(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    """The bookmarks in outline order; those without words are left out. Call it under PDFIUM_LOCK.

    An outline that leads back into itself is read once; one deeper than 15 levels is cut there (pypdfium2)."""
    marks = (_bookmark(document, mark) for mark in islice(document.get_toc(), _MOST))
    return tuple(mark for mark in marks if mark.title)


def _bookmark(document: pypdfium2.PdfDocument, mark: pypdfium2.PdfBookmark) -> Bookmark:
    title = " ".join(mark.get_title().replace("\0", " ").split())
    return Bookmark(mark.level + 1, title, _page(document, mark))


def _page(document: pypdfium2.PdfDocument, mark: pypdfium2.PdfBookmark) -> int | None:
    """Where a bookmark leads, be it by a place in the file or by an action that goes to one."""
    place = pdfium.FPDFBookmark_GetDest(document, mark)
    if not place:
        action = pdfium.FPDFBookmark_GetAction(mark)
        goes = bool(action) and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_GOTO
        place = pdfium.FPDFAction_GetDest(document, action) if goes else None
    index = pdfium.FPDFDest_GetDestPageIndex(document, place) if place else -1
    return index + 1 if index >= 0 else None
