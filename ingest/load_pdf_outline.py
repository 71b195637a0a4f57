"""The bookmarks of a PDF, which readers show as its outline."""

from itertools import islice

import pypdfium2

from ingest.load_types import Bookmark

_MOST = 10_000  # more than any report or pack has


def read_outline(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    """The bookmarks in outline order; those without words are left out. Call it under PDFIUM_LOCK.

    An outline that leads back into itself is read once; one deeper than 15 levels is cut there (pypdfium2)."""
    marks = (_bookmark(mark) for mark in islice(document.get_toc(), _MOST))
    return tuple(mark for mark in marks if mark.title)


def _bookmark(mark: pypdfium2.PdfBookmark) -> Bookmark:
    target = mark.get_dest()
    index = target.get_index() if target else None
    title = " ".join(mark.get_title().replace("\0", " ").split())
    return Bookmark(mark.level + 1, title, None if index is None else index + 1)
