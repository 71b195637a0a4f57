"""Decide whether evidence really answers: is what was named really there? Else decline, and say why."""

from collections.abc import Sequence

from assistant.agree import NEAR_BY
from assistant.asked import Asked
from assistant.messages import say
from assistant.reply import ReasonCode
from assistant.select import PERIOD, Evidence
from assistant.understand import Understood
from assistant.visit_words import reads, report_pattern
from corpus.passage import UnitKind

# The share of the question's concepts, by weight, that the evidence and its surroundings must speak of.
ENOUGH = 0.35
ENOUGH_TO_NAME = 0.7  # when a document was published: the evidence must be of just that document
# Kinds of answer that are a value: evidence without such a value is no answer.
VALUES = frozenset(
    {
        Asked.MONEY,
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


def passing(understood: Understood, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that speaks of enough of the question, of its council and time, and holds the value it asks for."""
    return [evidence for evidence in found if not faults(understood, evidence)]


def faults(understood: Understood, evidence: Evidence) -> list[ReasonCode]:
    """Why a piece of evidence does not answer, gravest first; empty where it does."""
    found = []
    if understood.councils and evidence.parts["council"] <= 0:
        found.append(ReasonCode.WRONG_AUTHORITY)
    if understood.periods and evidence.parts["period"] <= _period_needed(understood):
        found.append(ReasonCode.WRONG_PERIOD)
    needed = ENOUGH_TO_NAME if understood.asked is Asked.PUBLISHED else ENOUGH
    if evidence.covered < needed or any(concept.named or concept.capital for concept in evidence.missing):
        found.append(ReasonCode.NOT_ANSWERED)
    if understood.speaker not in (None, evidence.source.record.description.source_class):
        found.append(ReasonCode.NOT_ANSWERED)
    if understood.of_a_person and evidence.parts["person"] < 0:
        found.append(ReasonCode.NOT_ANSWERED)
    if (understood.asked in VALUES or understood.numeric) and evidence.parts["type"] < 0:
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
    return NEAR_BY * PERIOD if understood.graded else 0.0


def nearest_first(understood: Understood, found: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that did not pass, the nearest to answering first: fewest faults, items where a list is asked for."""
    listed = understood.asked is Asked.LIST
    return sorted(
        found,
        key=lambda evidence: (
            len(faults(understood, evidence)),
            listed and evidence.unit.kind is not UnitKind.LIST_ITEM,
            -evidence.covered,
        ),
    )


def why_not(understood: Understood, found: Sequence[Evidence]) -> tuple[ReasonCode, str]:
    """The reason to decline: the fault of the evidence that came nearest to answering, and its words for the reader."""
    if not found:
        return ReasonCode.NO_PASSAGES, say("no_passages", understood.language)
    reason = faults(understood, nearest_first(understood, found)[0])[0]
    what = {
        ReasonCode.WRONG_AUTHORITY: " / ".join(understood.councils),
        ReasonCode.WRONG_PERIOD: ", ".join(understood.text[m.start : m.end] for m in understood.dates if m.period),
    }.get(reason, "")
    return reason, say(reason.value, understood.language, what=what)
