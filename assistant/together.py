"""Find the one piece of evidence that answers for every side of a question at once."""

import re
from collections.abc import Sequence

from assistant.change import tells_change
from assistant.select import Evidence
from assistant.understand import Understood
from corpus.dates import dates_in
from corpus.document import Period
from corpus.terms import Vocabulary

# How far below the best of each side, on average, may be what speaks of all sides; what tells of a change in figures.
AS_GOOD, TOLD = 0.6, 1.5
PART = 0.2  # the same of a question in two parts, where each has a better one of its own
HARDLY = 0.25  # how little better than the next a sentence may be to make way for it
_SAME = re.compile(r"\b(?:is|was|were|are|did|does|will|has|had) (?:it|they|he|she|that|this)\b", re.IGNORECASE)
MOSTLY = 0.7  # of the second part of a question: what evidence from another document must speak of


def together(asked: Sequence[Understood], found: Sequence[list[Evidence]], vocabulary: Vocabulary) -> Evidence | None:
    """The evidence that answers for every side at once ("rose from 255 in 2018 to 352 in 2023"): it is among what was
    found for each, and its own words tell a change or name every council or time. None where there is none as good as
    what was found for the sides apart."""
    if len(asked) < 2:
        return None
    scores = [{_place(each): each.score for each in evidence} for evidence in found]
    best = sum(max(score.values(), default=0.0) for score in scores)
    for evidence in found[0]:
        place, margin = _place(evidence), _margin(asked, evidence, vocabulary)
        if not margin or any(place not in score for score in scores):
            continue
        if sum(score[place] for score in scores) >= best - margin * len(asked):
            return evidence
    return None


def each_its_own(asked: Sequence[Understood], found: Sequence[list[Evidence]]) -> list[list[Evidence]]:
    """What was found, but where one sentence is the best for both parts of a question, clearly for one of them and
    hardly for the other, that other part without it: "What did it cost, and what will upkeep be?". Not where the second
    part goes on about the answer of the first ("which went up, and by how much was it?")."""
    if len(asked) != 2 or not asked[0].part or asked[0].alternative or _place(found[0][0]) != _place(found[1][0]):
        return list(found)
    leads = [each[0].score - each[1].score if len(each) > 1 else AS_GOOD for each in found]
    if not min(leads) <= HARDLY < max(leads) or _SAME.search(asked[1].part):
        return list(found)
    return [each[1:] if lead == min(leads) else each for each, lead in zip(found, leads, strict=True)]


def of_one_thing(asked: Sequence[Understood], found: Sequence[list[Evidence]]) -> list[list[Evidence]]:
    """What was found, but of a question in two parts only what answers the second out of a document that answers the
    first well, or speaks of nearly all of it: "and when was it set up?" is about the same thing."""
    if len(asked) < 2 or not asked[0].part or asked[0].alternative:
        return list(found)
    first, second = found
    held = {each.source.record.id for each in first if each.score >= first[0].score - AS_GOOD}
    return [first, [each for each in second if each.source.record.id in held or each.covered >= MOSTLY]]


def _place(evidence: Evidence) -> tuple[str, int]:
    return evidence.unit.document_id, evidence.unit.ordinal


def _margin(asked: Sequence[Understood], evidence: Evidence, vocabulary: Vocabulary) -> float:
    """How far evidence that speaks of all sides may be below the best of each; 0 where it does not speak of them."""
    if len({side.councils for side in asked}) > 1:
        named = {mention.entry for mention in vocabulary.councils_in(evidence.text)}
        return AS_GOOD * all(set(side.councils) <= named for side in asked)
    if len({side.bodies for side in asked}) > 1:
        spoken_of = {mention.entry for mention in vocabulary.bodies_in(evidence.text)}
        return AS_GOOD * all(set(side.bodies) <= spoken_of for side in asked)
    if asked[0].part:
        return AS_GOOD if asked[0].alternative else PART
    periods = [mention.period for mention in dates_in(evidence.text) if mention.period]
    if any(not any(_within(own, named) for named in side.periods for own in periods) for side in asked):
        return TOLD * (not periods and tells_change(asked[0], evidence.text))
    return AS_GOOD


def _within(own: Period, named: Period) -> bool:
    """Whether a text's time lies in the one asked for: "April 2018" in 2018, but not 2018/19."""
    return named.start <= own.start and own.end <= named.end
