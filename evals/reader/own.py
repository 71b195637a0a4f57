"""Our own questions as groups: the evidence that selection finds for a case, those pieces that hold its gold first."""

import random
from collections.abc import Iterable, Iterator

from assistant.followup import Turn
from assistant.reread import to_read
from assistant.retrieve import Sources, retrieve
from assistant.select import Evidence, select
from assistant.understand import understand
from corpus.filters import Filters
from evals.calibration.observe import is_right, without_answer
from evals.case import Case, Expected
from evals.reader.groups import BEFORE, LONGEST, WRONG, Choice, Group

AMONG = 14  # pieces of evidence that the wrong ones are drawn from: the likeliest mistakes


def own_groups(cases: Iterable[Case], sources: Sources, rng: random.Random) -> Iterator[Group]:
    """One group for each case whose gold is among the evidence found for it, or that nothing held answers; and the
    answerable ones again over the index without what answers them, so that a near miss is told from an answer."""
    for case in cases:
        yield from _groups(case, sources, Filters(as_of=case.as_of), rng)
        if case.answerable:
            left = Filters(as_of=case.as_of, document_ids=without_answer(case, sources))
            yield from (group for group in _groups(case, sources, left, rng) if not group.choices[0].right)


def _groups(case: Case, sources: Sources, filters: Filters, rng: random.Random) -> Iterator[Group]:
    history = tuple(Turn(turn.question, turn.answer) for turn in case.history)
    understood = understand(case.question, history, sources.vocabulary)
    if understood.refused or not understood.concepts:
        return
    found = select(understood, retrieve(understood, sources, filters), sources)
    choices = [shown(e, sources, is_right(case, e)) for e in found]
    right, wrong = [c for c in choices if c.right][:1], [c for c in choices if not c.right][:AMONG]
    none_right = case.expected is Expected.ABSTAIN or bool(filters.document_ids)
    if wrong and (right or none_right):
        yield Group("own", understood.english or understood.text, (*right, *rng.sample(wrong, min(WRONG, len(wrong)))))


def shown(evidence: Evidence, sources: Sources, right: bool) -> Choice:
    """A piece of evidence as the reader will be shown it."""
    read = to_read(evidence, sources)
    return Choice(read.text[:LONGEST], read.before[-BEFORE:], right)
