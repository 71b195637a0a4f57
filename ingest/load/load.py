"""Read a file's bytes into text: choose the loader by what the file is, and check that it is what its name says."""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DamagedDocumentError, EmptyDocumentError, UnsupportedFormatError
from ingest.load.docx import load_docx
from ingest.load.html import load_html
from ingest.load.markdown import load_markdown
from ingest.load.marks import other_than_text
from ingest.load.ocr import Recogniser
from ingest.load.pdf import load_pdf
from ingest.load.pdf_size import check_pages
from ingest.load.record import load_record
from ingest.load.text import load_text
from ingest.load.types import Loaded

_TEXT = frozenset({".txt", ".text"})
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml", ".aspx"})
_PDF = frozenset({".pdf"})
_WORD = frozenset({".docx"})
SUFFIXES = _TEXT | _MARKDOWN | _HTML | _PDF | _WORD
_PDF_MARK = b"%PDF-"
_MARK_WITHIN = 1024  # readers accept junk before the mark, within the first kilobyte


@dataclass(frozen=True, slots=True)
class Means:
    """How PDFs are read: one of more than `most_pages` is refused, `recogniser` reads pages that are pictures."""

    most_pages: int | None = None
    recogniser: Recogniser | None = None


def load(name: str, data: bytes, means: Means = Means()) -> Loaded:
    """Text, lines or drafts, pages and hints of a file. Raises DocumentError saying what is wrong and what to do."""
    suffix = Path(name).suffix.lower()
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyDocumentError("The file is empty; fetch or save it again.")
    if suffix not in SUFFIXES:
        known = ", ".join(sorted({*SUFFIXES, ".zip"}))
        raise UnsupportedFormatError(f"Craffu does not read {suffix or 'files without a suffix'}; it reads {known}.")
    is_pdf = _PDF_MARK in data[:_MARK_WITHIN]
    if suffix in _PDF:
        if not is_pdf:
            raise DamagedDocumentError(_not_a_pdf(data))
        check_pages(data, means.most_pages)
        return load_pdf(data, means.recogniser)
    if is_pdf:
        raise DamagedDocumentError(f"The file is a PDF named {suffix}; rename it to .pdf.")
    if suffix in _WORD:
        return load_docx(data)
    other = other_than_text(data)
    if other:
        raise DamagedDocumentError(f"The file is {other} named {suffix}; rename it to what it is.")
    if suffix in _HTML:
        return load_html(data)
    return load_markdown(data) if suffix in _MARKDOWN else load_record(data) or load_text(data)


def _not_a_pdf(data: bytes) -> str:
    if looks_like_html(data):
        return "The file is a web page named .pdf, often an error page saved in place of a report; fetch the PDF again."
    other = other_than_text(data)
    if other:
        return f"The file is {other} named .pdf; fetch it again, or rename it to what it is."
    return "The file is named .pdf but does not begin as a PDF does; fetch it again, or rename it to what it is."


def looks_like_html(data: bytes) -> bool:
    head = data[:_MARK_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml"))
