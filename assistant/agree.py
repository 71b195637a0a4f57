"""How well a text and its document agree with the council, period and person that a question names.

Each function gives a number from -1 (contradicts) through 0 (says nothing) to 1 (agrees in its own words).
"""

from datetime import timedelta

from assistant.understand import Understood
from assistant.words import tokens
from corpus.dates import dates_in
from corpus.document import Description, Period
from corpus.terms import Vocabulary

REPORTED_WITHIN = timedelta(days=400)  # what happened is reported, and looked back on, for about a year


def council_agreement(understood: Understood, description: Description, text: str, vocabulary: Vocabulary) -> float:
    """Another council's text contradicts; so does a document about another council that does not name the asked one."""
    if not understood.councils:
        return 0.0
    asked = set(understood.councils)
    named = {mention.entry for mention in vocabulary.councils_in(text)}
    if asked & named:
        return 1.0
    if named:
        return -1.0
    if description.authority in asked:
        return 0.8
    return -1.0 if description.authority else -0.4


def period_agreement(periods: tuple[Period, ...], description: Description, text: str) -> float:
    """The text's own dates count most, then the document's. A document published before the period contradicts."""
    if not periods:
        return 0.0
    own = [mention.period for mention in dates_in(text) if mention.period]
    if any(period.overlaps(other) for period in periods for other in own):
        return 1.0
    known = document_periods(description)
    if any(period.overlaps(other) for period in periods for other in known):
        return 0.7 if not own else 0.4
    if not known:
        return -0.3 if own else 0.0
    last = max(period.end for period in periods)
    published = description.published
    if published and last <= published.first <= last + REPORTED_WITHIN:
        return -0.5 if own else 0.0
    return -1.0


def document_periods(description: Description) -> list[Period]:
    """What a document says of its own time: when it was published, what it reports on, when it happened."""
    dates = (description.published, description.event_date, description.meeting_date)
    periods = [Period(known.first, known.last) for known in dates if known]
    return [*periods, description.period] if description.period else periods


def person_agreement(understood: Understood, text: str) -> float:
    """1 where a person named in the question is named in the text (by surname), -0.5 where none is."""
    if not understood.people:
        return 0.0
    words = set(tokens(text))
    surnames = {tokens(name)[-1] for name in understood.people}
    return 1.0 if surnames & words else -0.5
