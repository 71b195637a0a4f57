"""What was asked for on the subject and what is held of it since; what nothing later is held of has gone quiet."""

from collections.abc import Sequence
from itertools import groupby

from assistant.ground import Draft, Span
from corpus.document import DocumentRecord
from corpus.filters import Filters
from workbench.briefing.briefing import LineKind
from workbench.briefing.fit import is_proper, unmarked
from workbench.briefing.found import day_of
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
WEIGHTS = {
    State.REPEATED: 3.5,
    State.SILENT: 3.0,
    State.REJECTED: 2.5,
    State.NOTED: 2.4,
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
    chosen: list[Tracked] = []
    for _, one_list in groupby(found, key=_list_of):  # they come in the order of their documents
        chosen += _on_topic(library, list(one_list))
    return chosen


def quoted(found: Sequence[Tracked]) -> list[Span]:
    """The words in which things were asked for."""
    return [span(quote, each.record) for each in found for quote in each.asked.quotes]


def answered(library: Library, found: Sequence[Tracked]) -> list[Point]:
    """What something later is held of, those that the same words tell of together before these words; before it what
    the newest document held asks for, since nothing could be held of that."""
    latest = [each for each in found if each.state is State.SILENT and _is_latest(library, each)]
    chosen = [*latest, *(each for each in found if each.state is not State.SILENT)][:MOST]
    points: list[Point] = []
    for told, of_one in groupby(chosen, key=_shown_by):
        points += [_point(library, each) for each in of_one]
        points += [_answer(library, told)] if told else []
    return points


def quiet(library: Library, found: Sequence[Tracked]) -> list[Point]:
    """What nothing later is held of, though later documents are."""
    silent = [each for each in found if each.state is State.SILENT and not _is_latest(library, each)]
    return [_point(library, each) for each in silent][:MOST]


def _is_latest(library: Library, tracked: Tracked) -> bool:
    """Whether nothing held of the council is newer than the document that asks."""
    newest = max((day_of(record) for record in library.records), default="")
    return all(day_of(source.record) >= newest for source in tracked.sources)


def _list_of(tracked: Tracked) -> tuple[str, str | None]:
    return tracked.record.id, tracked.asked.list_title


def _on_topic(library: Library, one_list: Sequence[Tracked]) -> list[Tracked]:
    """The whole list where half of it speaks of the subject: what else it asks for is asked of the same service."""
    fit = [each for each in one_list if _is_fit(each)]
    own = [each for each in fit if _speaks_of_it(library, each)]
    return fit if 2 * len(own) >= len(fit) else own


def _is_fit(tracked: Tracked) -> bool:
    return is_proper(tracked.asked.words) and len(tracked.asked.words.split()) <= _LONGEST


def _speaks_of_it(library: Library, tracked: Tracked) -> bool:
    asked = tracked.asked
    around = (asked.theme or "", asked.list_title or "")
    return library.is_about(tracked.record) or library.on_topic(asked.words, *around)


def _shown_by(tracked: Tracked) -> Answer | None:
    """The passage that shows its state, but for one that only asks again."""
    answer = tracked.deciding
    return answer if answer and answer.state is not State.REPEATED else None


def _point(library: Library, tracked: Tracked) -> Point:
    state = tracked.state
    name = "asked_last" if state is State.SILENT and _is_latest(library, tracked) else state.value
    told = say(f"states.{name}", library.wanted.language)
    kind = LineKind.ABSENT if state is State.SILENT else LineKind.QUOTE
    lead = Lead.ASKED if WEIGHTS[state] >= 1 else None
    asked = tracked.asked
    begun = (asked.lead_in,) if asked.lead_in and asked.words[:1].islower() else ()  # "to:" before what is to be done
    draft = _draft((*begun, *asked.quotes), tracked.record)
    return Point(draft, lead, told, kind, WEIGHTS[state], str(tracked.when or ""))


def _answer(library: Library, answer: Answer) -> Point:
    told = say("held_since", library.wanted.language)
    return Point(_draft(answer.quotes, answer.record), None, told, weight=0.0)


def _draft(quotes: Sequence[Quote], record: DocumentRecord) -> Draft:
    return Draft(" ".join(unmarked(quote.text) for quote in quotes), tuple(span(quote, record) for quote in quotes))
