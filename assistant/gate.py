"""Decide whether evidence answers: is what was named really there, how likely is it the answer? Else say why not."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.agree import NEAR_BY
from assistant.asked import Asked
from assistant.likelihood import JUDGED, likelihoods
from assistant.messages import say
from assistant.reply import ReasonCode
from assistant.retrieve import Sources
from assistant.select import Evidence
from assistant.tuning import Rules
from assistant.understand import Understood
from assistant.visit_words import reads, report_pattern
from corpus.passage import UnitKind

# The share of the question's concepts, by weight, that further evidence must speak of to stand beside what answers;
# without a reader, that the answer itself must (docs/decisions/0006).
ENOUGH = 0.35
ENOUGH_TO_NAME = 0.7  # when a document was published: the evidence must be of just that document
# Kinds of answer that are a value: evidence without such a value is no answer.
VALUES = frozenset(
    {
        Asked.MONEY,
        Asked.AMOUNT,
        Asked.PERCENTAGE,
        Asked.DURATION,
        Asked.COUNT,
        Asked.DATE,
        Asked.PUBLISHED,
        Asked.PERSON,
        Asked.GRADE,
        Asked.COUNCIL,
    }
)


def passing(understood: Understood, found: Sequence[Evidence], sources: Sources) -> list[Evidence]:
    """The evidence that answers, best first, of what breaks no rule. With a reader: where one of the best is likely
    enough to answer, those that are, and further ones that speak of enough of the question. Without: all of these."""
    allowed = lawful(understood, found, sources)
    if sources.reader is None or not sources.tuning.rules.likelihood:
        return [evidence for evidence in allowed if evidence.covered >= ENOUGH]
    judged = [*_judged(allowed), *allowed[JUDGED:]]
    answers = any(each.likely for each in judged)
    return [each for each in judged if answers and (each.likely or each.covered >= ENOUGH)]


def _judged(allowed: Sequence[Evidence]) -> list[Evidence]:
    """The best of the evidence with how likely it answers."""
    judged = likelihoods(allowed)
    return [
        replace(each, likelihood=chance, likely=enough) for each, (chance, enough) in zip(allowed, judged, strict=False)
    ]


def lawful(understood: Understood, found: Sequence[Evidence], sources: Sources) -> list[Evidence]:
    """The evidence that breaks no rule."""
    return [evidence for evidence in found if not faults(understood, evidence, sources.tuning.rules)]


def faults(understood: Understood, evidence: Evidence, rules: Rules) -> list[ReasonCode]:
    """Which rules a piece of evidence breaks, gravest first."""
    found = []
    if rules.council and understood.councils and evidence.signals["council"] <= 0:
        found.append(ReasonCode.WRONG_AUTHORITY)
    if rules.period and understood.periods and evidence.signals["period"] <= _period_needed(understood):
        found.append(ReasonCode.WRONG_PERIOD)
    vague = understood.asked is Asked.PUBLISHED and evidence.covered < ENOUGH_TO_NAME
    if vague or (rules.named and any(concept.named or concept.capital or concept.body for concept in evidence.missing)):
        found.append(ReasonCode.NOT_ANSWERED)
    if understood.speaker not in (None, evidence.source.record.description.source_class):
        found.append(ReasonCode.NOT_ANSWERED)
    if understood.of_a_person and evidence.signals["person"] < 0:
        found.append(ReasonCode.NOT_ANSWERED)
    if rules.value and (understood.asked in VALUES or understood.numeric) and evidence.signals["type"] < 0:
        found.append(ReasonCode.NOT_ANSWERED)
    if _of_something_else(understood, evidence):
        found.append(ReasonCode.NOT_ANSWERED)
    return found


def _of_something_else(understood: Understood, evidence: Evidence) -> bool:
    """Whether a council's overall grade is taken for that of something else: its fostering service, its schools."""
    row = evidence.unit.kind is UnitKind.TABLE_ROW and report_pattern("overall_row").search(evidence.text)
    return bool(row) and reads("other", understood.text)


def _period_needed(understood: Understood) -> float:
    """A grade must be of the time asked for by its own words or its document, since a report looks back on older ones;
    for the rest it is enough that the time is named close by."""
    return NEAR_BY if understood.graded else 0.0


def nearest_first(understood: Understood, found: Sequence[Evidence], rules: Rules) -> list[Evidence]:
    """Evidence that did not pass, the nearest to answering first: fewest faults, items where a list is asked for."""
    listed = understood.asked is Asked.LIST
    return sorted(
        found,
        key=lambda evidence: (
            len(faults(understood, evidence, rules)),
            listed and evidence.unit.kind is not UnitKind.LIST_ITEM,
            -evidence.covered,
        ),
    )


def why_not(understood: Understood, found: Sequence[Evidence], rules: Rules) -> tuple[ReasonCode, str]:
    """The reason to decline: the fault of the evidence that came nearest to answering, and its words for the reader;
    that it does not answer, where it breaks no rule."""
    if not found:
        return ReasonCode.NO_PASSAGES, say("no_passages", understood.language)
    reason = next(iter(faults(understood, nearest_first(understood, found, rules)[0], rules)), ReasonCode.NOT_ANSWERED)
    what = {
        ReasonCode.WRONG_AUTHORITY: " / ".join(understood.councils),
        ReasonCode.WRONG_PERIOD: ", ".join(understood.text[m.start : m.end] for m in understood.dates if m.period),
    }.get(reason, "")
    return reason, say(reason.value, understood.language, what=what)
