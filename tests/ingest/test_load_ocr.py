"""Scanned pages: found, read by tesseract where it is installed, listed as unread where it is not."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL.Image import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import EmptyDocumentError
from corpus.settings import Settings
from ingest.load.ocr import Recogniser, Word, find_recogniser, mean_confidence
from ingest.load.ocr_rows import ILLEGIBLE, rows_of
from ingest.load.pdf import load_pdf
from ingest.run import ingest
from ingest.summary import Change
from tests.ingest.pack_pages import scanned
from tests.ingest.reading import flat

_LETTER = [
    "Dear Director,",
    "We visited the county on 12 March and spoke to 46 carers and 18 members of staff in three offices.",
    "Families waited nineteen weeks for an autism assessment, which is six weeks longer than a year before.",
    "The two residential homes that we saw were clean, and the children in them knew whom to turn to.",
]
_FIGURES = ("12", "46", "18")


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    found = find_recogniser("auto")
    if found is None or not found.tells_turned:
        pytest.skip("needs tesseract with its data for English and for turned pages (eng, osd)")
    return found


def _pdf(*pictures: Image | None, stamps: bool = False) -> bytes:
    """A page of each picture; None is a page of text."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for number, picture in enumerate(pictures, start=1):
        size = A4 if picture is None or picture.height >= picture.width else landscape(A4)
        canvas.setPageSize(size)
        if picture is None:
            canvas.drawString(
                72, 700, "The committee met in the old library and agreed to open the new family centre soon."
            )
        else:
            canvas.drawImage(ImageReader(picture), 0, 0, *size)
        if stamps:
            canvas.drawCentredString(size[0] / 2, 18, f"Page {number + 26}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("dpi", [150, 200])
def test_a_scanned_page_is_read_with_its_confidence(recogniser: Recogniser, dpi: int) -> None:
    (page,), text = (loaded := load_pdf(_pdf(scanned(_LETTER, dpi)), recogniser)).pages, flat(loaded.text)
    assert page.readable
    assert page.confidence is not None
    assert 0.85 <= page.confidence <= 1
    assert _LETTER[2] in text
    assert all(figure in text for figure in _FIGURES)


@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_that_was_scanned_on_its_side_is_turned_upright(recogniser: Recogniser, turned: int) -> None:
    assert _LETTER[2] in flat(load_pdf(_pdf(scanned(_LETTER).rotate(turned, expand=True)), recogniser).text)


def test_a_page_that_was_scanned_askew_is_read(recogniser: Recogniser) -> None:
    assert "nineteen weeks" in flat(load_pdf(_pdf(scanned(_LETTER).rotate(2, fillcolor=255)), recogniser).text)


def test_a_stamp_is_no_text_layer(recogniser: Recogniser) -> None:
    data = _pdf(None, scanned(_LETTER), None, stamps=True)
    assert [page.readable for page in load_pdf(data).pages] == [True, False, True]
    loaded = load_pdf(data, recogniser)
    page = loaded.pages[1]
    own = flat(loaded.text[page.start : page.end])
    assert _LETTER[2] in own
    assert own.count("Page 28") == 1
    assert (page.label, loaded.pages[0].confidence) == ("28", None)
    assert loaded.hints["text"] == f"pdfium; {recogniser.name} on pages 2"


def test_what_is_too_noisy_to_be_read_right_is_not_read(recogniser: Recogniser) -> None:
    noisy = scanned(_LETTER, 75, noise=110).crop((0, 0, 620, 300))
    page = load_pdf(_pdf(None, noisy), recogniser).pages[1]
    assert (page.readable, page.confidence) == (False, None)
    with pytest.raises(EmptyDocumentError, match="scan it anew"):
        load_pdf(_pdf(noisy), recogniser)


def test_a_file_of_scans_alone_says_how_to_get_it_read() -> None:
    with pytest.raises(EmptyDocumentError, match="install tesseract"):
        load_pdf(_pdf(scanned(_LETTER)))


def test_a_sheet_with_a_stamp_alone_holds_nothing_to_recognise() -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "One page of text.")
    canvas.showPage()
    canvas.drawCentredString(300, 18, "Page 2")
    canvas.showPage()
    canvas.save()
    pages = load_pdf(file.getvalue()).pages
    assert [page.readable for page in pages] == [True, True]


def test_a_figure_that_may_be_wrong_is_not_written_down() -> None:
    words = (_word("In", 0.9), _word("all,", 0.8), _word("81", 0.55), _word("children", 0.4), _word("went", 0.2))
    (row,) = rows_of(words, 842, 12)
    assert row.text == f"In all, {ILLEGIBLE} children {ILLEGIBLE}"


@pytest.mark.parametrize("read", ["72.096", "8596", "596,", "£3.872", "£5;390"])
def test_a_figure_that_tesseract_is_known_to_misread_is_not_written_down(read: str) -> None:
    words = (_word("about", 0.95), _word(read, 0.96), _word("of", 0.95), _word("homes", 0.95))
    assert [row.text for row in rows_of(words, 842, 12)] == [f"about {ILLEGIBLE} of homes"]
    words = (_word("in", 0.95), _word("1996", 0.96), _word("or", 0.95), _word("1,296", 0.95))
    assert [row.text for row in rows_of(words, 842, 12)] == ["in 1996 or 1,296"]


def test_specks_are_left_out_and_a_line_that_cannot_be_read_too() -> None:
    assert rows_of((_word("~", 0.2), _word("xv", 0.1), _word("III", 0.1)), 842, 12) == ()
    (row,) = rows_of((_word("~", 0.2), _word("Agreed", 0.9)), 842, 12)
    assert row.text == "Agreed"


def test_a_larger_line_is_set_larger() -> None:
    words = (_word("Findings", 0.9, 1, 30), _word("We", 0.9, 2, 12), _word("saw", 0.9, 3, 12))
    assert [row.size for row in rows_of(words, 842, 11)] == [27.5, 11, 11]


def test_marks_do_not_count_in_the_confidence() -> None:
    assert mean_confidence((_word("well", 0.8), _word("|", 0.0))) == 0.8
    assert mean_confidence(()) == 0


def _word(text: str, confidence: float, line: int = 1, height: float = 12) -> Word:
    return Word(text, confidence, (1, 1, line), 72, 100 + 20 * line, height)


def test_without_tesseract_nothing_is_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    find_recogniser.cache_clear()
    try:
        assert find_recogniser("auto", 7.0) is None
    finally:
        find_recogniser.cache_clear()


def test_a_page_left_unread_is_read_when_recognition_is_there(recogniser: Recogniser, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "part.pdf").write_bytes(_pdf(None, scanned(_LETTER)))
    (papers / "whole.pdf").write_bytes(_pdf(scanned(_LETTER[::-1])))
    (papers / "text.pdf").write_bytes(_pdf(None))
    off, auto = (Settings(data=tmp_path / "data", ocr=ocr) for ocr in ("off", "auto"))
    first = ingest([papers], off)
    assert [outcome.change for outcome in first.outcomes] == [Change.ADDED, Change.ADDED, Change.QUARANTINED]
    assert first.unreadable_pages == 1
    assert not ingest([papers], off).published
    then = ingest([papers], auto)
    assert [outcome.change for outcome in then.outcomes] == [Change.UPDATED, Change.UNCHANGED, Change.ADDED]
    assert then.unreadable_pages == 0
    assert not ingest([papers], auto).published
