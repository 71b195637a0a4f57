"""Sections and anchors of PDFs: bookmarks, headings by capitals and name, numbered paragraphs, lists over pages."""

from corpus.document import Block, BlockKind
from ingest.load.pdf import load_pdf
from ingest.read.read import Reading
from ingest.structure.marks import anchor_of, mark_of
from tests.ingest.drawn import Drawn, lines_of
from tests.ingest.reading import block_text, blocks, flat, read

_WORDS = "The panel looks at every plan that is older than a year and asks why the work is not done. It meets monthly."


def _reading(*lines: str) -> Reading:
    page = Drawn()
    y = 780.0
    for line in lines:
        for part in lines_of(line, 450):
            page.line(part, 72, y)
            y -= 13
        y -= 12
    return read(page.pdf(), "a.pdf")


def _labels(reading: Reading, kind: BlockKind) -> list[str | None]:
    return [block.label for block in reading.edition.blocks if block.kind is kind]


def test_numbered_paragraphs_keep_their_numbers_and_are_no_list() -> None:
    reading = _reading(f"4.25 {_WORDS}", "4.26 The board agreed.", "4.27 It will meet in May.")
    assert _labels(reading, BlockKind.PARAGRAPH) == ["4.25", "4.26", "4.27"]
    assert blocks(reading, BlockKind.LIST_ITEM) == []


def test_a_list_under_its_lead_in_stays_a_list() -> None:
    reading = _reading("The board agreed:", "(a) a new plan for carers;", "(b) a yearly report; and", "(c) a desk.")
    assert _labels(reading, BlockKind.LIST_ITEM) == ["a", "b", "c"]


def test_a_figure_at_the_start_of_a_line_is_no_paragraphs_number() -> None:
    assert mark_of("1.5 million visits a day") is None
    assert mark_of("3.5% of the budget") is None
    mark = mark_of("4.25 The council agreed")
    assert mark is not None
    assert mark.label == "4.25"


def test_recommendations_are_called_by_their_numbers() -> None:
    reading = _reading("Recommendation 3", _WORDS, "Recommendation 4: Say what it costs", _WORDS)
    headings = [block for block in reading.edition.blocks if block.kind is BlockKind.HEADING]
    assert [block.label for block in headings] == ["Recommendation 3", "Recommendation 4"]
    assert anchor_of("Argymhelliad 2: Cyhoeddi") == "Argymhelliad 2"
    assert anchor_of("Recommendation 3 was accepted") is None
    assert anchor_of("Page 3") is None


def test_a_line_in_capitals_is_a_heading_an_abbreviation_is_not() -> None:
    reading = _reading("KEY MESSAGES FOR MEMBERS", _WORDS, "NHS", _WORDS)
    assert blocks(reading, BlockKind.HEADING)[0] == "KEY MESSAGES FOR MEMBERS"
    assert reading.edition.blocks[1].section == ("KEY MESSAGES FOR MEMBERS",)


def test_bookmarks_make_the_section_path_whatever_the_type() -> None:
    page = Drawn()
    for level, title in enumerate(("Adult services", "Waiting lists")):
        page.canvas.bookmarkPage(title)
        page.canvas.addOutlineEntry(title, title, level)
        page.line(title, 72, 780 - 80 * level)
        page.line("Six people wait for a first visit, and two for a second one.", 72, 750 - 80 * level)
    data = page.pdf()
    assert [(mark.level, mark.title, mark.page) for mark in load_pdf(data).outline] == [
        (1, "Adult services", 1),
        (2, "Waiting lists", 1),
    ]
    assert read(data, "a.pdf").edition.blocks[-1].section == ("Adult services", "Waiting lists")


def test_a_heading_that_states_a_judgement_heads_its_text_and_can_be_quoted() -> None:
    page = Drawn()
    page.lines((line, 72, 700 - 13 * at) for at, line in enumerate(lines_of(_WORDS * 4, 450)))
    page.canvas.showPage()
    page.line("The progress of care leavers is inadequate", 72, 780, 10, "Helvetica-Bold")
    page.line("Too few of them have a plan that is kept up to date.", 72, 750)
    reading = read(page.pdf(), "a.pdf")
    stated, under = reading.edition.blocks[-2:]
    assert stated.kind is BlockKind.PARAGRAPH
    assert under.section == (block_text(reading, stated),)


def test_a_list_over_a_page_break_stays_whole_and_each_item_on_its_page() -> None:
    page = Drawn()
    things = ["walks", "talks", "plans", "books", "boats", "bikes", "songs", "meals", "games"]
    for sheet in range(3):
        page.line("EXHAM SCRUTINY COMMITTEE", 72, 815, 8)
        page.line(f"Exham list {sheet + 1}", 72, 30, 8)
        if sheet == 0:
            page.line("The board will do these things:", 72, 780)
        for at in range(3):
            page.line(f"• {things[3 * sheet + at]} that the board will do this year", 90, 750 - 20 * at)
        page.canvas.showPage()
    reading = read(page.pdf(), "a.pdf")
    items = [block for block in reading.edition.blocks if block.kind is BlockKind.LIST_ITEM]
    assert len({item.group for item in items}) == 1
    assert [_page(reading, item) for item in items] == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert all(flat(block_text(reading, item)).endswith("this year") for item in items)


def _page(reading: Reading, block: Block) -> int:
    page = reading.edition.page_at(block.start)
    assert page is not None
    return page.index
