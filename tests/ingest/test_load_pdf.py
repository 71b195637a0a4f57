"""PDF files that pdfium reads wrongly or cannot open: the second opinion, and the mended end."""

import logging
import re

import pytest

from corpus.document import BlockKind
from corpus.errors import DamagedDocumentError
from ingest.load.pdf import load_pdf
from ingest.load.pdf_doubt import is_gapped, looks_wrong, read_alike, reads_better
from ingest.load.pdf_mend import with_new_end
from ingest.load.pdf_pypdf import read_with_pypdf
from tests.ingest.pdf import Printed, paragraph, pdf
from tests.ingest.reading import blocks, flat, read

_WORDS = "The committee met in the old library and agreed to open the new family centre at the end of the month."
_PAGES = [paragraph(f"{_WORDS} This is page {name}.", 700) for name in ("one", "two", "three", "four")]


def _lost_end(data: bytes) -> bytes:
    return data[: data.rindex(b"xref\n0 ")]


def test_pages_that_pdfium_reads_well_get_no_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")  # any call of pypdf would come back empty
    loaded = load_pdf(pdf([*_PAGES, []]))
    assert "text" not in loaded.hints
    assert [page.readable for page in loaded.pages] == [True] * 4 + [False]


def test_a_page_of_which_pdfium_gives_no_text_is_read_by_pypdf() -> None:
    unseen = [Printed(line.text, line.y, size=0) for line in _PAGES[1]]
    loaded = load_pdf(pdf([_PAGES[0], unseen, _PAGES[2]]))
    assert loaded.hints["text"] == "pdfium, pypdf on pages 2"
    page = loaded.pages[1]
    assert flat(loaded.text[page.start : page.end]) == f"{_WORDS} This is page two."


def test_a_page_that_pdfium_reads_as_dingbats_is_read_by_pypdf() -> None:
    odd = [Printed(line.text, line.y, bold=True) for line in _PAGES[0]]
    data = pdf([odd])
    at = data.index(b"/BaseFont /Helvetica-Bold")
    names = b" ".join(b"/a%d" % code for code in range(32, 127))
    named = data[at:].replace(b"/Encoding /WinAnsiEncoding", b"/Encoding << /Differences [32 %s] >>" % names, 1)
    loaded = load_pdf(data[:at] + named.replace(b"Helvetica-Bold", b"ABCDEF+Odd"))
    assert loaded.hints["text"] == "pdfium, pypdf on pages 1"
    assert flat(loaded.text) == f"{_WORDS} This is page one."


def test_words_read_by_pypdf_are_body_text_whatever_stands_around_them() -> None:
    small = [Printed(line.text, line.y, size=8) for line in _PAGES[0]]
    unseen = [Printed(line.text, line.y, size=0) for line in _PAGES[1]]
    reading = read(pdf([small, small, unseen]), "a.pdf")
    assert blocks(reading, BlockKind.HEADING) == []
    assert "This is page two." in flat(" ".join(blocks(reading, BlockKind.PARAGRAPH)))


def test_a_file_without_its_end_is_read_whole() -> None:
    data = pdf(_PAGES)
    loaded = load_pdf(_lost_end(data))
    assert loaded.text == load_pdf(data).text
    assert loaded.hints["text"] == "pdfium, from a broken file"


def test_a_file_cut_within_its_pages_is_read_if_most_pages_are_there() -> None:
    data = pdf(_PAGES)
    most = data[: data.index(b"This is page four")]
    loaded = load_pdf(most)
    assert [page.readable for page in loaded.pages][:3] == [True] * 3
    assert "broken" in loaded.hints["text"]


def test_a_page_of_a_broken_file_that_the_two_readers_read_differently_is_unreadable() -> None:
    two_ways = [*_PAGES[1], *(Printed(line.text, line.y - 200, size=0) for line in _PAGES[2])]
    loaded = load_pdf(_lost_end(pdf([_PAGES[0], two_ways, _PAGES[3]])))
    assert [page.readable for page in loaded.pages] == [True, False, True]


def test_readings_are_alike_when_they_hold_the_same_words_and_numbers() -> None:
    words = [f"word{at}" for at in range(40)]
    assert read_alike(" ".join(words), "\n".join(reversed(words)))
    assert read_alike(" ".join(words), " ".join(words[1:]))
    assert not read_alike(" ".join(words), " ".join(words[4:]))
    assert not read_alike("7KH FRXQFLO PHW", "The council met")


def test_a_lost_figure_makes_a_gap() -> None:
    assert is_gapped("In all, \ufffd\ufffd of the children have been seen by a dentist this year.")
    assert not is_gapped("In all, 42 of the children have been seen by a dentist this year.")


def test_a_file_of_which_most_pages_are_lost_is_refused() -> None:
    data = pdf(_PAGES)
    with pytest.raises(DamagedDocumentError, match="fetch it again"):
        load_pdf(data[: data.index(b"This is page two") - 200])


@pytest.mark.parametrize("kept", range(40, 2600, 160))
def test_a_cut_file_is_read_or_refused_and_its_pages_keep_their_numbers(kept: int) -> None:
    names = ("one", "two", "three", "four")
    try:
        pages = load_pdf(pdf(_PAGES)[:kept]).pages
    except DamagedDocumentError:
        return
    loaded = load_pdf(pdf(_PAGES)[:kept])
    texts = [flat(loaded.text[page.start : page.end]) for page in pages]
    assert len(texts) == 4
    assert sum(map(bool, texts)) >= 2
    assert all(f"page {name}" in text for name, text in zip(names, texts, strict=True) if text.endswith("."))


def test_a_new_end_names_the_catalogue() -> None:
    assert re.search(rb"/Size 11 /Root 1 0 R", with_new_end(_lost_end(pdf(_PAGES))))


def test_a_file_without_a_catalogue_gets_no_new_end() -> None:
    assert (
        with_new_end(b"%PDF-1.4\n3 0 obj\n<< /Type /Page >>\nendobj") == b"%PDF-1.4\n3 0 obj\n<< /Type /Page >>\nendobj"
    )


def test_pypdf_reads_the_pages_that_are_wanted() -> None:
    texts = read_with_pypdf(pdf(_PAGES), [1, 3])
    assert [bool(text) for text in texts] == [False, True, False, True]


def test_pypdf_is_given_up_when_its_time_is_over() -> None:
    assert read_with_pypdf(pdf(_PAGES), seconds=0.001) == []


def test_pypdf_that_fails_says_nothing(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG):
        assert read_with_pypdf(b"%PDF-1.4\n" + bytes(500)) == []
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["\ufffd" * 9, "\uf054\uf068\uf065", "\x01\x02\x03 of", "❚❤❡✥❝♦✉♥❝✐❧"])
def test_characters_no_report_is_written_in_look_wrong(text: str) -> None:
    assert looks_wrong(text)


@pytest.mark.parametrize("text", ["", "Tŷ’r Cyngor – £3.2m (½)", "\uf0b7 one item of a list", "deci\ufffesion", "■ ●"])
def test_ordinary_pages_do_not(text: str) -> None:
    assert not looks_wrong(text)


def test_the_reading_with_more_whole_words_is_better_if_it_is_sound() -> None:
    assert reads_better("the council agreed", "")
    assert not reads_better("the council agreed", "the council agreed")
    assert not reads_better("/g84/g104/g101/g32/g99", "the")
    assert not reads_better("the council agreed " + "\ufffd" * 20, "")


def test_the_description_says_which_reader_read_a_page() -> None:
    unseen = [Printed(line.text, line.y, size=0) for line in _PAGES[1]]
    assert read(pdf([_PAGES[0], unseen, _PAGES[2]]), "a.pdf").description.origins["text"] == "pdfium, pypdf on pages 2"
    assert "text" not in read(pdf(_PAGES), "a.pdf").description.origins
