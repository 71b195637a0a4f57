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
_ELLIPTICAL = re.compile(
    r"(?:by |since |in |of )?(?:how (?:many|much|often|long)|when|who|whom|why|where|what|which)\s+"
    r"(?P<preposition>in|for|at|by|from|of|to|with|among|on|under|after|before)\b(?!.*\b(?:is|are|was|were|did|does|do|has|have|had|will)\b)",
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
    one = replace(understood, asked=asked_by(first), concepts=mine, part=first)
    other = replace(understood, asked=asked, concepts=theirs + _shared(first, second, mine, theirs), part=second)
    return _each_in_its_time(one, other, match.start("second"))


def _shared(first: str, second: str, mine: tuple[Concept, ...], theirs: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """What the second question takes from the first: all of it where it says no more than another place or thing
    ("when in Scotland", "how many of the girls"), in place of the first one's, else a little."""
    if not any(concept.weight >= 1 for concept in theirs):
        return mine
    elliptical = _ELLIPTICAL.match(second)
    if elliptical is None:
        return tuple(replace(concept, weight=CONTEXT_WEIGHT, named=False) for concept in mine)
    in_place = re.split(rf"\b{elliptical['preposition']}\b", first)
    kept = first if len(in_place) == 1 else first[: -len(in_place[-1])]
    return tuple(concept for concept in mine if _said_in(kept, concept))


def _each_in_its_time(one: Understood, other: Understood, second_from: int) -> list[Understood]:
    """Both with the times that their own words name, where both name any, or where the second asks for one."""
    former = tuple(mention for mention in one.dates if mention.start < second_from)
    latter = tuple(mention for mention in one.dates if mention.start >= second_from)
    if former and (latter or other.asked is Asked.DATE):
        return [replace(one, dates=former), replace(other, dates=latter)]
    return [one, other]


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
