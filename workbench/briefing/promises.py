"""What was promised or required by a day, and what papers held tell of it after that day."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from assistant.ground import Draft
from corpus.document import DocumentRecord, LinkKind, PartialDate, SourceClass
from corpus.filters import Filters
from workbench.briefing.briefing import LineKind
from workbench.briefing.fit import is_fit, unmarked
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point
from workbench.briefing.words import said_date, say
from workbench.kept import Kept
from workbench.promises.ledger import Entry, State, is_due, ledger_of
from workbench.promises.promise import Force
from workbench.quoted import Quote, span
from workbench.recommendations.meaning import alike, content
from workbench.recommendations.tracked import day_of

MOST = 6
_ASKED_WITHIN = timedelta(days=730)  # of the newest paper; documents further apart tell of a change (disagreements)
_ALIKE = 0.4  # of the rarer words of the shorter: what two that are due on one day share where they are one promise
_FIRM = (Force.REQUIRED, Force.PROMISED)
_PRESS = (SourceClass.PRESS, SourceClass.OTHER)
# A promise that was broken or of which nothing is known is worth asking about; any other is to be known.
_WEIGHTS = {State.MISSED: 3.2, State.UNKNOWN: 2.4}
_KNOWN = 0.9
_ABSENT = (State.UNKNOWN.value, "unmentioned")
_LEADS = {State.MISSED: Lead.MISSED, State.UNKNOWN: Lead.PROMISED}


def promises(library: Library, kept: Kept) -> list[Point]:
    """Those on the subject with a day, of which something is known before others; the newest that are due first, each
    followed by the words that tell of it."""
    documents = tuple(record.id for record in library.records)
    found = ledger_of(kept).entries(Filters(document_ids=documents)) if documents else []
    wanted = [entry for entry in found if _is_wanted(library, entry)]
    newest = sorted(wanted, key=_day, reverse=True)
    own = sorted(newest, key=lambda entry: entry.promise.quote.language != library.wanted.language)
    told = sorted(_once(sorted(own, key=_by_whom), library), key=_is_unknown)
    chosen = sorted(told[:MOST], key=_day, reverse=True)
    return [point for entry in chosen for point in _points(library, entry)]


def _is_wanted(library: Library, entry: Entry) -> bool:
    promise, council = entry.promise, library.wanted.authority
    second_hand = _by_press(entry) and promise.force not in _FIRM
    of_council = council is None or promise.of in (None, council)
    if promise.due is None or promise.span or promise.force is Force.HOPED:
        return False
    if second_hand or not of_council or not is_fit(promise.quote.text):
        return False
    return library.is_about(entry.record) or library.on_topic(promise.words, *promise.quote.section)


def _once(entries: Sequence[Entry], library: Library) -> Iterator[Entry]:
    """One promise once, in the words of the first that tells it."""
    told: list[Entry] = []
    for entry in entries:
        twins = library.sources.index.linked(entry.record.id, LinkKind.TWIN)
        if not any(_same(entry, other, twins) for other in told):
            told.append(entry)
            yield entry


def _same(one: Entry, other: Entry, twins: Collection[str]) -> bool:
    """Whether two promises due on one day are one: in like words, or as the document in the other language has it."""
    if one.promise.due != other.promise.due:
        return False
    return other.record.id in twins or alike(content(one.promise.words), content(other.promise.words)) >= _ALIKE


def _by_press(entry: Entry) -> bool:
    return entry.record.description.source_class in _PRESS


def _is_unknown(entry: Entry) -> tuple[bool, bool]:
    """What is known of it before what is not, and whoever asks or promises before what the press tells of it."""
    return entry.state is State.UNKNOWN, _by_press(entry)


def _by_whom(entry: Entry) -> tuple[bool, bool]:
    """The same the other way about: of one promise told twice the words of whoever made it."""
    return _by_press(entry), entry.state is State.UNKNOWN


def _day(entry: Entry) -> tuple[str, str]:
    assert entry.promise.due
    return entry.promise.due.end.isoformat(), entry.id


def _points(library: Library, entry: Entry) -> Iterator[Point]:
    language, promise, mention = library.wanted.language, entry.promise, entry.evidence
    assert promise.due
    state = _state(library, entry)
    name = "promises.counted" if promise.base else "promises.due"
    dates = {"date": promise.due.end, "base": promise.base or promise.due.end}
    said = {key: said_date(PartialDate.of(day), language) for key, day in dates.items()}
    told = say(name, language, state=say(f"promises.{state}", language), **said)
    kind = LineKind.ABSENT if state in _ABSENT else LineKind.QUOTE
    asked = state != "ahead" and not _is_old(library, promise.due.end) and _is_the_councils(library, entry)
    lead = _LEADS.get(entry.state) if asked else None
    weight = _WEIGHTS[entry.state] if lead else _KNOWN
    yield Point(_draft(promise.quote, entry.record), lead, told, kind, weight, _made(entry))
    shows = entry.state is not State.UNKNOWN
    if mention and (shows or mention.same) and mention.quote != promise.quote:
        label = say("held_since" if shows else "promises.mention", language)
        yield Point(_draft(mention.quote, mention.record), None, label, weight=0.0)


def _state(library: Library, entry: Entry) -> str:
    """As it is told (words.toml)."""
    assert entry.promise.due
    if entry.state is not State.UNKNOWN:
        return entry.state.value
    if not is_due(entry, library.wanted.made_on):
        return "ahead"
    return "unmentioned" if _is_old(library, entry.promise.due.end) else entry.state.value


def _is_the_councils(library: Library, entry: Entry) -> bool:
    """Whether the council is who was to do it: nobody else can be asked at its meeting."""
    return entry.promise.by is not None and entry.promise.by in (library.wanted.authority, entry.promise.of)


def _is_old(library: Library, due: date) -> bool:
    """Whether papers go on so long after the day that nobody would still ask about it: the newest held tells of another
    time than the promise does."""
    newest = max((day.first for day in map(day_of, library.records) if day), default=due)
    return newest - due > _ASKED_WITHIN


def _made(entry: Entry) -> str:
    return str(entry.record.description.published or "")


def _draft(quote: Quote, record: DocumentRecord) -> Draft:
    return Draft(unmarked(quote.text), (span(quote, record),))
