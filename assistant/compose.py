"""Compose drafts from the evidence that passed the gate: a whole list, or the few sentences that answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.asked import Asked
from assistant.conflicts import Dispute
from assistant.counted import counted_note
from assistant.gate import VALUES
from assistant.ground import Draft, Span
from assistant.lists import WholeList, lead_in_of, stated_count, turns_meaning
from assistant.messages import say
from assistant.select import FARTHEST, Evidence, says
from assistant.spans import quoted, span_of
from assistant.understand import Understood
from assistant.values import names_in, points_back, speaks_of_one, surnames_in
from assistant.words import stems
from corpus.document import CELL
from corpus.folding import readable
from corpus.index import Index
from corpus.passage import Unit, UnitKind

NEAR, NEARER = 1.0, 0.6  # how far below the best a further sentence may be: if it adds a concept, if it does not
LIST_MARGIN = 0.6  # how far below the best sentence a whole list's score may be when a list is asked for
SHORT, BEST = 8, 5  # items of a list that the best pieces of evidence may stand for
MOST_WORDS = 90
MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Composed:
    """Drafts in reading order; `missing` says what was asked for and is not there."""

    drafts: tuple[Draft, ...]
    listed: bool = False
    missing: str | None = None
    disputes: tuple[Dispute, ...] = ()


class Synthesizer(Protocol):
    """Question and evidence to drafts. The extractive one is `compose`; a language model may stand here, and whatever
    it writes goes through `ground` like everything else."""

    def __call__(
        self, understood: Understood, evidence: Sequence[Evidence], lists: Sequence[WholeList], index: Index
    ) -> Composed: ...


def compose(understood: Understood, evidence: Sequence[Evidence], lists: Sequence[WholeList], index: Index) -> Composed:
    """Drafts in the source's own words. `evidence` has passed the gate, best first, and is not empty."""
    if lists and (_wanted(understood, lists[0], evidence[0]) or _fills(understood, lists[0], evidence)):
        return _as_list(understood, lists[0], index)
    telling = [each for each in evidence if not _only_introduces(each)]
    chosen = _enough(understood, telling or evidence)
    drafts = tuple(quoted(*_with_antecedent(understood, each, index)) for each in chosen)
    if understood.asked is Asked.DATE:
        drafts = tuple(replace(draft, note=counted_note(draft, understood.language)) for draft in drafts)
    return Composed(drafts)


def _wanted(understood: Understood, whole: WholeList, best: Evidence) -> bool:
    """A list is wanted where one is asked for and it comes near the best sentence, or where that sentence only
    introduces it ("CIW has set four priorities:") or is one of the items to be counted; not where that sentence already
    says how many, who or when is asked for."""
    if understood.asked is Asked.COUNT:
        return whole.best is best and best.signals["type"] <= 0
    if whole.best is best and best.unit.kind is UnitKind.SENTENCE:
        return understood.asked not in VALUES or best.signals["type"] <= 0
    return understood.asked is Asked.LIST and whole.score >= best.matched - LIST_MARGIN


def _fills(understood: Understood, whole: WholeList, evidence: Sequence[Evidence]) -> bool:
    """Whether most of the best evidence are items of one short list, about as good as the best, so that the question is
    after all of it."""
    if understood.asked is not Asked.OPEN or whole.best is not evidence[0] or len(whole.items) > SHORT:
        return False
    items = {(evidence[0].unit.document_id, item.ordinal) for item in whole.items}
    best = [each for each in evidence[:BEST] if each.score >= evidence[0].score - NEAR]
    return sum((each.unit.document_id, each.unit.ordinal) in items for each in best) > BEST // 2


def _as_list(understood: Understood, whole: WholeList, index: Index) -> Composed:
    record, also_in = whole.best.source.record, whole.best.source.also_in
    drafts = [quoted(span_of(unit, record, index, also_in)) for unit in whole.items]
    if understood.asked is Asked.COUNT:
        counted = say("counted_items", understood.language, n=len(drafts))
        drafts[-1] = replace(drafts[-1], note=counted, spans=tuple(span for draft in drafts for span in draft.spans))
    lead_in = lead_in_of(whole.items[0], index)
    introduced = span_of(lead_in, record, index, also_in) if lead_in else None
    missing = _count_note(understood, len(drafts), introduced.text if introduced else "")
    if introduced and turns_meaning(introduced.text):
        drafts = [
            replace(draft, label=readable(introduced.text).rstrip(" :"), spans=(introduced, *draft.spans))
            for draft in drafts
        ]
    return Composed(tuple(drafts), listed=True, missing=missing)


def _count_note(understood: Understood, found: int, lead_in: str) -> str | None:
    """What to say where not as many items were found as were asked for, or as the source itself speaks of."""
    if understood.count is None:
        stated = stated_count(lead_in) or 0
        return say("found_of_stated", understood.language, stated=stated, found=found) if found < stated else None
    if understood.count == found:
        return None
    name = "found_fewer" if found < understood.count else "found_count"
    return say(name, understood.language, asked=understood.count, found=found)


def _enough(understood: Understood, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best evidence, and what adds to it a concept of the question that is not said yet, within the limits."""
    chosen = [evidence[0]]
    valued = understood.asked in VALUES
    limit = {Asked.COMPARISON: 1, Asked.CHANGE: 2}.get(understood.asked, 2 if valued else MOST_SENTENCES)
    limit = 1 if understood.alternative else limit
    for other in evidence[1:12]:
        if len(chosen) >= limit or _words(chosen) >= MOST_WORDS:
            break
        behind = chosen[0].score - other.score
        if (behind <= NEAR and _adds(understood, other, chosen)) or (behind <= NEARER and not valued):
            chosen.append(other)
    return chosen


def _only_introduces(evidence: Evidence) -> bool:
    """Whether it is one sentence that introduces a list ("These include:"), and holds no value that is asked for."""
    text = evidence.text.rstrip()
    return text.endswith(":") and ". " not in text and evidence.signals["type"] <= 0


def _words(chosen: Sequence[Evidence]) -> int:
    return sum(len(each.text.split()) for each in chosen)


def _adds(understood: Understood, other: Evidence, chosen: Sequence[Evidence]) -> bool:
    said = frozenset(stems(" ".join(f"{each.context} {each.text}" for each in chosen)))
    own = frozenset(stems(other.text))
    return any(says(concept, own) and not says(concept, said) for concept in understood.concepts)


def _with_antecedent(understood: Understood, evidence: Evidence, index: Index) -> tuple[Span, ...]:
    """The unit's span; with the sentence before it where it begins by pointing back ("It", "As does", "These")."""
    unit, record = evidence.unit, evidence.source.record
    own = span_of(unit, record, index, evidence.also_in)
    lead_in = lead_in_of(unit, index)
    if lead_in and turns_meaning(span_of(lead_in, record, index).text):
        return (span_of(lead_in, record, index), own)
    if unit.kind is UnitKind.TABLE_ROW and unit.lead_in is not None and CELL in evidence.context:
        header = index.unit(unit.document_id, unit.edition, unit.lead_in)
        return (span_of(header, record, index), own)  # a row says nothing without its columns' names
    if unit.kind is not UnitKind.SENTENCE:
        return (own,)
    before = _speaker_before(unit, index) if understood.asked is Asked.PERSON and speaks_of_one(evidence.text) else None
    if before is None and points_back(evidence.text):
        before = _before(unit, index)
    return (span_of(before, record, index), own) if before else (own,)


def _speaker_before(unit: Unit, index: Index) -> Unit | None:
    """The nearest sentence before that names whom "he" or "she" means."""
    before = _before(unit, index)
    for _ in range(FARTHEST):
        if before is None:
            break
        text = index.text(before.document_id, before.edition, before.start, before.end)
        if names_in(text) or surnames_in(text):
            return before
        before = _before(before, index)
    return None


def _before(unit: Unit, index: Index) -> Unit | None:
    if not unit.ordinal:
        return None
    before = index.unit(unit.document_id, unit.edition, unit.ordinal - 1)
    return before if before.kind is UnitKind.SENTENCE and before.section == unit.section else None
