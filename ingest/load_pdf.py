"""PDF files: read by pdfium; by pypdf where pdfium reads a page wrongly, or cannot open the file."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Page
from corpus.errors import DamagedDocumentError, EmptyDocumentError
from ingest.load_pdf_doubt import is_gapped, read_alike, reads_better
from ingest.load_pdf_edges import Sheet, arrange, body_size, mark_running, plain_sheet, printed_labels
from ingest.load_pdf_lines import Row
from ingest.load_pdf_mend import with_new_end
from ingest.load_pdf_pdfium import Pages, read_with_pdfium
from ingest.load_pdf_pypdf import read_with_pypdf
from ingest.load_types import Format, Line, Loaded

_BETWEEN_PAGES = "\n\n"
_READ_BY = "text"  # the hint that says who read the text, where it was not pdfium alone from the file as it is


def load_pdf(data: bytes) -> Loaded:
    """All pages in order. Raises EncryptedDocumentError, DamagedDocumentError or EmptyDocumentError."""
    try:
        pages = _with_second_opinion(read_with_pdfium(data), data)
    except DamagedDocumentError as error:
        pages = _from_broken(data, error)
    if not any(sheet.readable for sheet in pages.sheets):
        raise EmptyDocumentError("No page has a text layer (a scan?); run text recognition on it and add it again.")
    sheets = mark_running(pages.sheets)
    labels = pages.labels or printed_labels(sheets)
    return replace(_assemble(arrange(sheets), labels, pages.hints), outline=pages.outline)


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
        pages.append(Page(index, label, begin, at, readable=sheet.readable))
    return Loaded(Format.PDF, "".join(text), tuple(lines), pages=tuple(pages), hints=hints, hinted_by="pdf metadata")


def _line(row: Row, page: int, at: int) -> list[Line]:
    content = row.text.strip()
    if not content:
        return []
    start = at + len(row.text) - len(row.text.lstrip())
    return [Line(start, start + len(content), page, row.x, row.y, row.y_end, row.size, row.weight, row.running)]
