from hypothesis import given
from hypothesis import strategies as st

from api.leaves import LONGEST, leaf_at, leaves_of
from corpus.document import Block, BlockKind, Edition, Page


def _edition(lengths: list[int]) -> Edition:
    """A text of blocks as long as these."""
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    blocks = [Block(at, BlockKind.PARAGRAPH, start, start + lengths[at]) for at, start in enumerate(starts)]
    return Edition("a" * 64, "word " * (sum(lengths) // 5) + "." * (sum(lengths) % 5), (), tuple(blocks))


@given(st.lists(st.integers(1, 3 * LONGEST), max_size=8))
def test_leaves_hold_the_whole_text_and_are_not_long(lengths: list[int]) -> None:
    edition = _edition(lengths)
    leaves = leaves_of(edition)
    assert "".join(edition.text[leaf.start : leaf.end] for leaf in leaves) == edition.text
    assert max(leaf.end - leaf.start for leaf in leaves) <= LONGEST
    assert [leaf.number for leaf in leaves] == list(range(1, len(leaves) + 1))


def test_blocks_that_fit_are_not_parted() -> None:
    assert [leaf.start for leaf in leaves_of(_edition([8000, 3000, 3000, 9500]))] == [0, 11000, 14000]


def test_a_page_is_a_leaf_also_where_it_has_no_text() -> None:
    pages = (Page(1, "i", 0, 4), Page(2, None, 4, 4, readable=False), Page(3, "1", 4, 9))
    leaves = leaves_of(Edition("a" * 64, "one two 3", pages, ()))
    assert [(leaf.start, leaf.end, leaf.page) for leaf in leaves] == [
        (0, 4, pages[0]),
        (4, 4, pages[1]),
        (4, 9, pages[2]),
    ]


def test_a_character_is_on_the_leaf_that_holds_it() -> None:
    leaves = leaves_of(Edition("a" * 64, "one two 3", (Page(1, None, 0, 4), Page(2, None, 4, 9)), ()))
    assert [leaf_at(leaves, offset).number for offset in (0, 3, 4, 8, 99)] == [1, 1, 2, 2, 2]
