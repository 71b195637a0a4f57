"""Where documents about the council tell the same thing differently: both in their words, and what lies behind it."""

from collections.abc import Sequence

from assistant.ground import Draft
from assistant.reply import ClaimKind
from corpus.document import LinkKind
from workbench.briefing.briefing import LineKind
from workbench.briefing.fit import is_proper, shortened
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import say, when, who
from workbench.disagreements.found import Disagreement, Finder
from workbench.disagreements.kind import Kind
from workbench.disagreements.row import Said
from workbench.kept import Kept
from workbench.quoted import span

MOST = 6
_SIDES = 3
_LONGEST = 40  # words of a side
# Unlike figures have to be put right and are worth asking about; what is only rounded, worded or dated otherwise has
# to be known.
_WEIGHTS = {Kind.FIGURE: 3.0, Kind.PLANNED_AND_ACTUAL: 1.6}
_KNOWN = 0.9


def disputes(library: Library, kept: Kept) -> list[Point]:
    """The gravest first; none without a council."""
    council = library.wanted.authority
    if council is None:
        return []
    finder = Finder(kept, library.sources.embedder, library.sources.vocabulary)
    found = [each for each in finder.of(council) if _is_wanted(library, each)]
    ranked = sorted(found, key=lambda each: -_weight(each))[:MOST]
    return [_point(library, each) for each in ranked]


def _is_wanted(library: Library, each: Disagreement) -> bool:
    held = {record.id for record in library.records}
    words = [side.statement.quote.text for side in each.sides]
    about = sum(library.is_about(side.record) for side in each.sides)
    spoken = any(map(library.on_topic, words)) or 2 * about >= len(each.sides)
    mine = each.kind is not Kind.ROUNDED and all(side.record.id in held for side in each.sides)
    return mine and all(map(is_proper, words)) and spoken


def _weight(each: Disagreement) -> float:
    return _WEIGHTS.get(each.kind, _KNOWN)


def _point(library: Library, each: Disagreement) -> Point:
    language = library.wanted.language
    sides = _of_each(_in_one_language(each.sides, library))
    text = " · ".join(_side(side, language) for side in sides)
    draft = Draft(text, tuple(span(side.statement.quote, side.record) for side in sides), ClaimKind.COMPUTED)
    told = say(f"disagreements.{each.kind.value}", language)
    lead = Lead.DISPUTE if each.kind in _WEIGHTS else None
    return Point(draft, lead, told, LineKind.COMPUTED, _weight(each), shown=tuple(side.words for side in sides))


def _in_one_language(sides: Sequence[Said], library: Library) -> list[Said]:
    """Without what its twin says in the reader's language."""
    own = {side.record.id for side in sides if side.statement.quote.language == library.wanted.language}
    linked = library.sources.index.linked
    return [side for side in sides if side.record.id in own or not own & set(linked(side.record.id, LinkKind.TWIN))]


def _of_each(sides: Sequence[Said]) -> list[Said]:
    """The newest that says it in each way, oldest first: of what differs, never one way alone."""
    newest = {_told(side): side for side in sides}
    return [side for side in sides if newest[_told(side)] is side][-_SIDES:]


def _told(side: Said) -> str:
    """The words in question; the whole statement where it is a day that it names."""
    return (side.words or side.statement.words).casefold()


def _side(side: Said, language: str) -> str:
    described = side.record.description
    words = shortened(side.statement.quote.text, _LONGEST, side.words)
    return f"{who(described, language)}, {when(described, language)}: “{words}”"
