"""Where documents about the council tell the same thing differently: both in their words, and what lies behind it."""

from collections.abc import Sequence

from assistant.ground import Draft
from assistant.reply import ClaimKind
from workbench.briefing.briefing import LineKind
from workbench.briefing.fit import is_proper, shortened
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import say, when, who
from workbench.disagreements.found import Disagreement, Finder, Said
from workbench.disagreements.kinds import Type
from workbench.kept import Kept
from workbench.quoted import span

MOST = 6
_SIDES = 3
_LONGEST = 40  # words of a side
# A slip has to be put right; a different scope or day has to be known.
_WEIGHTS = {Type.SLIP: 3.0, Type.UNIT: 2.5, Type.SCOPE: 1.6, Type.DATE: 1.5}


def disputes(library: Library, kept: Kept) -> list[Point]:
    """The gravest first; none without a council."""
    council = library.wanted.authority
    if council is None:
        return []
    finder = Finder(kept, library.sources.embedder, library.sources.vocabulary)
    found = [each for each in finder.of(council) if _is_wanted(library, each)]
    ranked = sorted(found, key=lambda each: -_WEIGHTS[each.type])[:MOST]
    return [_point(library, each) for each in ranked]


def _is_wanted(library: Library, each: Disagreement) -> bool:
    held = {record.id for record in library.records}
    words = [side.statement.quote.text for side in each.sides]
    titles = [side.record.description.title for side in each.sides]
    mine = all(side.record.id in held for side in each.sides)
    return mine and all(map(is_proper, words)) and library.on_topic(*words, *titles)


def _point(library: Library, each: Disagreement) -> Point:
    language = library.wanted.language
    sides = _of_each(each.sides)
    text = " · ".join(_side(side, language) for side in sides)
    draft = Draft(text, tuple(span(side.statement.quote, side.record) for side in sides), ClaimKind.COMPUTED)
    told = say(f"disagreements.{each.kind.value}", language)
    return Point(draft, Lead.DISPUTE, told, LineKind.COMPUTED, _WEIGHTS[each.type])


def _of_each(sides: Sequence[Said]) -> list[Said]:
    """The newest that says it in each way, oldest first: of what differs, never one way alone."""
    newest = {side.words.casefold(): side for side in sides}
    return [side for side in sides if newest[side.words.casefold()] is side][-_SIDES:]


def _side(side: Said, language: str) -> str:
    described = side.record.description
    return (
        f"{who(described, language)}, {when(described, language)}: “{shortened(side.statement.quote.text, _LONGEST)}”"
    )
