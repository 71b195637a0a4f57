"""A briefing as HTML, Word and PDF: the same numbered sources in each, tagged for those who hear it, the same bytes."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from workbench.briefing.briefing import Briefing, SectionName
from workbench.briefing.edits import Edits, Own, edited
from workbench.briefing.pdf import as_pdf, sheet_as_pdf
from workbench.briefing.put_out import put_out
from workbench.briefing.shown import Shown, shown

HOSTILE = '</p><script>alert(1)</script> #panic("typst") $x$ \\u{0} {{ jinja }} <w:p/> & “quoted” ŵŷ'


@pytest.fixture(scope="module")
def files(briefing: Briefing) -> dict[str, bytes]:
    return put_out(briefing)


@pytest.fixture(scope="module")
def data(briefing: Briefing) -> Shown:
    return shown(briefing)


def _roles(pdf: bytes) -> set[str]:
    """The types of all structure elements."""
    return {str(element.get("/S", "")) for element in _elements(pdf)}


def _elements(pdf: bytes) -> Iterator[DictionaryObject]:
    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    ahead: list[Any] = [root["/StructTreeRoot"]]
    while ahead:
        node = ahead.pop().get_object()
        if isinstance(node, list):
            ahead += node
        elif isinstance(node, DictionaryObject):
            yield node
            if "/K" in node:
                ahead.append(node["/K"])


def test_the_same_briefing_is_the_same_bytes(briefing: Briefing, files: dict[str, bytes]) -> None:
    assert put_out(briefing) == files


def test_each_form_has_the_same_numbered_sources(files: dict[str, bytes], data: Shown) -> None:
    numbers = [source["n"] for source in data["sources"]]
    html = files["briefing.html"].decode()
    assert [int(n) for n in re.findall(r'<li id="source-(\d+)"', html)] == numbers
    assert set(re.findall(r'href="#(source-\d+)"', html)) == {f"source-{n}" for n in numbers}
    words = docx.Document(BytesIO(files["briefing.docx"]))
    starts = [int(m[1]) for p in words.paragraphs if (m := re.match(r"\[(\d+)\] ", p.text))]
    assert starts == numbers
    pages = "\n".join(page.extract_text() for page in PdfReader(BytesIO(files["briefing.pdf"])).pages)
    after = pages[pages.rindex("Sources") :]
    assert [int(n) for n in re.findall(r"^\[(\d+)\]", after, re.MULTILINE)] == numbers


def test_word_counts_the_footnotes_to_the_numbers_of_the_sources(files: dict[str, bytes], data: Shown) -> None:
    with ZipFile(BytesIO(files["briefing.docx"])) as package:
        body, notes = (package.read(f"word/{name}.xml").decode() for name in ("document", "footnotes"))
        assert {each.date_time[0] for each in package.infolist()} == {1980}
    cited = [int(n) for n in re.findall(r'<w:footnoteReference w:id="(\d+)"', body)]
    assert cited == [source["n"] for source in data["sources"]]
    assert [int(n) for n in re.findall(r'<w:footnote w:id="(\d+)"', notes)] == cited
    places = set(re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= places


def test_word_has_real_headings_and_its_language(files: dict[str, bytes], data: Shown) -> None:
    document = docx.Document(BytesIO(files["briefing.docx"]))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [*(s["title"] for s in data["sections"]), data["questions_title"], data["sources_title"]]
    assert document.core_properties.title == data["title"]
    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


@pytest.mark.parametrize("name", ["briefing.pdf", "questions.pdf"])
def test_a_pdf_is_tagged_with_title_and_language_and_says_that_it_is_pdf_ua(files: dict[str, bytes], name: str) -> None:
    root: Any = PdfReader(BytesIO(files[name])).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert _roles(files[name]) >= {"/Document", "/H1", "/P"}


def test_a_pdf_has_lists_links_and_bookmarks_for_the_sections(files: dict[str, bytes], data: Shown) -> None:
    reader = PdfReader(BytesIO(files["briefing.pdf"]))
    assert _roles(files["briefing.pdf"]) >= {"/L", "/LI", "/Link", "/H2"}
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert [section["title"] for section in data["sections"]] == titles[: len(data["sections"])]


def test_the_sheet_is_one_page_of_a4_however_long_the_questions_are(data: Shown) -> None:
    long = [{**question, "asked": question["asked"] + " " + "and so on " * 30} for question in data["questions"]]
    (page,) = PdfReader(BytesIO(sheet_as_pdf({**data, "questions": (long * 2)[:8]}))).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_what_is_written_is_never_obeyed(briefing: Briefing) -> None:
    own = (Own(SectionName.FOUND, HOSTILE), Own(SectionName.QUESTIONS, HOSTILE))
    made = put_out(edited(briefing, Edits(own=own)))
    assert "<script>" not in made["briefing.html"].decode()
    document = docx.Document(BytesIO(made["briefing.docx"]))
    assert any(HOSTILE in paragraph.text for paragraph in document.paragraphs)
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(made["briefing.pdf"])).pages)
    assert "panic" in pages


def test_a_welsh_quote_says_that_it_is_welsh(data: Shown) -> None:
    source = {**data["sources"][0], "language": "cy", "quote": "Mae cynnydd da."}
    made = as_pdf({**data, "sources": [source, *data["sources"][1:]]})
    contents = [page.get_contents() for page in PdfReader(BytesIO(made)).pages]
    assert any(b"/Lang(cy-GB)" in each.get_data() for each in contents if each is not None)
