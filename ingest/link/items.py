"""Agenda items of one meeting: the part of the minutes that is about an item, and papers that came after its first."""

from collections.abc import Iterator, Sequence

from corpus.document import BlockKind, DocumentRecord, Edition, Link, LinkKind


def section_of(edition: Edition, heading: str | None) -> tuple[int, int] | None:
    """The part under a heading with these words, to the next heading that is not below it; None if there is none."""
    headings = [block for block in edition.blocks if block.kind is BlockKind.HEADING]
    for number, block in enumerate(headings):
        if heading and edition.text[block.start : block.end].split() == heading.split():
            after = (other.start for other in headings[number + 1 :] if (other.level or 0) <= (block.level or 0))
            return block.start, next(after, len(edition.text))
    return None


def late_papers(papers: Sequence[DocumentRecord]) -> Iterator[Link]:
    """From each paper of a meeting that came after its first papers to those of its item that came with them."""
    dated = [(paper.description.published.first, paper) for paper in papers if paper.description.published]
    of_items = [(day, paper) for day, paper in dated if paper.description.agenda_item]
    began = min((day for day, _ in of_items), default=None)
    for _, late in (one for one in of_items if one[0] != began):
        for _, paper in (one for one in of_items if one[0] == began):
            if paper.description.agenda_item == late.description.agenda_item:
                yield Link(LinkKind.SUPPLEMENTS, late.id, paper.id)
