"""Take something understood out of a question again, to measure what knowing it is worth."""

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from assistant.asked import Asked
from assistant.intents import UNTOLD
from assistant.understand import Concept, Understood

SAME = "same"  # that two ways of saying it mean the same
_NOTHING: Mapping[str, Any] = {
    "councils": (),
    "bodies": (),
    "roles": (),
    "kinds": (),
    "people": (),
    "dates": (),
    "count": None,
    "asked": Asked.OPEN,
    "refused": None,
    "intent": UNTOLD,
}


def without(understood: Understood, unread: Set[str]) -> Understood:
    """The question as if these of its fields had not been read. KeyError for a field that cannot be left out."""
    if SAME in unread:
        understood = replace(understood, concepts=tuple(_first_way(concept) for concept in understood.concepts))
    return replace(understood, **{name: _NOTHING[name] for name in unread - {SAME}}) if unread else understood


def _first_way(concept: Concept) -> Concept:
    return replace(concept, ways=concept.ways[:1], forms=concept.forms[:1])
