"""A document as parts: its blocks, cut where a page ends, so that each stands on one page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Block, BlockKind
from workbench.quoted import Document, Quote
from workbench.recommendations.numbers import Numbered, label_of
from workbench.recommendations.stances import alone
from workbench.recommendations.words import expression, on_one_line

_PRINTED = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)[.)] ?(?=[A-Z\"])")
_STUCK = re.compile(r"[^\n]{3,90}[^\n.:;,]\n(?=\d{1,2}\.\d{1,2}\. ?[A-Z])")  # a heading left on a numbered paragraph
_SENTENCE_END = re.compile(r"[.;:?!\"”')]\s+$")
_PAGE_END = re.compile(r"\n{3,}")
_FOOTNOTE = re.compile(r"^\d{1,3} (?:[A-Z][\w’']+ ){2,}|^\d{1,3} (?:https?://|www\.|ibid|see |para )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A block or what stands of it on one page. `text` is on one line; `continued`: its block began on another page."""

    start: int
    end: int
    text: str
    block: Block
    continued: bool = False
    label: Numbered | None = None
    page: int = 0  # counted from 1; 0 where the format has none
    is_title: bool = False  # a heading that the layout left on the paragraph below it
    is_reply: bool = False  # what answers, in the paragraph of what it answers or below it: "Response: accepted"

    @property
    def number(self) -> str | None:
        """The plain number that it begins with: its block's, else one that its first words show ("10.In order to")."""
        if self.continued or self.block.label:
            return None if self.continued else self.block.label
        printed = None if self.is_row else _PRINTED.match(self.text)
        return printed[1] if printed else None

    @property
    def mark(self) -> str | None:
        """The number, or "", of a paragraph that is marked by a word as what is asked: "Recommendation: Schools"."""
        plain_text = self.block.kind is BlockKind.PARAGRAPH and not (self.label or self.is_reply or self.continued)
        match = expression("asked", "mark").match(self.text) if plain_text else None
        return (match[1] or "") if match else None

    @property
    def is_heading(self) -> bool:
        return self.is_title or (self.block.kind is BlockKind.HEADING and not self.continued)

    @property
    def is_item(self) -> bool:
        return self.block.kind is BlockKind.LIST_ITEM

    @property
    def is_row(self) -> bool:
        return self.block.kind is BlockKind.TABLE_ROW

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote or a source."""
        return self.block.kind is BlockKind.PARAGRAPH and _FOOTNOTE.match(self.text) is not None


def parts_of(document: Document) -> list[Part]:
    """Every part in text order; of what repeats on pages only what a numbered heading is stuck to, and lines that take
    a stance ("Recommendation accepted")."""
    found: list[Part] = []
    for block in document.edition.blocks:
        skipped = block.kind in (BlockKind.BOILERPLATE, BlockKind.METADATA, BlockKind.TABLE_HEADER)
        stuck = _STUCK.match(document.edition.text, block.start, block.end) if _may_be_stuck(block) else None
        for n, (start, end, is_reply) in enumerate(_pieces(document.edition.text, block, stuck)):
            text = on_one_line(document.edition.text[start:end])
            label = None if is_reply else label_of(text)
            if text and (not skipped or (n and label) or alone(text)):
                page = document.edition.page_at(start)
                on, is_title = page.index if page else 0, stuck is not None and n == 0
                goes_on = n > (stuck is not None)
                found.append(Part(start, end, text, block, goes_on, label, on, is_title, is_reply))
    return found


def quotes(document: Document, parts: list[Part]) -> tuple[Quote, ...]:
    """The words of parts that belong together; parts that follow each other on a page are one quote."""
    found: list[Quote] = []
    run: list[Part] = []
    for part in parts:
        if run and not _together(document, run[-1], part):
            found.append(document.quote(run[0].start, run[-1].end))
            run = []
        run.append(part)
    return (*found, document.quote(run[0].start, run[-1].end)) if run else tuple(found)


def _together(document: Document, first: Part, second: Part) -> bool:
    between = document.edition.text[first.end : second.start]
    return not between.strip() and "\n\n\n" not in between


def _may_be_stuck(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.label is None


def _pieces(text: str, block: Block, stuck: re.Match[str] | None) -> Iterator[tuple[int, int, bool]]:
    """What stands on each page, cut where an answer begins, with whether it is one."""
    for start, end in _on_pages(text, block, stuck):
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            yield start, end, False
            continue
        if _is_below_reply(block):
            yield start, end, True
            continue
        reply = expression("answering", "reply")
        places = [match.start() for match in reply.finditer(text, start, end)]
        cuts = [at for at in places if at == start or _SENTENCE_END.search(text[start:at])]
        for first, last in pairwise([start, *(at for at in cuts if at > start), end]):
            yield first, last, first in cuts


def _is_below_reply(block: Block) -> bool:
    """Whether a block stands under a heading such as "Our response", below one that bears a label."""
    *above, title = block.section or ("",)
    replies = expression("answering", "reply_heading").search(on_one_line(title)) is not None
    return replies and bool(above) and label_of(on_one_line(above[-1])) is not None


def _on_pages(text: str, block: Block, stuck: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    at = block.start
    if stuck:
        yield at, stuck.end()
        at = stuck.end()
    for gap in _PAGE_END.finditer(text, at, block.end):
        yield at, gap.start()
        at = gap.end()
    yield at, block.end
