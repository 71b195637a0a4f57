from dataclasses import replace

from api.document_view import Part, lay_out
from api.leaves import Leaf
from corpus.document import Block, BlockKind, Edition, Item

TEXT = "Findings\nThe council must:\n• plan ahead;\n• train staff.\nShare this\nLast words."
LINES = TEXT.split("\n")


def _block(number: int, kind: BlockKind, skip: int = 0, group: int | None = None) -> Block:
    start = sum(len(line) + 1 for line in LINES[:number])
    return Block(number, kind, start + skip, start + len(LINES[number]), group=group)


BLOCKS = (
    _block(0, BlockKind.HEADING),
    _block(1, BlockKind.PARAGRAPH),
    _block(2, BlockKind.LIST_ITEM, skip=2, group=1),
    _block(3, BlockKind.LIST_ITEM, skip=2, group=1),
    _block(4, BlockKind.BOILERPLATE),
)


def _edition() -> Edition:
    return Edition("a" * 64, TEXT, (), BLOCKS)


ALL = Leaf(1, 0, len(TEXT))


def _text(part: Part) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in part.lines]


def test_nothing_of_the_text_is_left_out() -> None:
    parts = lay_out(_edition(), ALL)
    shown = " ".join(line for part in parts for line in _text(part))
    assert shown.split() == TEXT.split()


def test_the_items_of_a_list_stand_together_with_their_bullets() -> None:
    (listed,) = [part for part in lay_out(_edition(), ALL) if part.shape == "list"]
    assert _text(listed) == ["• plan ahead;", "• train staff."]


def test_boilerplate_is_set_back_and_not_dropped() -> None:
    assert [_text(part) for part in lay_out(_edition(), ALL) if part.dimmed] == [["Share this"]]


def test_just_the_quoted_words_are_marked() -> None:
    start = TEXT.index("train")
    runs = [run for part in lay_out(_edition(), ALL, (start, start + 5)) for line in part.lines for run in line.runs]
    assert [(run.text, run.first) for run in runs if run.marked] == [("train", True)]


def test_a_quote_over_two_blocks_is_marked_in_both_and_anchored_once() -> None:
    start, end = TEXT.index("ahead"), TEXT.index(" staff")
    runs = [run for part in lay_out(_edition(), ALL, (start, end)) for line in part.lines for run in line.runs]
    marked = [run for run in runs if run.marked]
    assert [run.text for run in marked] == ["ahead;", "• train"]
    assert [run.first for run in marked] == [True, False]


def test_a_leaf_holds_what_stands_on_it_of_a_list_and_nothing_else() -> None:
    at = TEXT.index("• train")
    first, second = (lay_out(_edition(), leaf) for leaf in (Leaf(1, 0, at), Leaf(2, at, len(TEXT))))
    assert [_text(part) for part in first] == [["Findings"], ["The council must:"], ["• plan ahead;"]]
    assert [_text(part) for part in second] == [["• train staff."], ["Share this"], [" Last words."]]


def test_a_block_that_a_page_ends_in_is_parted_there() -> None:
    at = TEXT.index("council")
    assert _text(lay_out(_edition(), Leaf(1, 0, at))[-1]) == ["The "]
    assert _text(lay_out(_edition(), Leaf(2, at, len(TEXT)))[0]) == ["council must:"]


def test_heading_levels_begin_below_the_page_and_skip_none() -> None:
    blocks = tuple(
        replace(block, kind=BlockKind.HEADING, level=level) for block, level in zip(BLOCKS, (4, 6, 1, 3), strict=False)
    )
    parts = lay_out(replace(_edition(), blocks=blocks), ALL)
    assert [part.level for part in parts if part.shape == "heading"] == [3, 4, 3, 4]


def test_a_line_in_the_other_language_says_so() -> None:
    blocks = (*BLOCKS[:1], replace(BLOCKS[1], language="cy"), *BLOCKS[2:])
    parts = lay_out(Edition("a" * 64, TEXT, (), blocks), ALL)
    assert [part.lines[0].language for part in parts if part.lines][:3] == [None, "cy", None]


def test_an_agenda_item_begins_with_its_name() -> None:
    items = (Item(None, "Agenda", 0, 9), Item("4", "Budget", 9, len(TEXT)))
    parts = lay_out(replace(_edition(), items=items), Leaf(2, 9, len(TEXT)))
    assert [(part.item and part.item.name, part.number) for part in parts if part.shape == "item"] == [("4. Budget", 2)]
    assert parts[0].shape == "item"


ROWS = "Judgement | Grade\nLeaders\tGood\nCare leavers\tRequires\nimprovement\nNot yet judged"


def _tabled(quote: tuple[int, int] | None = None) -> Part:
    cuts = [0, 18, 31, 65, len(ROWS) + 1]
    kinds = [BlockKind.TABLE_HEADER] + [BlockKind.TABLE_ROW] * 3
    blocks = tuple(
        Block(number, kind, start, end - 1, group=1)
        for number, (kind, start, end) in enumerate(zip(kinds, cuts, cuts[1:], strict=False))
    )
    (part,) = lay_out(Edition("a" * 64, ROWS, (), blocks), Leaf(1, 0, len(ROWS)), quote)
    return part


def _cells(part: Part) -> list[list[str]]:
    return [["".join(run.text for run in cell.runs) for cell in row.cells] for row in part.rows]


def test_a_table_is_shown_in_its_columns() -> None:
    assert _cells(_tabled())[:3] == [
        ["Judgement", "Grade"],
        ["Leaders", "Good"],
        ["Care leavers", "Requires improvement"],
    ]


def test_a_row_of_which_the_text_does_not_tell_the_columns_goes_over_all_of_them() -> None:
    last = _tabled().rows[-1]
    assert [(cell.runs[0].text, cell.across) for cell in last.cells] == [("Not yet judged", 2)]


def test_a_quote_over_two_cells_is_marked_in_both_and_anchored_once() -> None:
    start, end = ROWS.index("leavers"), ROWS.index("Requires") + len("Requires")
    runs = [run for row in _tabled((start, end)).rows for cell in row.cells for run in cell.runs]
    assert [(run.text, run.first) for run in runs if run.marked] == [("leavers", True), ("Requires", False)]
