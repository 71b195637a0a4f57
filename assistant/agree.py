"""How well a text and its document agree with the council, period and person that a question names.

Each function gives a number from -1 (contradicts) through 0 (says nothing) to 1 (agrees in its own words).
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from assistant.counted import periods_in, written_on
from assistant.understand import Understood
from assistant.words import stem, stem_set, stems, tokens
from corpus.document import Description, Period
from corpus.terms import Vocabulary

NEAR_BY, LOOKS_BACK = 0.1, 0.2  # the time is named near the text; the document was published soon after it
OWN = 0.6  # the text names just the time asked for, in a document of another
REPORTED_WITHIN = timedelta(days=400)  # what happened is reported, and looked back on, for about a year


def council_agreement(understood: Understood, description: Description, text: str, vocabulary: Vocabulary) -> float:
    """The text's own words count most. A document about another council contradicts unless it names the asked one;
    a document about the asked council may name another place ("a jobs fair in Birmingham") and still agree a little."""
    if not understood.councils:
        return 0.0
    asked = set(understood.councils)
    named = _councils_in(vocabulary, text)
    if asked & named:
        return 1.0
    if description.authority in asked:
        return 0.2 if named else 0.8
    return -1.0 if named or description.authority else -0.4


def period_agreement(periods: tuple[Period, ...], description: Description, text: str, around: str = "") -> float:
    """The document's own time and the dates in the text count most, then those around it. A document published before
    the period contradicts, and so does one long after it that does not name it."""
    if not periods:
        return 0.0
    written = written_on(description)
    own = periods_in(text, written)
    own_agrees = _any_overlap(periods, own)
    other = 0.4 if own and not own_agrees else 0.0  # the text speaks of another time
    if _any_overlap(periods, document_periods(description)):
        return 1.0 if own_agrees else 0.9 - other
    if own_agrees:
        return OWN if _any_within(periods, own) else 0.5
    if _any_overlap(periods, periods_in(around, written)):
        return NEAR_BY - other
    published = description.published
    if published is None:
        return -other
    last = max(period.end for period in periods)
    return LOOKS_BACK - other if last <= published.first <= last + REPORTED_WITHIN else -1.0


def could_be_of_time(periods: tuple[Period, ...], description: Description) -> bool:
    """Whether a document may answer for the periods without naming them: of their time, or soon after it."""
    published = description.published
    last = max((period.end for period in periods), default=None)
    looks_back = published and last and last <= published.first <= last + REPORTED_WITHIN
    return bool(looks_back) or _any_overlap(periods, document_periods(description))


def forget_texts() -> None:
    """Forget what earlier questions made known of texts, as if none had been asked."""
    for known in (_councils_in, periods_in, stem_set, stems):
        known.cache_clear()


@lru_cache(maxsize=16384)
def _councils_in(vocabulary: Vocabulary, text: str) -> frozenset[str]:
    return frozenset(mention.entry for mention in vocabulary.councils_in(text))


def _any_overlap(periods: tuple[Period, ...], others: Sequence[Period]) -> bool:
    return any(period.overlaps(other) for period in periods for other in others)


def _any_within(periods: tuple[Period, ...], others: Sequence[Period]) -> bool:
    return any(period.start <= other.start and other.end <= period.end for period in periods for other in others)


def document_periods(description: Description) -> list[Period]:
    """What a document says of its own time: when it was published, what it reports on, when it happened."""
    dates = (description.published, description.event_date, description.meeting_date)
    periods = [Period(known.first, known.last) for known in dates if known]
    return [*periods, description.period] if description.period else periods


def person_agreement(understood: Understood, text: str, around: str = "") -> float:
    """1 where a person named in the question is named in the text (by surname), 0.7 where around it, else -0.5."""
    if not understood.people:
        return 0.0
    surnames = {stem(tokens(name)[-1]) for name in understood.people}  # as full text has them: "Powel" finds "Powell"
    if surnames & stem_set(text):
        return 1.0
    return 0.7 if surnames & stem_set(around) else -0.5
