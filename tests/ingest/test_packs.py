"""Agenda packs: found, split into items with their pages, both page numbers read; reports are no packs."""

from pathlib import Path

import pytest

from corpus.document import BlockKind, Edition, Page
from ingest.load.pdf import load_pdf
from ingest.load.types import Loaded
from ingest.pack.words import is_procedural
from ingest.structure.structure import structure
from tests.ingest.packs import PLANTED, pack, supplement
from tests.ingest.pdf import Printed, paragraph, pdf
from tests.ingest.reading import flat, read

_STARTS = {"3": 3, "4": 5, "5": 9, "6": 11, "7": 17, "8": 22, "9": 24}


@pytest.fixture(scope="module")
def long() -> Loaded:
    return load_pdf(pack(scale=25))


def _pages(loaded: Loaded, number: str | None) -> list[Page]:
    (item,) = [item for item in loaded.items if item.number == number]
    return [page for page in loaded.pages if item.start <= page.start < item.end]


def test_a_pack_of_400_pages_is_split_into_its_items(long: Loaded) -> None:
    assert len(long.pages) == 401
    assert [item.name for item in long.items] == [
        "Agenda",
        "3. MINUTES",
        "4. PERFORMANCE REPORT",
        "5. LETTER FROM THE INSPECTORATE",
        "6. FOSTERING AND RESPITE CARE",
        "7. FAMILY CENTRES",
        "8. EXEMPT: LEASE OF A BUILDING",
        "9. BUDGET MONITORING",
    ]
    assert [_pages(long, item.number)[0].index for item in long.items] == [1, 3, 5, 34, 36, 167, 272, 274]


def test_items_follow_each_other_and_cover_the_text(long: Loaded) -> None:
    assert [item.start for item in long.items] == [0, *(item.end for item in long.items[:-1])]
    assert long.items[-1].end == len(long.text)


def test_each_page_has_the_number_of_the_pack_and_that_of_its_report(long: Loaded) -> None:
    numbers = [(page.label, page.report_label) for page in _pages(long, "6")]
    assert numbers[:2] == [("36", "1"), ("37", "2")]
    assert numbers[103:105] == [("139", "104"), ("140", "1")]  # the appendix begins anew
    assert [(page.label, page.report_label) for page in _pages(long, "5")] == [("34", None), ("35", None)]
    assert all(page.label == str(page.index) for page in long.pages[2:])


def test_every_page_is_accounted_for(long: Loaded) -> None:
    assert [page.index for page in long.pages if not page.readable] == [34, 35]  # the scans, without recognition


def test_headings_of_one_item_do_not_reach_into_the_next(long: Loaded) -> None:
    names = {item.start: item.name for item in long.items}
    said = [block for block in structure(long) if block.kind not in (BlockKind.BOILERPLATE, BlockKind.METADATA)]
    assert len(said) > len(names) > 1
    for block in said:
        start = max(start for start in names if start <= block.start)
        assert block.section[0] == names[start]


@pytest.mark.parametrize(
    "without",
    [{"pages"}, {"stamps"}, {"bookmarks"}, {"stamps", "bookmarks"}, {"pages", "bookmarks"}, {"pages", "stamps"}],
    ids=lambda without: "without " + " and ".join(sorted(without)),
)
def test_what_is_left_is_enough(without: set[str]) -> None:
    loaded = load_pdf(pack(scale=0, without=frozenset(without)))
    found = {item.number: _pages(loaded, item.number)[0].index for item in loaded.items if item.number}
    expected = _STARTS if without != {"pages", "stamps"} else {n: p for n, p in _STARTS.items() if n not in "59"}
    assert found == expected
    assert loaded.items[1].name == "3. MINUTES"


def test_a_supplement_of_one_item_continues_the_numbers_of_the_pack() -> None:
    loaded = load_pdf(supplement())
    assert [item.name for item in loaded.items] == ["Agenda", "6. FOSTERING AND RESPITE CARE"]
    assert [(page.label, page.report_label) for page in loaded.pages[2:]] == [("403", "1"), ("404", "2")]


def test_no_passage_runs_from_one_item_into_the_next() -> None:
    reading = read(pack(scale=0), "pack.pdf")
    edition = reading.edition
    assert len(reading.passages) >= len(edition.items) > 1
    for passage in reading.passages:
        assert edition.item_at(passage.start) == edition.item_at(passage.end - 1)
        item = edition.item_at(passage.start)
        assert item is not None
        assert item.name in passage.indexed  # behind the English reading of a Welsh passage


def test_stamps_are_no_words_of_a_report() -> None:
    reading = read(pack(scale=0), "pack.pdf")
    assert all("Agenda Item" not in passage.indexed for passage in reading.passages)


def _paragraph(edition: Edition, words: str) -> str | None:
    for block in edition.blocks:
        if words in flat(edition.text[block.start : block.end]) and block.kind is not BlockKind.BOILERPLATE:
            return edition.paragraph_of(block.ordinal)
    raise AssertionError(words)


def test_a_quote_stands_in_a_numbered_paragraph_or_in_none() -> None:
    edition = read(pack(scale=0), "pack.pdf").edition
    assert _paragraph(edition, PLANTED["paragraph"]) == "2.2"
    assert _paragraph(edition, PLANTED["appendix"]) is None
    assert _paragraph(edition, PLANTED["row"]) is None


def test_what_follows_a_numbered_paragraph_stands_under_it() -> None:
    rows = [
        *paragraph("4.25 The council has agreed to move three teams into one building before the spring, and to:", 700),
        *paragraph("(a) tell all families in writing what will change for them;", 640, x=90),
        *paragraph("(b) keep the telephone number as it is.", 615, x=90),
        *paragraph("Staff will be told in the same week, and unions were asked for their view in the autumn.", 570),
        Printed("Costs", 520, size=16, bold=True),
        *paragraph("The move is expected to cost less than was set aside for it in the budget of last year.", 490),
    ]
    edition = read(
        pdf([rows, *[paragraph("Nothing else is of note on this page, and no more was said.", 700)] * 2]), "a.pdf"
    ).edition
    assert _paragraph(edition, "The council has agreed") == "4.25"
    assert _paragraph(edition, "keep the telephone") == "4.25"
    assert _paragraph(edition, "Staff will be told") == "4.25"
    assert _paragraph(edition, "expected to cost less") is None


def test_a_report_with_a_contents_page_is_no_pack() -> None:
    contents = [Printed(f"{at}. Part {name} {at + 1}", 700 - 20 * at) for at, name in enumerate("ABCDEF", start=1)]
    body = [
        [Printed(f"{at}. Part {name}", 760, size=16), *paragraph("It says what it says (page 2).", 700)]
        for at, name in enumerate("ABCDEF", start=1)
    ]
    assert load_pdf(pdf([contents, *body])).items == ()


def test_no_shared_report_is_taken_for_a_pack(shared: Path) -> None:
    paths = sorted((shared / "responses").glob("*.pdf"))
    assert paths
    for path in paths:
        assert load_pdf(path.read_bytes()).items == (), path.name


@pytest.mark.parametrize(
    ("title", "procedural"),
    [
        ("APOLOGIES FOR ABSENCE", True),
        ("Declarations of interest", True),
        ("Datganiadau o fuddiant", True),
        ("Minutes of the last meeting", True),
        ("Performance report", False),
        ("Cofnodion", True),
    ],
)
def test_procedural_items_are_told_by_their_title(title: str, procedural: bool) -> None:
    assert is_procedural(title) is procedural


def test_a_front_sheet_by_itself_is_no_pack() -> None:
    rows = [f"{at}. Item {name} (Pages {10 * at - 8} - {10 * at + 1})" for at, name in enumerate("ABCD", start=1)]
    listed = [Printed("AGENDA", 780), *(Printed(row, 740 - 20 * at) for at, row in enumerate(rows))]
    notices = [paragraph("Members of the public may film the meeting, if they tell the clerk beforehand.", 700)] * 4
    assert load_pdf(pdf([listed, *notices])).items == ()


def test_a_table_of_contents_with_page_ranges_is_no_pack() -> None:
    rows = [f"{at}. Part {name} (pages {at + 1} - {at + 1})" for at, name in enumerate("ABCD", start=1)]
    listed = [Printed("Contents", 780), *(Printed(row, 740 - 20 * at) for at, row in enumerate(rows))]
    assert load_pdf(pdf([listed, *[paragraph("It says what it says, and no more.", 700)] * 4])).items == ()
