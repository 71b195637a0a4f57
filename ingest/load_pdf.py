"""PDF files: text, positions, page labels and metadata through pdfium, with errors that say what is wrong."""

import threading
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.document import Page
from corpus.errors import DamagedDocumentError, DocumentError, EmptyDocumentError, EncryptedDocumentError
from ingest.load_pdf_edges import Sheet, arrange, mark_running, printed_labels
from ingest.load_pdf_lines import Row, read_rows
from ingest.load_types import Format, Line, Loaded

_BETWEEN_PAGES = "\n\n"
_ONE_AT_A_TIME = threading.Lock()  # pdfium is not thread-safe
_HINTS = {"Title": "title", "Author": "author", "Producer": "producer", "Subject": "subject"}


def load_pdf(data: bytes) -> Loaded:
    """All pages in order. Raises EncryptedDocumentError, DamagedDocumentError or EmptyDocumentError."""
    with _ONE_AT_A_TIME:
        sheets, labels, hints = _read(data)
    rows = [row for sheet in sheets for row in sheet.rows]
    if not any(row.text.strip() for row in rows):
        raise EmptyDocumentError("No page has a text layer (a scan?); run text recognition on it and add it again.")
    sheets = mark_running(sheets)
    labels = labels or printed_labels(sheets)
    return _assemble(arrange(sheets), labels, hints)


def _read(data: bytes) -> tuple[list[Sheet], list[str | None] | None, dict[str, str]]:
    document = _open(data)
    try:
        count = len(document)
        sheets = [_sheet(document, index) for index in range(count)]
        labels = _labels(document, count)
        metadata = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    return sheets, labels, {ours: metadata[theirs] for theirs, ours in _HINTS.items() if metadata.get(theirs)}


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
        return Sheet(0.0, ())
    try:
        return Sheet(page.get_height(), read_rows(page))
    except pypdfium2.PdfiumError:
        return Sheet(page.get_height(), ())
    finally:
        page.close()


def _labels(document: pypdfium2.PdfDocument, count: int) -> list[str | None] | None:
    """The file's own page labels, or None where it sets none."""
    labels = [document.get_page_label(index) or None for index in range(count)]
    return labels if any(labels) else None


def _assemble(sheets: Sequence[Sheet], labels: Sequence[str | None], hints: dict[str, str]) -> Loaded:
    text: list[str] = []
    at = 0
    lines: list[Line] = []
    pages: list[Page] = []
    for index, (sheet, label) in enumerate(zip(sheets, labels, strict=True), start=1):
        begin = at
        for row in sheet.rows:
            lines.extend(_line(row, index, at))
            text.append(row.text + "\n")
            at += len(row.text) + 1
        text.append(_BETWEEN_PAGES)
        at += len(_BETWEEN_PAGES)
        pages.append(Page(index, label, begin, at, readable=any(row.text.strip() for row in sheet.rows)))
    return Loaded(Format.PDF, "".join(text), tuple(lines), pages=tuple(pages), hints=hints, hinted_by="pdf metadata")


def _line(row: Row, page: int, at: int) -> list[Line]:
    content = row.text.strip()
    if not content:
        return []
    start = at + len(row.text) - len(row.text.lstrip())
    return [Line(start, start + len(content), page, row.x, row.y, row.y_end, row.size, row.weight, row.running)]
