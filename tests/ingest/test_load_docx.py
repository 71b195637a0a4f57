"""Word files: what a reader of the page sees comes in, with its headings, numbers and tables; nothing else does."""

from contextlib import suppress
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from corpus.document import BlockKind
from corpus.errors import DamagedDocumentError, DocumentError, EncryptedDocumentError, UnsupportedFormatError
from ingest.load.docx_words import w
from ingest.load.load import load
from tests.ingest.docx import new, number, numbered, saved, with_parts, xml
from tests.ingest.reading import blocks, read

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SENTENCE = "The committee is asked to note how the service has done this quarter."


def test_styled_and_typographic_headings_make_section_paths() -> None:
    document = new()
    document.add_heading("Quarterly report", 1)
    document.add_heading("Findings", 2)
    document.add_paragraph().add_run("Staffing").bold = True
    document.add_paragraph(_SENTENCE)
    last = read(saved(document), "a.docx").edition.blocks[-1]
    assert last.section == ("Quarterly report", "Findings", "Staffing")


def test_a_sentence_in_bold_is_no_heading() -> None:
    document = new()
    document.add_paragraph().add_run(_SENTENCE).bold = True
    assert blocks(read(saved(document), "a.docx"), BlockKind.HEADING) == []


def test_an_outline_level_makes_a_heading_whatever_the_style_is_called() -> None:
    document = new()
    style = document.styles.add_style("Pennawd Adroddiad", 1)
    style.element.get_or_add_pPr().append(xml('<w:outlineLvl w:val="1"/>'))
    document.add_paragraph("Canfyddiadau", style="Pennawd Adroddiad")
    document.add_paragraph(_SENTENCE)
    heading = read(saved(document), "a.docx").edition.blocks[0]
    assert (heading.kind, heading.level) == (BlockKind.HEADING, 2)


def test_the_numbers_that_word_counts_are_printed_and_kept_as_anchors() -> None:
    document = new()
    list_id = numbered(document, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
    for depth, text in ((0, "First matter"), (1, _SENTENCE), (1, _SENTENCE), (0, "Second matter"), (1, _SENTENCE)):
        number(document.add_paragraph(text), list_id, depth)
    number(document.add_paragraph("a point of detail"), list_id, 2)
    reading = read(saved(document), "a.docx")
    assert [block.label for block in reading.edition.blocks] == ["1", "1.1", "1.2", "2", "2.1", "a"]
    assert f"2.1 {_SENTENCE}\n(a) a point" in reading.edition.text


def test_a_style_brings_its_number_and_the_depth_of_its_list() -> None:
    document = new()
    list_id = numbered(document, ("decimal", "%1."), ("decimal", "%1.%2"))
    levels = document.part.numbering_part.element.findall(
        f".//{w('abstractNum')}[@{w('abstractNumId')}='900']/{w('lvl')}"
    )
    for depth, name in enumerate(("Heading 1", "Body Text")):
        style = document.styles[name]
        style.element.get_or_add_pPr().append(xml(f'<w:numPr><w:numId w:val="{list_id}"/></w:numPr>'))
        levels[depth].append(xml(f'<w:pStyle w:val="{style.style_id}"/>'))
    for text, name in (("Purpose", "Heading 1"), (_SENTENCE, "Body Text"), ("Advice", "Heading 1")):
        document.add_paragraph(text, style=name)
    text = load("a.docx", saved(document)).text
    assert text == f"1. Purpose\n1.1 {_SENTENCE}\n\n2. Advice"


def test_a_list_of_contents_is_never_quoted() -> None:
    document = new()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Findings\t4", style="toc 1")
    document.add_heading("Findings", 1)
    document.add_paragraph(_SENTENCE)
    assert blocks(read(saved(document), "a.docx"), BlockKind.BOILERPLATE) == ["Findings\t4"]


def test_words_in_content_controls_and_tables_in_tables_are_read() -> None:
    document = new()
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Chosen words.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, xml(control))
    frame = document.add_table(1, 1).cell(0, 0)
    inner = frame.add_table(2, 3)
    for at, cell in enumerate(cell for row in inner.rows for cell in row.cells):
        cell.text = f"cell {at}"
    reading = read(saved(document), "a.docx")
    assert blocks(reading, BlockKind.PARAGRAPH) == ["Chosen words."]
    assert blocks(reading, BlockKind.TABLE_HEADER) == ["cell 0 | cell 1 | cell 2"]
    assert blocks(reading, BlockKind.TABLE_ROW) == ["cell 3 | cell 4 | cell 5"]


def test_a_numbered_bold_line_is_a_heading_with_its_number() -> None:
    document = new()
    list_id = numbered(document, ("decimal", "%1."), ("decimal", "%1.%2"))
    title = document.add_paragraph()
    title.add_run("Purpose of the report").bold = True
    number(title, list_id, 0)
    number(document.add_paragraph(_SENTENCE), list_id, 1)
    heading, paragraph = read(saved(document), "a.docx").edition.blocks
    assert (heading.kind, heading.label, paragraph.label) == (BlockKind.HEADING, "1", "1.1")
    assert paragraph.section == ("1. Purpose of the report",)


def test_a_list_in_a_list_hangs_on_its_item() -> None:
    document = new()
    document.add_paragraph("The plan has two aims:")
    for text, style in (("homes", "List Bullet"), ("more foster carers", "List Bullet 2"), ("schools", "List Bullet")):
        document.add_paragraph(text, style=style)
    lead, homes, carers, schools = read(saved(document), "a.docx").edition.blocks
    assert (homes.parent, carers.parent, schools.parent) == (lead.ordinal, homes.ordinal, lead.ordinal)
    assert homes.group == schools.group != carers.group


def test_a_table_has_a_header_and_no_cell_twice() -> None:
    document = new()
    table = document.add_table(3, 3)
    for row, texts in zip(
        table.rows, (("Measure", "2017", "2018"), ("Visits", "", "91%"), ("", "", "88%")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    reading = read(saved(document), "a.docx")
    assert blocks(reading, BlockKind.TABLE_HEADER) == ["Measure | 2017 | 2018"]
    assert blocks(reading, BlockKind.TABLE_ROW) == ["Visits |  | 91%", "|  | 88%"]


def test_labels_beside_values_have_no_header() -> None:
    document = new()
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Author", "Head of service"), ("Meeting", "Cabinet")), strict=True):
        row.cells[0].paragraphs[0].add_run(texts[0]).bold = True
        row.cells[1].text = texts[1]
    reading = read(saved(document), "a.docx")
    assert blocks(reading, BlockKind.TABLE_HEADER) == []
    assert blocks(reading, BlockKind.TABLE_ROW) == ["Author | Head of service", "Meeting | Cabinet"]


def test_a_frame_of_one_cell_is_read_as_text() -> None:
    document = new()
    document.add_table(1, 1).cell(0, 0).text = _SENTENCE
    assert blocks(read(saved(document), "a.docx"), BlockKind.PARAGRAPH) == [_SENTENCE]


def test_insertions_stay_and_deletions_field_codes_and_hidden_words_go() -> None:
    document = new()
    for part in (
        '<w:ins w:id="1"><w:r><w:t>Ten</w:t></w:r></w:ins>',
        '<w:del w:id="2"><w:r><w:delText>Nine</w:delText></w:r></w:del>',
        '<w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> homes</w:t></w:r></w:hyperlink>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r>",
        "<w:r><w:instrText> PAGEREF </w:instrText></w:r>",
        '<w:r><w:t xml:space="preserve"> were visited.</w:t></w:r>',
    ):
        if not document.paragraphs:
            document.add_paragraph()
        document.paragraphs[0]._p.append(xml(part))
    assert load("a.docx", saved(document)).text == "Ten homes were visited."


def test_headers_and_feet_are_left_out() -> None:
    document = new()
    document.sections[0].header.paragraphs[0].text = "Confidential draft"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph(_SENTENCE)
    assert load("a.docx", saved(document)).text == _SENTENCE


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    document = new()
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    twice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document.add_paragraph(_SENTENCE)._p.append(xml(f"<w:r>{twice}</w:r>"))
    assert load("a.docx", saved(document)).text == f"{_SENTENCE}\n\nIn the box."


def test_a_title_that_is_not_printed_is_a_templates_and_the_day_made_is_not_the_day_published() -> None:
    document = new()
    document.core_properties.title = "Committee template"
    document.add_heading("Fostering in Powys", 1)
    document.add_paragraph(_SENTENCE)
    description = read(saved(document), "a.docx").description
    assert description.title == "Fostering in Powys"
    assert description.published is None


def _zip(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return made.getvalue()


_WHOLE = saved(new())
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
_BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "error", "word"),
    [
        (_OLE, UnsupportedFormatError, "old Word"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocumentError, "password"),
        (b"{\\rtf1 words}", DamagedDocumentError, "rename"),
        (_zip(xl__workbook=b"<x/>"), UnsupportedFormatError, "no Word document"),
        (_WHOLE[: len(_WHOLE) // 2], DamagedDocumentError, "cut short"),
        (with_parts(_WHOLE, {"word/document.xml": b"<w:document"}), DamagedDocumentError, "broken"),
        (with_parts(_WHOLE, {"word/document.xml": b"<a>" * 5000}), DamagedDocumentError, "broken"),
        (with_parts(_WHOLE, {"word/document.xml": b" " * (65 << 20)}), DamagedDocumentError, "unpacks"),
        (with_parts(_WHOLE, {"word/document.xml": _BOMB}), DamagedDocumentError, "broken"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, error: type[DocumentError], word: str) -> None:
    with pytest.raises(error, match=word):
        read(data, "a.docx")


def test_footnotes_stand_at_the_end_of_their_section() -> None:
    document = new()
    paragraph = document.add_paragraph("Numbers rose")
    paragraph._p.append(xml('<w:r><w:footnoteReference w:id="7"/></w:r>'))
    document.add_heading("Next", 1)
    document.add_paragraph(_SENTENCE)
    notes = f"<w:footnotes {nsdecls('w')}>"
    notes += '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    notes += '<w:footnote w:id="7"><w:p><w:r><w:t>Since April.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, f"{_RELATIONS}/footnotes")
    assert load("a.docx", saved(document)).text.startswith("Numbers rose\n\n1 Since April.\n\nNext")


def test_flipped_bits_are_read_or_told() -> None:
    random = Random(5)
    document = new()
    document.add_heading("Findings", 1)
    document.add_paragraph(_SENTENCE, style="List Number")
    whole = saved(document)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(8):
            broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
        with suppress(DocumentError):
            load("a.docx", bytes(broken))
