"""Split a question that asks two things ("who ... and when ...?") or offers two answers ("Phil or Bill?")."""

import re
from dataclasses import replace

from assistant.asked import Asked, asked_by
from assistant.understand import CONTEXT_WEIGHT, Concept, Understood
from assistant.words import tokens

_SECOND = re.compile(
    r",? and (?P<second>(?:by |since |in |of )?(?:how|when|who|whom|whose|why|where|what|which)\b[^?]*)\?*\s*$",
    re.IGNORECASE,
)
_ALTERNATIVES = re.compile(
    r"(?P<one>£?\d[\d,.]*(?:%| per cent| million|m)?|(?<=\s)[A-Z][\w'-]+) or "
    r"(?P<other>£?\d[\d,.]*(?:%| per cent| million|m)?|[A-Z][\w'-]+)"
)


def parts(understood: Understood) -> list[Understood]:
    """The two questions in one, the second told in the terms of the first; empty where there is only one."""
    match = _SECOND.search(understood.text)
    if match is None or match.start() == 0:
        return []
    first, second = understood.text[: match.start()], match["second"]
    asked = asked_by(second)
    if asked is Asked.OPEN or asked_by(first) in (Asked.COMPARISON, Asked.CHANGE):
        return []
    mine = tuple(concept for concept in understood.concepts if _said_in(first, concept))
    theirs = tuple(concept for concept in understood.concepts if concept not in mine)
    own_terms = any(concept.weight >= 1 for concept in theirs)
    shared = tuple(replace(c, weight=CONTEXT_WEIGHT, named=False) for c in mine) if own_terms else mine
    return [
        replace(understood, asked=asked_by(first), concepts=mine, part=first),
        replace(understood, asked=asked, concepts=theirs + shared, part=second),
    ]


def alternatives(understood: Understood) -> list[Understood]:
    """A question for each of two names or figures that it leaves open; empty where it does not."""
    match = _ALTERNATIVES.search(understood.text)
    if match is None:
        return []
    pair = (match["one"], match["other"])
    names = [_named(name, understood) for name in pair]
    if not all(names):
        return []
    both = frozenset(tokens(" ".join(pair)))
    rest = tuple(concept for concept in understood.concepts if not _words(concept) <= both)
    return [
        replace(understood, concepts=(*rest, replace(name, named=True)), part=text, alternative=True)
        for text, name in zip(pair, names, strict=True)
        if name
    ]


def _named(name: str, understood: Understood) -> Concept | None:
    """A figure, or a name that the question is about, as what the evidence must have; what two bodies say may both be
    asked for, so a body is none."""
    if re.search(r"\d", name):
        return Concept.of(name)
    named = (c for c in understood.concepts if not c.body and {name, name.lower()} & set(c.ways))
    return next(named, None)


def _words(concept: Concept) -> frozenset[str]:
    return frozenset(tokens(concept.ways[0]))


def _said_in(text: str, concept: Concept) -> bool:
    return concept.ways[0].lower() in text.lower()
