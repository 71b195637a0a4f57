"""What a sentence or a cell says of a thing asked for: accepted, in part, rejected, noted, in progress, done."""

import re
from enum import StrEnum

from workbench.recommendations.words import expression


class State(StrEnum):
    ACCEPTED = "accepted"
    PART = "accepted_in_part"
    REJECTED = "rejected"
    NOTED = "noted"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REPEATED = "repeated"
    CLOSED = "closed"
    SILENT = "no_later_mention"


_STANCES = (("rejected", State.REJECTED), ("part", State.PART), ("accepted", State.ACCEPTED), ("noted", State.NOTED))
_IN_COLUMN = (("yes", State.ACCEPTED), ("partly", State.PART), ("no", State.REJECTED))
_PROGRESS = (("done", State.DONE), ("progress", State.IN_PROGRESS))
_ASKED = re.compile(
    r"\b(?:whether|if|should|be|to be|are to be|once|where|that are|those|previously)\s+(?:\w+\s+){0,6}$", re.IGNORECASE
)
_STAND = r"(?:accept|agre|reject|support|declin|disagree|derbyn|gwrthod|cytun)"
_THING = r"(?:recommendations?|areas? for improvement|argymhell\w+)"
_FIRM = re.compile(
    rf"\b{_THING}\b\W+(?:[\w()]+\W+){{0,5}}?{_STAND}|\b{_STAND}\w*\W+(?:[\w()]+\W+){{0,5}}?{_THING}\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")


def alone(text: str) -> State | None:
    """What a short text says that is nothing but the stance: "Accept in principle", "Response: Derbyn"."""
    if not expression("answering", "alone").search(text):
        return None
    return _first(text)


def under(head: str, text: str) -> State | None:
    """What "Yes" or "Partially" says in a table's column with a head such as "Accepted?"."""
    if not expression("answering", "column").search(head):
        return None
    return next((state for name, state in _IN_COLUMN if expression("answering", name).search(text)), None)


def opening(text: str) -> State | None:
    """The stance that a text begins with: "Agreed. A survey starts in August."."""
    return alone(re.split(r"[.;,:]\s", f"{text} ", maxsplit=1)[0])


def stance(text: str) -> State | None:
    """What a sentence in which somebody takes a stance says; the first where several bodies take different ones."""
    for clause in _CLAUSE.split(text):
        if expression("answering", "by").search(clause):
            found = _first(clause)
            if found:
                return found
    return None


def is_firm(text: str) -> bool:
    """Whether a stance is taken on the recommendation itself, and not on some thought in it."""
    said = (expression("answering", name) for name in ("alone", "takes"))
    return _FIRM.search(text) is not None or any(each.search(text) for each in said)


def progress(text: str) -> State | None:
    """What a text says of how far the work has come."""
    return next((state for name, state in _PROGRESS if expression("answering", name).search(text)), None)


def is_qualified(text: str) -> bool:
    """Whether a text takes back a part of what it agrees with."""
    return expression("answering", "qualified").search(text) is not None


def _first(text: str) -> State | None:
    """The stance that stands first; at one place a refusal before a half before a whole one."""
    places = []
    for order, (name, state) in enumerate(_STANCES):
        for match in expression("answering", name).finditer(text):
            if not _ASKED.search(text[: match.start()]):
                places.append((match.start(), order, state))
                break
    if not places:
        return None
    start = min(places)[0]
    near = [place for place in places if place[0] <= start + 30]
    return min(near, key=lambda place: place[1])[2]
