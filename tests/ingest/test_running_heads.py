"""Running heads and feet of long packs are told from headings and first lines that pages have in common."""

from ingest.load.pdf_edges import Sheet, mark_running
from ingest.load.pdf_lines import Row

HEIGHT, TOP, FOOT = 842.0, 800.0, 30.0
PAGES = 300


def _row(text: str, y: float, size: float = 11.0) -> Row:
    return Row(text, 60.0, y, y, size, 0)


def _page(number: int, *tops: Row) -> Sheet:
    """A page of a pack: what stands at its top, a paragraph, the pack's page number and that of the report in it."""
    text = [
        _row(f"The committee is asked to note what page {number} says of services.", y) for y in range(400, 460, 14)
    ]
    report = 1 + (number - 1) % 30
    feet = [_row(f"Page {number}", FOOT, 9.0), _row(f"Page {report}", FOOT + 15, 9.0)]
    return Sheet(HEIGHT, (*tops, *text, *feet))


def _running(sheets: list[Sheet]) -> list[list[str]]:
    return [[row.text for row in sheet.rows if row.running] for sheet in mark_running(sheets)]


def test_a_heading_that_tops_pages_here_and_there_is_text() -> None:
    tops = [[_row("1. Purpose of the report", TOP)] if number % 30 == 1 else [] for number in range(1, PAGES + 1)]
    found = _running([_page(number, *top) for number, top in enumerate(tops, 1)])
    assert {text for row in found for text in row if text.startswith("1.")} == set()
    assert found[144] == ["Page 145", "Page 25"]


def test_the_first_lines_of_pages_that_are_alike_but_for_their_figures_are_text() -> None:
    lines = [f"Children looked after at the end of the quarter: {number * 37 % 211}" for number in range(1, 41)]
    found = _running([_page(number, _row(line, TOP)) for number, line in enumerate(lines, 1)])
    assert {text for row in found for text in row if text.startswith("Children")} == set()


def test_numbered_headings_of_a_page_each_are_text_and_a_counting_foot_is_not() -> None:
    found = _running([_page(number, _row(f"Annex {number}", TOP, 16.0)) for number in range(1, 41)])
    assert {text for row in found for text in row if text.startswith("Annex")} == set()
    assert found[20] == ["Page 21", "Page 21"]


def test_heads_of_left_and_right_pages_and_those_that_skip_a_page_are_running() -> None:
    heads = [None if number % 7 == 0 else ("Annual report", "Exham Council")[number % 2] for number in range(1, 41)]
    sheets = [_page(number, *([_row(head, TOP, 8.0)] if head else [])) for number, head in enumerate(heads, 1)]
    for head, found in zip(heads, _running(sheets), strict=True):
        assert [text for text in found if not text.startswith("Page")] == ([head] if head else [])
