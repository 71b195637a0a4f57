"""A PDF's pages, page labels and metadata as pdfium reads them, with errors that say what is wrong."""

import threading
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import DamagedDocumentError, DocumentError, EncryptedDocumentError
from ingest.load.pdf_doubt import looks_wrong
from ingest.load.pdf_edges import Sheet
from ingest.load.pdf_figures import tabled_figures
from ingest.load.pdf_gaps import find_gaps, part_columns
from ingest.load.pdf_lines import Row, TextPage, read_rows
from ingest.load.pdf_outline import read_outline
from ingest.load.pdf_ruling import read_edges
from ingest.load.pdf_tables import read_tables
from ingest.load.types import Bookmark

PDFIUM_LOCK = threading.Lock()
"""Held by whoever calls pdfium, from opening a document to closing it: the library is not thread-safe, not even with
a document for each thread."""

_HINTS = {"Title": "title", "Author": "author", "Producer": "producer", "Subject": "subject"}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages in order, the file's own labels of them (None where it sets none), facts about the document, and its
    bookmarks."""

    sheets: list[Sheet]
    labels: list[str | None] | None = None
    hints: dict[str, str] = field(default_factory=dict)
    outline: tuple[Bookmark, ...] = ()


def read_with_pdfium(data: bytes) -> Pages:
    """All pages. Raises EncryptedDocumentError or DamagedDocumentError."""
    with PDFIUM_LOCK:
        document = _open(data)
        try:
            count = len(document)
            sheets = [_sheet(document, index) for index in range(count)]
            labels = [document.get_page_label(index) or None for index in range(count)]
            outline = read_outline(document)
            metadata = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
    hints = {ours: metadata[theirs] for theirs, ours in _HINTS.items() if metadata.get(theirs)}
    return Pages(sheets, labels if any(labels) else None, hints, outline)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) < 1:
            raise DamagedDocumentError("The PDF has no pages; fetch it again.")
    except pypdfium2.PdfiumError as error:
        raise _reason(error) from error
    return document


def _reason(error: pypdfium2.PdfiumError) -> DocumentError:
    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedDocumentError("The PDF is locked with a password; save a copy without one and add that.")
    return DamagedDocumentError("The PDF is broken or cut short; fetch it again or print it to a new PDF.")


def _sheet(document: pypdfium2.PdfDocument, index: int) -> Sheet:
    """A page's rows; a page that pdfium cannot open is a page without text, listed as unreadable."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Sheet(0.0, (), doubtful=True)
    try:
        return _read(page)
    except pypdfium2.PdfiumError:
        return Sheet(page.get_height(), (), doubtful=True)
    finally:
        page.close()


def _read(page: pypdfium2.PdfPage) -> Sheet:
    text = TextPage(page)
    try:
        plain = read_rows(text)
        rows = read_tables(text, read_edges(page, text.turn), plain)
        if rows is plain:
            gaps = find_gaps(text, plain)
            parted = part_columns(text, plain, gaps)
            rows = tabled_figures(text, plain, gaps) if len(parted) == len(plain) else parted
        return Sheet(text.turn.seen_height, rows, doubtful=_is_doubtful(page, rows))
    finally:
        text.close()


def _is_doubtful(page: pypdfium2.PdfPage, rows: tuple[Row, ...]) -> bool:
    """Whether the page draws text of which pdfium gives none, or characters that no report is written in."""
    text = "".join(row.text for row in rows)
    if text.strip():
        return looks_wrong(text)
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]), None) is not None
