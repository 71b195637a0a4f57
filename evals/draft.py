"""Propose cases from the lists, figures and headings of documents held, for a person to put right or throw away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, islice, pairwise

from corpus.document import Block, BlockKind
from corpus.folding import plain, readable
from evals.case import Case, Evidence, Expected, WholeList
from evals.days import take_days
from evals.holdings import Held, Holdings
from evals.quantities import Unit, quantities_in
from evals.values import Date, Figure
from ingest.split.sentences import sentence_spans

EACH = 3  # of each kind, of each document
_ITEM_WORDS = 6  # of an item make the expression that it is known by
_MARK = re.compile(r"^(?:[^\w£\"“‘'(]+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)+")
_BLANKS = {Unit.MONEY: "[how much?]", Unit.PERCENTAGE: "[what percentage?]", Unit.COUNT: "[how many?]"}
_LEAST_WORDS = 6  # of a sentence that is worth asking about
NOTE = "Proposed from a {what}. Ask it as a reader would, see that the facts are all and right, then take 'draft' out."


@dataclass(frozen=True)
class _Proposal:
    """What one place of a document gives: a question, and the fields that say what a right answer holds."""

    what: str
    question: str
    gold: dict[str, object]
    quotes: tuple[tuple[int, int], ...]


def propose(holdings: Holdings, names: Iterable[str] = (), each: int = EACH) -> Iterator[Case]:
    """Drafts from the documents of these file names, or of all: at most `each` of a kind from a document. The same
    index gives the same drafts."""
    for name in names or holdings.names:
        for held in holdings.named(name):
            found = [*islice(_lists(held), each), *islice(_figures(held), each), *islice(_headings(held), each)]
            for number, proposal in enumerate(found, 1):
                yield _case(proposal, held, number)


def _lists(held: Held) -> Iterator[_Proposal]:
    """A list of two items or more with its lead-in: what are they?"""
    items = (block for block in held.edition.blocks if block.kind is BlockKind.LIST_ITEM and block.group is not None)
    for _, group in groupby(items, key=lambda block: block.group):
        spans = tuple(_unmarked(block, held.edition.text) for block in group)
        lead_in = _lead_in(held, spans)
        if len(spans) > 1 and lead_in:
            question = f"What does “{_title(held)}” list under “{lead_in}”?"
            known_by = _known_by([held.edition.text[start:end] for start, end in spans])
            yield _Proposal("list", question, {"gold_list": WholeList(known_by)}, spans)


def _figures(held: Held) -> Iterator[_Proposal]:
    """A sentence with one figure or one date: the same with a blank in its place."""
    for span in _sentences(held):
        sentence = plain(held.edition.text[slice(*span)])
        found = _only_value(sentence)
        if found and len(sentence.split()) >= _LEAST_WORDS:
            start, end, blank, fact = found
            asked = f"In “{_title(held)}”: {sentence[:start]}{blank}{sentence[end:]}"
            yield _Proposal("figure", asked, {"gold_facts": (fact,)}, (span,))


def _only_value(sentence: str) -> tuple[int, int, str, Figure | Date] | None:
    """The one figure or date of a sentence with its place and the blank for it; None where it has none or more. A date
    has its year; "one" is mostly no number."""
    days, quantities = take_days(sentence)[0], quantities_in(sentence)
    if len(days) + len(quantities) != 1:
        return None
    if days:
        found = days[0]
        written = sentence[found.start : found.end]
        return (found.start, found.end, "[when?]", Date("date", written)) if found.day.year else None
    figure = quantities[0]
    if figure.unit is Unit.COUNT and figure.value == Decimal(1):
        return None
    return figure.start, figure.end, _BLANKS[figure.unit], Figure(figure.unit.value, figure.value)


def _headings(held: Held) -> Iterator[_Proposal]:
    """A heading with a paragraph under it: what does it say? The facts are left to the person."""
    blocks = held.edition.blocks
    for heading, following in pairwise(blocks):
        if heading.kind is BlockKind.HEADING and following.kind is BlockKind.PARAGRAPH and len(heading.section) > 1:
            text = readable(held.edition.text[heading.start : heading.end])
            first = sentence_spans(held.edition.text, following.start, following.end)[0]
            yield _Proposal("heading", f"What does “{_title(held)}” say under “{text}”?", {}, (first,))


def _case(proposal: _Proposal, held: Held, number: int) -> Case:
    record = held.record
    about = record.description
    return Case(
        id=f"draft-{record.id}-{number}",
        question=proposal.question,
        type=proposal.what,
        answerable=True,
        expected=Expected.ANSWER,
        evidence=tuple(_evidence(held, *span) for span in proposal.quotes),
        councils=(about.authority,) if about.authority else (),
        lang=about.language,
        note=NOTE.format(what=proposal.what),
        draft=True,
        **proposal.gold,  # type: ignore[arg-type]  # pydantic checks them
    )


def _evidence(held: Held, start: int, end: int) -> Evidence:
    page = held.edition.page_at(start)
    return Evidence(held.record.filename, held.edition.text[start:end], page.index if page else None)


def _sentences(held: Held) -> Iterator[tuple[int, int]]:
    for block in held.edition.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield from sentence_spans(held.edition.text, block.start, block.end)


def _unmarked(block: Block, text: str) -> tuple[int, int]:
    mark = _MARK.match(text[block.start : block.end])
    return block.start + (mark.end() if mark else 0), block.end


def _lead_in(held: Held, spans: tuple[tuple[int, int], ...]) -> str | None:
    """The last sentence of what introduces the list that these items are in."""
    blocks = held.edition.blocks
    item = next((block for block in blocks if block.start <= spans[0][0] < block.end), None)
    parent = next((block for block in blocks if item and block.ordinal == item.parent), None)
    if parent is None:
        return None
    start, end = sentence_spans(held.edition.text, parent.start, parent.end)[-1]
    return readable(held.edition.text[start:end]).rstrip(":;- ")


def _known_by(items: Sequence[str]) -> tuple[str, ...]:
    """An expression for each item: its first words, whatever stands between them; all of its words where two items
    begin alike."""
    words = [re.findall(r"\w+", item) for item in items]
    begin_alike = len({tuple(each[:_ITEM_WORDS]) for each in words}) < len(words)
    counted = [each if begin_alike else each[:_ITEM_WORDS] for each in words]
    return tuple(r"\W+".join(map(re.escape, each)) for each in counted)


def _title(held: Held) -> str:
    return readable(held.record.description.title)
