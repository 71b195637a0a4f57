"""A text in leaves, since a long one is read a leaf at a time: its pages, or where it has none stretches of blocks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Edition, Page

LONGEST = 12_000  # characters of a leaf that is no page: about six printed pages


@dataclass(frozen=True, slots=True)
class Leaf:
    """`text[start:end]` of an edition, counted from 1; `page` where the format has pages."""

    number: int
    start: int
    end: int
    page: Page | None = None


def leaves_of(edition: Edition) -> tuple[Leaf, ...]:
    """All of the text, each character on one leaf; at least one leaf."""
    cuts = [page.start for page in edition.pages] if edition.pages else list(_cuts(edition))
    bounds = [0, *cuts[1:], len(edition.text)]
    pages = edition.pages or [None] * (len(bounds) - 1)
    return tuple(
        Leaf(number, start, end, page)
        for number, (start, end, page) in enumerate(zip(bounds, bounds[1:], pages, strict=False), start=1)
    )


def leaf_at(leaves: Sequence[Leaf], offset: int) -> Leaf:
    """The leaf that holds a character; the last one for what stands after the text."""
    return leaves[max(0, bisect_right([leaf.start for leaf in leaves], offset) - 1)]


def _cuts(edition: Edition) -> Iterator[int]:
    """Where leaves begin: at blocks, and within one that is longer than a leaf at a space."""
    yield 0
    begun = fitting = 0
    for start in [*sorted(block.start for block in edition.blocks), len(edition.text)]:
        if start - begun > LONGEST and fitting > begun:
            begun = fitting
            yield begun
        while start - begun > LONGEST:
            space = edition.text.rfind(" ", begun + LONGEST // 2, begun + LONGEST)
            begun = space + 1 if space > 0 else begun + LONGEST
            yield begun
        fitting = start
