"""Loading: encodings, formats, and files that are not what their name says."""

from itertools import pairwise

import pytest

from corpus.errors import (
    DamagedDocumentError,
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    UnsupportedFormatError,
)
from ingest.load.load import load
from ingest.load.types import Format
from tests.ingest.pdf import Printed, paragraph, pdf

_TEXT = "The council’s plan\u00a0costs £3 million.\r\nIt starts in May."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_kept_exactly_as_decoded(encoding: str) -> None:
    assert load("a.txt", _TEXT.encode(encoding)).text == _TEXT


def test_lines_end_where_their_words_end() -> None:
    loaded = load("a.txt", "  one \r\n\u00a0\r\n two\n".encode())
    assert [loaded.text[line.start : line.end] for line in loaded.lines] == ["one", "two"]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", EmptyDocumentError),
        ("a.txt", b" \n\n ", EmptyDocumentError),
        ("a.pdf", b"", EmptyDocumentError),
        ("a.xlsx", b"PK\x03\x04", UnsupportedFormatError),
        ("a.txt", bytes(range(256)) * 20, UnsupportedFormatError),
        ("a.pdf", b"<!DOCTYPE html><html><body>Page not found</body></html>", DamagedDocumentError),
        ("a.txt", b"%PDF-1.4 and so on", DamagedDocumentError),
        ("a.pdf", b"%PDF-1.4\n" + bytes(500), DamagedDocumentError),
        ("a.pdf", pdf([[Printed("Whole once.", 700)]])[:300], DamagedDocumentError),
        ("a.pdf", pdf([[], []]), EmptyDocumentError),
        ("a.html", b"<html><body></body></html>", EmptyDocumentError),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, data: bytes, error: type[DocumentError]) -> None:
    with pytest.raises(error) as raised:
        load(name, data)
    assert len(str(raised.value)) > 20


def test_a_web_page_named_pdf_is_told_from_a_broken_pdf() -> None:
    with pytest.raises(DamagedDocumentError, match="web page"):
        load("report.pdf", b"\n<html><head></head></html>")


def test_a_pdf_locked_with_a_password_is_told_from_a_broken_one() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([[Printed("Secret.", 700)]]))))
    writer.encrypt("word", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(EncryptedDocumentError, match="password"):
        load("a.pdf", locked.getvalue())


def test_a_header_closed_by_a_rule_makes_a_record() -> None:
    loaded = load("a.txt", b"title: A check\ndate: 2018-10\ntext: own-words record\n---\nThe text.")
    assert loaded.format is Format.RECORD
    assert loaded.hints == {"title": "A check", "published": "2018-10", "text_status": "own-words record"}


def test_a_rule_after_ordinary_text_makes_no_record() -> None:
    assert load("a.txt", b"The council met.\n---\nIt agreed.").format is Format.TEXT


def test_page_labels_are_the_files_own() -> None:
    loaded = load("a.pdf", pdf([[Printed("One.", 400)], [Printed("Two.", 400)]], labels="/S /r"))
    assert [(page.index, page.label) for page in loaded.pages] == [(1, "i"), (2, "ii")]


def test_page_labels_are_read_from_the_foot_where_the_file_has_none() -> None:
    pages = [
        [*paragraph(f"Words of page {word}.", 700), Printed(f"Report {11 + at}", 40)] for at, word in enumerate("abcd")
    ]
    assert [page.label for page in load("a.pdf", pdf(pages)).pages] == ["11", "12", "13", "14"]


def test_no_label_is_made_up() -> None:
    pages = [paragraph(f"Words of page {word}.", 700) for word in "abcd"]
    assert [page.label for page in load("a.pdf", pdf(pages)).pages] == [None] * 4


def test_a_page_without_text_is_listed_as_unreadable() -> None:
    loaded = load("a.pdf", pdf([[Printed("One.", 400)], [], [Printed("Three.", 400)]]))
    assert [page.readable for page in loaded.pages] == [True, False, True]


def test_every_character_of_a_pdf_lies_on_one_page() -> None:
    loaded = load("a.pdf", pdf([[Printed("One.", 400)], [], [Printed("Three.", 400)]]))
    bounds = [(page.start, page.end) for page in loaded.pages]
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(loaded.text)
    assert all(first[1] == second[0] for first, second in pairwise(bounds))
