"""The structure of PDF reports: headings, judgement tables, running heads, contents, sentences over page breaks."""

import pytest

from corpus.document import BlockKind
from corpus.passage import UnitKind
from ingest.read.read import Reading
from ingest.structure.sources import is_source
from tests.ingest.pdf import Printed, paragraph, pdf
from tests.ingest.reading import blocks, flat, read, units

_PROSE = "Leaders know their service well and have plans for what is weak. Children are seen and heard."


def _report(first: list[Printed]) -> Reading:
    foot = [Printed(f"Inspection of Exham {at + 1}", 40, size=8) for at in range(3)]
    later = [[*paragraph(_PROSE, 700), foot[1]], [*paragraph(_PROSE, 700), foot[2]]]
    return read(pdf([[*first, foot[0]], *later]), "report.pdf")


def _rows(reading: Reading) -> list[str]:
    return [flat(row) for row in units(reading, UnitKind.TABLE_ROW)]


def test_grades_in_a_column_are_joined_to_labels_broken_over_lines() -> None:
    reading = _report(
        [
            Printed("Inspection of Exham children’s services", 760, size=26),
            Printed("Judgement", 600, bold=True),
            Printed("Grade", 600, x=300, bold=True),
            Printed("The impact of leaders on social work", 570),
            Printed("practice with families", 555.5),
            Printed("Requires improvement to be good", 570, x=300),
            Printed("Children who need help and protection", 520),
            Printed("Good", 520, x=300),
            Printed("Overall effectiveness", 490),
            Printed("Inadequate", 490, x=300),
            *paragraph(_PROSE, 440),
        ]
    )
    assert _rows(reading) == [
        "The impact of leaders on social work practice with families Requires improvement to be good",
        "Children who need help and protection Good",
        "Overall effectiveness Inadequate",
    ]
    header = next(block for block in reading.edition.blocks if block.kind is BlockKind.TABLE_HEADER)
    assert {b.parent for b in reading.edition.blocks if b.kind is BlockKind.TABLE_ROW} == {header.ordinal}


def test_grades_broken_over_lines_beside_numbered_labels_are_joined() -> None:
    reading = _report(
        [
            Printed("Exham", 760, size=26),
            Printed("Children’s services in Exham require improvement to be", 650, size=14, bold=True),
            Printed("good", 633, size=14, bold=True),
            Printed("1. Children who need help and protection", 560, bold=True),
            Printed("Requires", 574.5, x=394, bold=True),
            Printed("improvement to be", 560, x=394, bold=True),
            Printed("good", 545.5, x=394, bold=True),
            Printed("2.1 Adoption performance", 500, x=124),
            Printed("Outstanding", 500, x=394),
            *paragraph(_PROSE, 440),
        ]
    )
    assert _rows(reading) == [
        "1. Children who need help and protection Requires improvement to be good",
        "2.1 Adoption performance Outstanding",
    ]
    assert "Children’s services in Exham require improvement to be good" in map(flat, units(reading, UnitKind.SENTENCE))


def test_prose_that_ends_in_a_grade_is_no_table() -> None:
    text = "The help that families get early is now good. Care leavers say the same of theirs, which is good"
    assert _rows(_report([*paragraph(text, 700, width=46)])) == []


def test_running_feet_are_boilerplate_and_in_no_unit() -> None:
    reading = _report(paragraph(_PROSE, 700))
    assert len(blocks(reading, BlockKind.BOILERPLATE)) == 3
    assert not any("Inspection of Exham" in passage.indexed for passage in reading.passages)


def test_a_sentence_cut_by_a_page_break_is_one_unit() -> None:
    head = [Printed("Exham report", 815, size=8)]
    first = (
        "The panel meets monthly. It looks at every plan that has been open for a year and asks everybody who had a "
    )
    first += "hand in it, in the council or outside, why the"
    pages = [
        [*head, *paragraph(_PROSE, 700), *paragraph(first, 600), Printed("1", 40)],
        [*head, *paragraph("work is not done yet. Staff find this useful.", 760), Printed("2", 40)],
        [*head, *paragraph(_PROSE, 700), Printed("3", 40)],
    ]
    reading = read(pdf(pages), "report.pdf")
    sentences = list(map(flat, units(reading, UnitKind.SENTENCE)))
    assert any(s.startswith("It looks at every plan") and s.endswith("work is not done yet.") for s in sentences)


def test_headings_are_told_by_size_and_weight_and_make_the_section() -> None:
    reading = _report(
        [
            Printed("Exham report", 760, size=24),
            Printed("What needs to improve?", 700, size=14, bold=True),
            Printed("• The speed of answers to complaints.", 670),
            Printed("• The number of carers.", 640),
            *paragraph(_PROSE, 600),
        ]
    )
    items = [block for block in reading.edition.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.section for item in items] == [("Exham report", "What needs to improve?")] * 2
    assert items[0].parent == next(b.ordinal for b in reading.edition.blocks if b.level == 2)


def test_a_contents_page_is_left_out() -> None:
    entries = [Printed(f"Chapter {word} {3 * at + 3}", 700 - 25 * at, size=14) for at, word in enumerate("abcdef")]
    reading = read(pdf([[Printed("Contents", 760, size=24), *entries], paragraph(_PROSE, 700)]), "report.pdf")
    assert blocks(reading, BlockKind.HEADING) == []
    assert len(blocks(reading, BlockKind.BOILERPLATE)) == 7


def test_text_back_at_the_margin_leaves_the_item() -> None:
    lines = [
        Printed("The board agreed:", 700),
        Printed("• to look again at every plan that is older than a year and", 680),
        Printed("to tell the family what was found", 665.5, x=90),
        Printed("Staff will hear of it at their next meeting, and so will the families themselves.", 651),
    ]
    assert blocks(_report(lines), BlockKind.LIST_ITEM)[0].endswith("found")


def test_a_footnote_stands_by_itself_and_one_that_only_names_a_source_is_no_evidence() -> None:
    reading = _report(
        [
            Printed("Inspection of Exham children’s services", 760, size=26),
            *paragraph(_PROSE, 700),
            Printed("1 INQ000145733_0021 paras 3.33-3.42", 120, size=7),
            Printed(
                "2 Looked-after children are those who have been in the care of the council for a day or", 110, size=7
            ),
            Printed("longer, wherever they live (see page 4).", 100, size=7),
            Printed("3 See www.exham.gov.uk/care, p. 12", 90, size=7),
        ]
    )
    sentences = [flat(sentence) for sentence in units(reading, UnitKind.SENTENCE)]
    assert any("Looked-after children are those who" in sentence for sentence in sentences)
    assert not any("INQ000145733" in sentence or "www.exham" in sentence for sentence in sentences)
    assert "INQ000145733_0021" in reading.edition.text


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("52 INQ000195847_0004 para 21", True),
        ("86 Learning from Exham, July 2001, pp444-445", True),
        ("4 Ibid.", True),
        ("5 This took in the Home Office and ten other departments of state (INQ000184643_0032 para 178).", False),
        ("6 The figures are of the year that ended in March and were not checked by anybody.", False),
    ],
)
def test_a_note_that_says_something_is_told_from_one_that_does_not(note: str, source: bool) -> None:
    assert is_source(note) is source
