from dataclasses import replace

from api.document_view import Part, lay_out
from corpus.document import Block, BlockKind, Edition, Item, Page

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


def _edition(pages: tuple[Page, ...] = ()) -> Edition:
    return Edition("a" * 64, TEXT, pages, BLOCKS)


def _text(part: Part) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in part.lines]


def test_nothing_of_the_text_is_left_out() -> None:
    parts = lay_out(_edition())
    shown = " ".join(line for part in parts for line in _text(part))
    assert shown.split() == TEXT.split()


def test_the_items_of_a_list_stand_together_with_their_bullets() -> None:
    (listed,) = [part for part in lay_out(_edition()) if part.shape == "list"]
    assert _text(listed) == ["• plan ahead;", "• train staff."]


def test_boilerplate_is_set_back_and_not_dropped() -> None:
    assert [_text(part) for part in lay_out(_edition()) if part.dimmed] == [["Share this"]]


def test_just_the_quoted_words_are_marked() -> None:
    start = TEXT.index("train")
    runs = [run for part in lay_out(_edition(), start, start + 5) for line in part.lines for run in line.runs]
    assert [(run.text, run.first) for run in runs if run.marked] == [("train", True)]


def test_a_quote_over_two_blocks_is_marked_in_both_and_anchored_once() -> None:
    start, end = TEXT.index("ahead"), TEXT.index(" staff")
    runs = [run for part in lay_out(_edition(), start, end) for line in part.lines for run in line.runs]
    marked = [run for run in runs if run.marked]
    assert [run.text for run in marked] == ["ahead;", "• train"]
    assert [run.first for run in marked] == [True, False]


def test_pages_are_announced_where_they_begin_also_those_without_text() -> None:
    at = TEXT.index("• plan")
    pages = (Page(1, "i", 0, at), Page(2, None, at, at, readable=False), Page(3, "1", at, len(TEXT)))
    shapes = [part.page.index if part.page else part.shape for part in lay_out(_edition(pages))]
    assert shapes == [1, "heading", "paragraph", 2, 3, "list", "paragraph", "paragraph"]


def test_a_list_that_a_page_ends_in_goes_on_after_the_page_mark() -> None:
    at = TEXT.index("• train")
    shapes = [part.shape for part in lay_out(_edition((Page(1, None, 0, at), Page(2, None, at, len(TEXT)))))]
    assert shapes == ["page", "heading", "paragraph", "list", "page", "list", "paragraph", "paragraph"]


def test_a_line_in_the_other_language_says_so() -> None:
    blocks = (*BLOCKS[:1], replace(BLOCKS[1], language="cy"), *BLOCKS[2:])
    parts = lay_out(Edition("a" * 64, TEXT, (), blocks))
    assert [part.lines[0].language for part in parts if part.lines][:3] == [None, "cy", None]


def test_an_agenda_item_begins_with_its_name_above_its_first_page() -> None:
    items = (Item(None, "Agenda", 0, 9), Item("4", "Budget", 9, len(TEXT)))
    pages = (Page(1, None, 0, 9), Page(2, "11", 9, len(TEXT), report_label="1"))
    parts = lay_out(replace(_edition(pages), items=items))
    begun = [
        (part.shape, part.item and part.item.name, part.number) for part in parts if part.shape in ("item", "page")
    ]
    assert begun == [("item", "Agenda", 1), ("page", None, 0), ("item", "4. Budget", 2), ("page", None, 0)]
