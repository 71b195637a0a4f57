"""Families of passages that say the same but for names and figures: a council's yearly reports, a form filled by many.

Among many documents they would fill every place with one text, and make what it speaks of look common.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.retrieve import ScoredPassage

MEMBERS = 4  # of one family that go on
AS_GOOD = 0.5  # standard deviations: of members that fit the question so alike, the newest go on
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z]+(?!\w)")


def family(text: str) -> str:
    """What the passages of a family have in common: their words that are written small."""
    return " ".join(_SMALL.findall(text))


def thinned(found: Sequence["ScoredPassage"]) -> list["ScoredPassage"]:
    """The passages, best first as they came, with no more than a few of each family."""
    families: dict[str, list[ScoredPassage]] = {}
    for scored in found:
        families.setdefault(family(scored.passage.indexed), []).append(scored)
    kept = {scored.passage.id for members in families.values() for scored in _going_on(members)}
    return [scored for scored in found if scored.passage.id in kept]


def one_of_each(texts: Iterable[str]) -> list[str]:
    """A text of each family."""
    return list({family(text): text for text in texts}.values())


def _going_on(members: Sequence["ScoredPassage"]) -> list["ScoredPassage"]:
    if len(members) <= MEMBERS:
        return list(members)
    alike = [scored for scored in members if scored.score >= members[0].score - AS_GOOD]
    newest = sorted(alike, key=_published, reverse=True)
    return [*newest, *members[len(alike) :]][:MEMBERS]


def _published(scored: "ScoredPassage") -> str:
    return str(scored.record.description.published or "")
