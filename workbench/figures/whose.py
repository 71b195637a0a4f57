"""Whose figure a number is, and of how narrow a thing."""

import re

from workbench.figures.measured import named_behind
from workbench.figures.measures import Measure, catalogue
from workbench.figures.sentence import Place

_FOR = re.compile(r"\s(?:for|on|i)\s")  # "£93m for adult services"
_FAR = 60  # characters
_SERVICES = ("adult services", "children's services", "social services", "the whole council", "placements")
_PART = "part of them"
_OTHERS = {"england": "England", "wales": "Wales", "alike": "comparable councils", "region": "the region"}


def whose(place: Place) -> str | None:
    """Others where the text says so next to the number ("England", "the country"), else the council named nearest in
    front, else behind, else the document's."""
    sentence = place.sentence
    behind = catalogue().others["after"].match(place.text[place.number.end : place.end])
    if behind:
        return _other(behind)
    told = list(catalogue().others["before"].finditer(place.between))
    since = place.begin + told[-1].start() if told else 0
    named_since = any(since < each.start < place.number.start for each in sentence.councils)
    if told and not named_since and _is_of(told[-1], place):
        return _other(told[-1])
    near = [each for each in sentence.councils if each.start < place.number.start] or sentence.councils
    return near[-1].entry if near else sentence.context.council


def _is_of(other: re.Match[str], place: Place) -> bool:
    """Whether others named in front of a number are whom it is told of: near, and not in the name of a Welsh body."""
    tail = place.between[other.end() :]
    apart = len(tail) >= _FAR or re.search(r"[.;:]", tail) or catalogue().others["verb"].search(tail)
    return not apart and (other["wales"] is None or place.sentence.context.council is None)


def _other(match: re.Match[str]) -> str:
    named = (name for name, found in match.groupdict().items() if found)
    return _OTHERS.get(next(named, ""), "the country")


def narrower(place: Place, measure: Measure | None) -> tuple[str, ...]:
    """What makes a figure one of a narrower thing; of services, the one named nearest in front, else behind."""
    if measure is None:
        return ()
    patterns = catalogue().narrower
    around = place.text[max(0, place.begin - _FAR) : place.end]
    found = [name for name, p in patterns.items() if name not in (*_SERVICES, _PART) and p.search(around)]
    if place.number.unit == "count" and named_behind(place) and patterns[_PART].search(place.before):
        found.append(_PART)
    return (*found, *_service(place)) if place.number.unit == "£" else tuple(found)


def _service(place: Place) -> list[str]:
    """The service whose money it is, by the sentence, else by the heading or title."""
    patterns = {name: catalogue().narrower[name] for name in _SERVICES}
    places = [(match.start(), name) for name, p in patterns.items() for match in p.finditer(place.text)]
    before = [each for each in places if each[0] < place.number.start]
    behind = [(-start, name) for start, name in places if place.number.end <= start < place.end]
    nearest = max((behind or before) if _FOR.match(place.after) else (before or behind), default=None)
    if nearest:
        return [nearest[1]]
    return [name for name, p in patterns.items() if p.search(place.sentence.context.section)][:1]
