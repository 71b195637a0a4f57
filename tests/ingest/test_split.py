"""Passages and units: everything is in one, lists stay whole, offsets are exact."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import BlockKind
from corpus.errors import DocumentError
from corpus.passage import UnitKind
from ingest.read.read import Reading, document_id
from tests.ingest.pdf import Printed, paragraph, pdf
from tests.ingest.reading import read, unit_text, units

_SENTENCE = "The panel met and heard how the work with families had gone since the spring. "
_ASIDE = (BlockKind.BOILERPLATE, BlockKind.METADATA)


def _check(reading: Reading) -> None:
    """What holds of every reading."""
    text, rest = reading.edition.text, 0
    for ordinal, block in enumerate(reading.edition.blocks):
        assert block.ordinal == ordinal
        assert not text[rest : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip() != ""
        rest = block.end
    assert not text[rest:].strip()
    _check_units(reading)
    covered = [
        any(p.start <= b.start and b.end <= p.end for p in reading.passages) or _parted(reading, b.start, b.end)
        for b in reading.edition.blocks
        if b.kind not in _ASIDE
    ]
    assert all(covered)


def _parted(reading: Reading, start: int, end: int) -> bool:
    """Whether the passages that share a block's span cover it, white space aside."""
    left = set(range(start, end))
    for passage in reading.passages:
        left -= set(range(passage.start, passage.end))
    return not "".join(reading.edition.text[at] for at in left).strip()


def _check_units(reading: Reading) -> None:
    rest = 0
    for ordinal, unit in enumerate(reading.units):
        assert unit.ordinal == ordinal
        assert rest <= unit.start < unit.end
        assert unit_text(reading, unit) == unit_text(reading, unit).strip()
        rest = unit.end
        assert (unit.passage is None) == (unit.kind is UnitKind.METADATA)
        if unit.passage is not None:
            passage = reading.passages[unit.passage]
            assert passage.start <= unit.start <= unit.end <= passage.end
        assert reading.edition.blocks[unit.block].kind is not BlockKind.BOILERPLATE


_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "Heading line",
            "- an item",
            "· another item of the list.",
            "1. First.",
            "(a) lettered",
            "The board must:",
            _SENTENCE,
            _SENTENCE * 3,
            _SENTENCE * 14,
            "“Quote.” He said.",
            "Follow us on Facebook",
            "Related stories",
            "Published: 3 May 2020",
            "\u00a0",
            "| a | b |",
            "# Title",
            "word " * 200,
        ]
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(_LINES, st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_cut_into_ordered_exact_spans(lines: list[str], name: str) -> None:
    try:
        reading = read("\n".join(lines), name)
    except DocumentError:
        return
    _check(reading)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([_SENTENCE * 2, "Heading", "• item", "1. Point.", "7", "x" * 70]), max_size=6),
        min_size=1,
        max_size=4,
    )
)
def test_any_pdf_is_cut_into_ordered_exact_spans(pages: list[list[str]]) -> None:
    sheets: list[list[Printed]] = []
    for page in pages:
        lines: list[Printed] = []
        for at, content in enumerate(page):
            lines += paragraph(content, 780 - 120 * at)
        sheets.append(lines)
    try:
        reading = read(pdf(sheets), "a.pdf")
    except DocumentError:
        return
    _check(reading)


def test_a_list_stays_with_its_lead_in() -> None:
    items = "\n".join(f"- improve the part of the service that is numbered {n} in the plan" for n in range(6))
    reading = read(f"{_SENTENCE * 9}\n\nThe council must do six things:\n\n{items}\n")
    lead = next(unit for unit in reading.units if unit_text(reading, unit).endswith("six things:"))
    listed = [unit for unit in reading.units if unit.kind is UnitKind.LIST_ITEM]
    assert {unit.passage for unit in listed} == {lead.passage}
    assert {unit.lead_in for unit in listed} == {lead.ordinal}
    assert [unit.position for unit in listed] == [1, 2, 3, 4, 5, 6]
    assert unit_text(reading, listed[0]).startswith("improve")


def test_a_long_list_repeats_its_lead_in_in_each_passage() -> None:
    items = "\n".join(f"- {_SENTENCE}" * 1 for _ in range(25))
    reading = read(f"The council must do many things:\n\n{items}\n")
    assert len(reading.passages) > 1
    assert all("The council must do many things:" in passage.indexed for passage in reading.passages)


def test_the_lead_in_is_the_last_sentence_of_its_paragraph() -> None:
    reading = read("Inspectors came in May. They asked for two things:\n- more carers;\n- better plans.\n")
    item = next(unit for unit in reading.units if unit.kind is UnitKind.LIST_ITEM)
    assert item.lead_in is not None
    assert unit_text(reading, reading.units[item.lead_in]) == "They asked for two things:"


def test_long_text_is_cut_into_passages_the_embedder_can_read() -> None:
    reading = read((_SENTENCE * 6 + "\n\n") * 12)
    assert all(40 <= len(passage.indexed.split()) <= 200 for passage in reading.passages)


def test_boilerplate_is_in_no_passage() -> None:
    reading = read(f"{_SENTENCE * 3}\n\nHave a look at...\n\nOther news of the town and its bridge\n")
    assert not any("bridge" in passage.indexed for passage in reading.passages)


def test_tables_of_markdown_keep_their_header_with_every_row() -> None:
    reading = read("# Figures\n\n| Year | Carers |\n|---|---|\n| 2019 | 40 |\n| 2020 | 52 |\n", "a.md")
    assert units(reading, UnitKind.TABLE_ROW) == ["2019 | 40", "2020 | 52"]
    rows = [unit for unit in reading.units if unit.kind is UnitKind.TABLE_ROW]
    assert all(row.lead_in is not None and "Year" in unit_text(reading, reading.units[row.lead_in]) for row in rows)


def test_html_gives_headings_lists_and_tables_without_the_menu() -> None:
    page = """<html lang="en"><head><title>Plan agreed</title></head><body><nav><a href="/">Home page</a></nav><article>
    <h1>Plan agreed</h1><p>The cabinet agreed a plan for the service after a long debate about its cost.</p>
    <p>It has two aims:</p><ul><li>more carers in the county;</li><li>fewer moves for children.</li></ul>
    <table><tr><th>Year</th><th>Carers</th></tr><tr><td>2020</td><td>52</td></tr></table></article></body></html>"""
    reading = read(page, "a.html")
    assert units(reading, UnitKind.LIST_ITEM) == ["more carers in the county;", "fewer moves for children."]
    assert units(reading, UnitKind.TABLE_ROW) == ["2020 | 52"]
    assert "Home page" not in reading.edition.text
    assert reading.description.title == "Plan agreed"


def test_a_documents_id_depends_on_its_source_and_shows_its_name() -> None:
    first = document_id("/a/Report – May 2019.pdf", "Report – May 2019.pdf")
    assert first.startswith("report-may-2019-")
    assert first != document_id("/b/Report – May 2019.pdf", "Report – May 2019.pdf")
    assert len(document_id("/x", "w" * 300 + ".txt")) <= 49
