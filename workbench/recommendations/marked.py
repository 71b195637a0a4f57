"""Finds what a word marks and no number, below each finding: "Recommendation: Schools should ..."."""

from itertools import takewhile

from workbench.recommendations.found import Found, list_title
from workbench.recommendations.parts import Part

_FEWEST = 2


def marked(parts: list[Part]) -> list[Found]:
    """Each such paragraph, with the list that it leads in."""
    found = [_found(part, parts[at + 1 :]) for at, part in enumerate(parts) if part.mark is not None]
    return found if len(found) >= _FEWEST else []


def _found(part: Part, following: list[Part]) -> Found:
    led = takewhile(lambda each: each.is_item and not each.is_reply, following if part.text.endswith(":") else [])
    return Found("recommendation", [part, *led], part.mark or None, list_title=list_title(part))
