"""What was asked for on the subject and what is held of it since; what nothing later is held of has gone quiet."""

from collections.abc import Sequence

from assistant.ground import Draft
from corpus.document import DocumentRecord
from corpus.filters import Filters
from workbench.briefing.briefing import LineKind
from workbench.briefing.fit import is_proper, unmarked
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import say
from workbench.kept import Kept
from workbench.quoted import Quote, span
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Answer, Tracked
from workbench.recommendations.tracker import tracker_of

MOST = 8  # things asked for, and things that have gone quiet
_LONGEST = 80  # words: what is longer is no single thing to be asked
# How much a state matters to a meeting; what is done or closed leads to no question.
_WEIGHTS = {
    State.REPEATED: 3.5,
    State.SILENT: 3.0,
    State.REJECTED: 2.5,
    State.PART: 2.2,
    State.IN_PROGRESS: 2.0,
    State.ACCEPTED: 2.0,
    State.DONE: 0.6,
    State.CLOSED: 0.5,
}


def asked_for(library: Library, kept: Kept) -> list[Tracked]:
    """What was asked for on the subject, newest first."""
    documents = tuple(record.id for record in library.records)
    if not documents:
        return []
    found = tracker_of(kept, library.sources.embedder).all(Filters(document_ids=documents))
    return [each for each in found if _is_on_topic(library, each)]


def answered(library: Library, found: Sequence[Tracked]) -> list[Point]:
    """What something later is held of, each followed by the words that show its state."""
    chosen = [each for each in found if each.state is not State.SILENT][:MOST]
    return [point for each in chosen for point in _with_answer(library, each)]


def quiet(library: Library, found: Sequence[Tracked]) -> list[Point]:
    """What nothing later is held of."""
    return [_point(library, each) for each in found if each.state is State.SILENT][:MOST]


def _is_on_topic(library: Library, tracked: Tracked) -> bool:
    asked, record = tracked.asked, tracked.record
    around = (asked.theme or "", asked.list_title or "", record.description.title)
    return is_proper(asked.words) and len(asked.words.split()) <= _LONGEST and library.on_topic(asked.words, *around)


def _with_answer(library: Library, tracked: Tracked) -> list[Point]:
    asked, answer = _point(library, tracked), tracked.deciding
    return [asked, _answer(library, answer)] if answer and answer.state is not State.REPEATED else [asked]


def _point(library: Library, tracked: Tracked) -> Point:
    state = tracked.state
    told = say(f"states.{state.value}", library.wanted.language)
    kind = LineKind.ABSENT if state is State.SILENT else LineKind.QUOTE
    lead = Lead.ASKED if _WEIGHTS[state] >= 1 else None
    asked = tracked.asked
    begun = (asked.lead_in,) if asked.lead_in and asked.words[:1].islower() else ()  # "to:" before what is to be done
    draft = _draft((*begun, *asked.quotes), tracked.record)
    return Point(draft, lead, told, kind, _WEIGHTS[state], str(tracked.when or ""))


def _answer(library: Library, answer: Answer) -> Point:
    told = say("held_since", library.wanted.language)
    return Point(_draft(answer.quotes, answer.record), None, told, weight=0.0)


def _draft(quotes: Sequence[Quote], record: DocumentRecord) -> Draft:
    return Draft(" ".join(unmarked(quote.text) for quote in quotes), tuple(span(quote, record) for quote in quotes))
