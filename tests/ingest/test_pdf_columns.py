"""The order in which the text of a PDF page is read: columns, frames, text drawn out of order or sideways."""

import random

from corpus.document import BlockKind
from tests.ingest.drawn import Drawn, lines_of
from tests.ingest.reading import blocks, flat, read

_LEFT = " ".join(
    f"On day {at} the committee heard from carers and asked officers what had been done." for at in range(9)
)
_RIGHT = " ".join(
    f"In week {at} families met in the library and wrote down what they wanted to see." for at in range(9)
)


def _text(page: Drawn) -> str:
    return flat(read(page.pdf(), "a.pdf").edition.text)


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    page = Drawn()
    page.line("A heading over both columns", 60, 790, 18)
    left, right = lines_of(_LEFT, 225), lines_of(_RIGHT, 225)
    for at, (first, second) in enumerate(zip(left, right, strict=False)):
        page.lines([(first, 60, 750 - 12.5 * at), (second, 310, 750 - 12.5 * at)])
    shown = len(list(zip(left, right, strict=False)))
    wanted = " ".join(["A heading over both columns", *left[:shown], *right[:shown]])
    assert _text(page) == wanted


def test_a_paragraph_that_runs_over_into_the_next_column_is_one_block() -> None:
    page = Drawn()
    lines = lines_of(_LEFT, 225)
    page.lines((line, 60, 750 - 12.5 * at) for at, line in enumerate(lines[:10]))
    page.lines((line, 310, 750 - 12.5 * at) for at, line in enumerate(lines[10:]))
    assert [flat(block) for block in blocks(read(page.pdf(), "a.pdf"), BlockKind.PARAGRAPH)] == [_LEFT]


def test_a_frame_beside_the_text_is_read_whole() -> None:
    page = Drawn()
    page.canvas.rect(400, 560, 145, 190)
    body, side = lines_of(_LEFT + _LEFT, 300), lines_of(_RIGHT, 130, 9)[:14]
    for at, line in enumerate(body):
        page.line(line, 60, 745 - 14 * at)
        if at < len(side):
            page.line(side[at], 408, 735 - 12 * at, 9)
    assert _text(page) == " ".join([*body, *side])


def test_lines_drawn_in_any_order_are_read_from_the_top_down() -> None:
    page = Drawn()
    placed = [(line, 72.0, 760.0 - 14 * at) for at, line in enumerate(lines_of(_LEFT, 450))]
    page.lines(random.Random(3).sample(placed, len(placed)))
    assert _text(page) == _LEFT


def test_a_page_drawn_in_its_reading_order_stays_as_it_is() -> None:
    page = Drawn()
    page.line("Lead inspector:", 72, 760)
    page.line("Jane Doe", 200, 760)
    page.lines((line, 72, 720 - 14 * at) for at, line in enumerate(lines_of(_LEFT, 450)))
    page.line("1", 540, 40)
    assert _text(page) == f"Lead inspector: Jane Doe {_LEFT} 1"


def test_text_that_runs_up_the_page_is_read_line_by_line() -> None:
    page = Drawn()
    page.canvas.translate(595, 0)
    page.canvas.rotate(90)
    page.lines((line, 72, 500 - 14 * at) for at, line in enumerate(lines_of(_LEFT, 450)))
    assert [flat(block) for block in blocks(read(page.pdf(), "a.pdf"), BlockKind.PARAGRAPH)] == [_LEFT]
