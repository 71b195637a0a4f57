"""Ruled tables of PDFs: a row is one unit, its cells parted, under its header; what only looks like a table is text."""

from reportlab.lib import colors

from corpus.document import BlockKind
from corpus.passage import UnitKind
from tests.ingest.drawn import BOLD_TOP, Drawn, flowed, lines_of, table, text
from tests.ingest.reading import block_text, blocks, flat, read, units

_WORDS = "The panel looks at the numbers every month and asks what stands behind them. Members may ask more."


def _rows(data: bytes) -> list[str]:
    return [flat(row) for row in units(read(data, "a.pdf"), UnitKind.TABLE_ROW)]


def _budget(rows: int, again: int) -> bytes:
    head = [["Service", "2022-23", "", "2023-24", ""], ["", "Budget £000", "Actual £000", "Budget £000", "Actual £000"]]
    body = [[f"Service {at}", str(at * 10), str(at * 11), str(at * 12), f"({at})"] for at in range(1, rows + 1)]
    bold = ("FONT", (0, 0), (-1, 1), "Helvetica-Bold")
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))]
    return flowed([text(_WORDS), table(head + body, [120, 70, 70, 70, 70], bold, *spans, again=again), text(_WORDS)])


def test_headers_of_two_rows_are_said_for_each_column_and_head_every_row_on_every_page() -> None:
    for again in (0, 2):
        reading = read(_budget(60, again), "budget.pdf")
        assert len(reading.edition.pages) == 2
        (header,) = [block for block in reading.edition.blocks if block.kind is BlockKind.TABLE_HEADER]
        assert block_text(reading, header) == (
            "Service | 2022-23 Budget £000 | 2022-23 Actual £000 | 2023-24 Budget £000 | 2023-24 Actual £000"
        )
        rows = [block for block in reading.edition.blocks if block.kind is BlockKind.TABLE_ROW]
        assert [block_text(reading, row) for row in rows[:2]] == [
            "Service 1 | 10 | 11 | 12 | (1)",
            "Service 2 | 20 | 22 | 24 | (2)",
        ]
        assert len(rows) == 60
        assert {row.parent for row in rows} == {header.ordinal}


def test_cells_of_several_lines_and_cells_merged_over_rows_stand_in_each_row() -> None:
    rows = [
        ["Rec", "What was said", "What will be done", "By"],
        [
            "R1",
            text("Improve the first visits to children who are newly looked after."),
            "Visits counted.",
            "May",
        ],
        ["", "Make plans clear.", "Plans audited.", "June"],
    ]
    made = _rows(flowed([table(rows, [50, 150, 150, 60], BOLD_TOP, ("SPAN", (0, 1), (0, 2)))]))
    assert made == [
        "R1 | Improve the first visits to children who are newly looked after. | Visits counted. | May",
        "R1 | Make plans clear. | Plans audited. | June",
    ]


def test_a_label_and_its_value_read_as_one_phrase_and_need_no_header() -> None:
    rows = [["Report author", "Jane Doe"], ["Wards affected", "All"]]
    assert _rows(flowed([table(rows, [120, 200])])) == ["Report author Jane Doe", "Wards affected All"]


def test_a_header_with_its_unit_leads_in_every_row() -> None:
    rows = [["Measure (%)", "2021", "2022"], ["Visits on time", "64", "70"], ["Plans in place", "71", "80"]]
    reading = read(flowed([text(_WORDS), table(rows, [150, 60, 60], BOLD_TOP)]), "a.pdf")
    leads = {unit.lead_in for unit in reading.units if unit.kind is UnitKind.TABLE_ROW}
    (lead,) = leads
    assert lead is not None
    found = reading.units[lead]
    assert reading.edition.text[found.start : found.end] == "Measure (%) | 2021 | 2022"


def test_a_first_row_of_values_is_no_header() -> None:
    rows = [["Boys", "12", "14"], ["Girls", "9", "11"]]
    assert len(_rows(flowed([table(rows, [100, 60, 60])]))) == 2


def test_a_long_text_in_a_cell_over_the_whole_table_is_text() -> None:
    rows = [["Key judgement", "Grade"], ["Leadership", "Good"], [text(f"{_WORDS} {_WORDS} {_WORDS}"), ""]]
    reading = read(flowed([table(rows, [200, 200], BOLD_TOP, ("SPAN", (0, 2), (1, 2)))]), "a.pdf")
    assert len(blocks(reading, BlockKind.TABLE_ROW)) == 1
    assert "Members may ask more." in flat(" ".join(blocks(reading, BlockKind.PARAGRAPH)))


def test_words_marked_with_a_coloured_ground_make_no_table() -> None:
    page = Drawn()
    for at, line in enumerate(lines_of(_WORDS * 3, 400)):
        page.canvas.setFillColor(colors.yellow)
        page.canvas.rect(120, 697 - 14 * at, 90, 14, stroke=0, fill=1)
        page.canvas.rect(210, 697 - 14 * at, 90, 14, stroke=0, fill=1)
        page.canvas.setFillColor(colors.black)
        page.line(line, 72, 700 - 14 * at)
    assert _rows(page.pdf()) == []


def test_a_table_on_a_page_turned_by_a_quarter_is_read_as_seen() -> None:
    page = Drawn()
    page.canvas.setPageRotation(90)
    page.canvas.translate(595, 0)
    page.canvas.rotate(90)
    page.line("Placements by area", 72, 520, 16)
    rows = [["Area", "Boys", "Girls"], ["North", "1", "2"], ["South", "3", "4"]]
    drawn = table(rows, [120, 60, 60])
    drawn.wrapOn(page.canvas, 600, 400)
    drawn.drawOn(page.canvas, 72, 400)
    assert _rows(page.pdf()) == ["North | 1 | 2", "South | 3 | 4"]


def test_a_first_row_said_again_on_the_next_page_is_a_header() -> None:
    rows = [["Approach", "Recommendation"], *([f"Way {at}", f"Number {at}"] for at in range(1, 61))]
    reading = read(flowed([table(rows, [150, 150], again=1)]), "a.pdf")
    (header,) = [block for block in reading.edition.blocks if block.kind is BlockKind.TABLE_HEADER]
    assert flat(block_text(reading, header)) == "Approach Recommendation"
    assert len(blocks(reading, BlockKind.TABLE_ROW)) == 60


def test_figures_in_columns_without_lines_are_a_table_under_the_row_that_names_them() -> None:
    page = Drawn()
    page.lines((line, 72, 760 - 13 * at) for at, line in enumerate(lines_of(_WORDS, 450)))
    rows = [("Measure (%)", "2021", "2022"), ("Plans within 20 days", "71.2", "80"), ("Visits on time", "6.4", "170")]
    for at, row in enumerate(rows):
        page.line(row[0], 72, 700 - 16 * at)
        for column, cell in enumerate(row[1:]):
            page.canvas.drawRightString(330 + 80 * column, 700 - 16 * at, cell)
    reading = read(page.pdf(), "a.pdf")
    assert blocks(reading, BlockKind.TABLE_HEADER) == ["Measure (%) | 2021 | 2022"]
    assert blocks(reading, BlockKind.TABLE_ROW) == ["Plans within 20 days | 71.2 | 80", "Visits on time | 6.4 | 170"]


def test_every_row_of_a_wide_table_keeps_its_name() -> None:
    page = Drawn()
    names = ["Bere", "Longer borough", "Ash", "North Longer district", "Elm", "Middle Vale", "England"]
    rows = [(name, [f"{at}{column}.{at}%" for column in range(1, 10)]) for at, name in enumerate(names, start=1)]
    for at, (name, figures) in enumerate(rows):
        pieces = [(name, 40.0, 700 - 13.0 * at)]
        page.lines([*pieces, *((each, 150.0 + 48 * column, 700 - 13.0 * at) for column, each in enumerate(figures))])
    assert blocks(read(page.pdf(), "a.pdf"), BlockKind.TABLE_ROW) == [
        " | ".join([name, *cells]) for name, cells in rows
    ]


def test_figures_in_running_text_make_no_table() -> None:
    page = Drawn()
    page.line("The panel met 12 times in 2021 and 14 times in 2022 and heard 31 45", 72, 700)
    page.line("families in all, which is more than ever before, by 14 and 15", 72, 687)
    assert _rows(page.pdf()) == []
