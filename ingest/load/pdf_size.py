"""Refuse a PDF of more pages than are worth reading, before any of them is read."""

import pypdfium2

from corpus.errors import TooLargeError
from ingest.load.pdf_pdfium import PDFIUM_LOCK


def check_pages(data: bytes, most: int | None) -> None:
    """Raises TooLargeError. A file that pdfium cannot open passes: its reader says what is wrong with it."""
    if most is None:
        return
    count = _count(data)
    if count > most:
        raise TooLargeError(f"It has {count:,} pages, and {most:,} are read (CRAFFU_MOST_PAGES); split it up.")


def _count(data: bytes) -> int:
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return 0
        try:
            return len(document)
        finally:
            document.close()
