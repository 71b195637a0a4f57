"""PDF files: read by pdfium; by pypdf where pdfium reads a page wrongly, or cannot open the file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.errors import DamagedDocumentError, EmptyDocumentError
from ingest.load.ocr import Recogniser
from ingest.load.pdf_assemble import assemble
from ingest.load.pdf_doubt import is_gapped, read_alike, reads_better
from ingest.load.pdf_edges import Sheet, body_size, plain_sheet
from ingest.load.pdf_mend import with_new_end
from ingest.load.pdf_pdfium import Pages, read_with_pdfium
from ingest.load.pdf_pypdf import read_with_pypdf
from ingest.load.pdf_scans import read_scans
from ingest.load.types import Loaded

_READ_BY = "text"  # the hint that says who read the text, where it was not pdfium alone from the file as it is


def load_pdf(data: bytes, recogniser: Recogniser | None = None) -> Loaded:
    """All pages in order, those that are pictures as `recogniser` reads them.

    Raises EncryptedDocumentError, DamagedDocumentError or EmptyDocumentError.
    """
    try:
        pages = _with_second_opinion(read_with_pdfium(data), data)
    except DamagedDocumentError as error:
        pages = _from_broken(data, error)
    read = read_scans(pages.sheets, data, recogniser)
    if not any(sheet.readable for sheet in read):
        raise EmptyDocumentError(_why_empty(recogniser))
    return assemble(replace(pages, sheets=read, hints=pages.hints | _recognised(read, pages.hints, recogniser)))


def _recognised(sheets: Sequence[Sheet], hints: Mapping[str, str], recogniser: Recogniser | None) -> dict[str, str]:
    """The hint that names the pages whose text was recognised in a picture, and by what."""
    numbers = [str(at) for at, sheet in enumerate(sheets, start=1) if sheet.confidence is not None]
    if recogniser is None or not numbers:
        return {}
    return {_READ_BY: f"{hints.get(_READ_BY, 'pdfium')}; {recogniser.name} on pages {', '.join(numbers)}"}


def _why_empty(recogniser: Recogniser | None) -> str:
    if recogniser is None:
        return (
            "No page has a text layer (a scan?) and text recognition is not installed or off: install tesseract with "
            "its data for English and Welsh, see that CRAFFU_OCR is auto, and ingest it again."
        )
    return f"No page has a text layer, and {recogniser.name} could not read the pictures; scan it anew, at 300 dpi."


def _with_second_opinion(pages: Pages, data: bytes) -> Pages:
    """The pages, doubtful ones as pypdf reads them where it reads better."""
    doubtful = [index for index, sheet in enumerate(pages.sheets) if sheet.doubtful]
    texts = read_with_pypdf(data, doubtful) if doubtful else []
    if len(texts) != len(pages.sheets):
        return pages
    taken = [index for index in doubtful if reads_better(texts[index], pages.sheets[index].text)]
    if not taken:
        return pages
    size = body_size(pages.sheets)
    sheets = [plain_sheet(texts[at], size) if at in taken else sheet for at, sheet in enumerate(pages.sheets)]
    numbers = ", ".join(str(index + 1) for index in taken)
    return replace(pages, sheets=sheets, hints=pages.hints | {_READ_BY: f"pdfium, pypdf on pages {numbers}"})


def _from_broken(data: bytes, error: DamagedDocumentError) -> Pages:
    """The pages of a file that pdfium cannot open, if most can be read once it has a new end. Raises the error.

    A lost font can turn letters into others, so pages read by pdfium count where pypdf agrees."""
    whole = with_new_end(data)
    texts = read_with_pypdf(whole)
    pages, name = _by_pdfium(whole, texts), "pdfium"
    if not _most_read(pages):
        pages, name = Pages([plain_sheet("" if is_gapped(text) else text) for text in texts]), "pypdf"
    if not _most_read(pages):
        raise error
    return replace(pages, hints=pages.hints | {_READ_BY: f"{name}, from a broken file"})


def _by_pdfium(data: bytes, texts: Sequence[str]) -> Pages:
    try:
        pages = read_with_pdfium(data)
    except DamagedDocumentError:
        return Pages([])
    if len(texts) != len(pages.sheets):
        return Pages([])
    pairs = zip(pages.sheets, texts, strict=True)
    return replace(pages, sheets=[sheet if read_alike(sheet.text, text) else plain_sheet("") for sheet, text in pairs])


def _most_read(pages: Pages) -> bool:
    readable = sum(sheet.readable for sheet in pages.sheets)
    return readable > 0 and 2 * readable >= len(pages.sheets)
