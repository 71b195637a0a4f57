"""What is held of each promise after it was made: kept, missed, moved, or nothing that tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from corpus.document import DocumentRecord, LinkKind, Period, SourceClass
from corpus.filters import Filters
from workbench.kept import Kept
from workbench.promises.extract import PROMISES
from workbench.promises.later import Later, Mention
from workbench.promises.promise import Counted, Promise, said_on
from workbench.promises.thing import read, thing_promised
from workbench.promises.words import words
from workbench.promises.working_days import due_of

_REPORT_DAYS = 120  # how old the newest report may be that a paper speaks of as "the report"


class State(StrEnum):
    """What became of a promise, as far as papers held tell."""

    KEPT = "kept"
    MISSED = "missed"
    MOVED = "moved"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise, the paper that tells it, what became of it and the passage that shows that; for an unknown one, the
    nearest later mention or None."""

    promise: Promise
    record: DocumentRecord
    state: State
    evidence: Mention | None

    @property
    def id(self) -> str:
        """The same for the same promise of the same edition."""
        return f"{self.record.id}/{self.record.edition[:8]}/p{self.promise.quote.start}"


class Ledger:
    """The promises of one open index and what is held of them."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._later = lru_cache(maxsize=64)(lambda council: Later(kept, council))
        self.entries = lru_cache(maxsize=32)(self._entries)

    def _entries(self, filters: Filters) -> list[Entry]:
        """Every promise of the documents that the filters let through, by the day it is due, undated ones last.

        What is held of it is looked for in papers on the same council, whatever else the filters say, but not in those
        published after `as_of`."""
        found = [
            self._entry(self._resolved(promise, record), record, filters.as_of)
            for record, promises in self._kept.each(PROMISES, filters)
            for promise in promises
        ]
        return sorted(found, key=_order)

    def _resolved(self, promise: Promise, record: DocumentRecord) -> Promise:
        """One counted from a report elsewhere: from the newest that is held on the council."""
        if promise.counted is not Counted.REPORT or promise.length is None:
            return promise
        base = self._reported(promise.of, record)
        return replace(promise, due=due_of(promise.length, base), base=base) if base else promise

    def _reported(self, council: str | None, record: DocumentRecord) -> date | None:
        """When the report was published that a paper of this council speaks of."""
        told = record.description.published
        if council is None or told is None:
            return None
        held = self._kept.index.records(Filters(authorities=(council,)), limit=10**6)
        days = [
            published.first
            for each in held
            if each.description.source_class is SourceClass.INSPECTORATE
            and (published := each.description.published)
            and published.day
            and published.first <= told.last
        ]
        newest = max(days, default=None)
        return newest if newest and (told.first - newest).days <= _REPORT_DAYS else None

    def _entry(self, promise: Promise, record: DocumentRecord, as_of: date | None) -> Entry:
        own = _told_at_once(promise)
        if own:
            return Entry(promise, record, own, Mention(promise.quote, record, 1.0, promise.words))
        twins = {record.id, *self._kept.index.linked(record.id, LinkKind.NEAR_DUPLICATE)}
        mentions = self._later(promise.of).mentions(promise, record, twins, as_of) if promise.of else []
        for mention in mentions:
            state = state_of(promise, mention)
            if state is not State.UNKNOWN:
                return Entry(promise, record, state, mention)
        return Entry(promise, record, State.UNKNOWN, mentions[0] if mentions else None)


@lru_cache(maxsize=1)
def ledger_of(kept: Kept) -> Ledger:
    """The ledger of an open index, one for all who ask: what was found once is not looked for again."""
    return Ledger(kept)


def _told_at_once(promise: Promise) -> State | None:
    """What the sentence itself says of a promise that it reports: "has yet to, despite assurances that ..."."""
    for state in (State.MISSED, State.MOVED):
        pattern = words().outcome[state.value]
        if pattern.search(promise.words):
            return state
    return None


def state_of(promise: Promise, mention: Mention) -> State:
    """What a later passage on the very thing says of it: moved or missed in so many words; kept where it tells that the
    deed was done, in time or on a day not after the due one; missed where that day is after."""
    outcome = words().outcome
    if not mention.same:
        return State.UNKNOWN
    if outcome["moved"].search(mention.text) or outcome["now_due"].search(mention.text):
        return State.MOVED
    if outcome["missed"].search(mention.text):
        return State.MISSED
    return _done(promise, mention) if _tells_deed(promise, mention) else State.UNKNOWN


def _tells_deed(promise: Promise, mention: Mention) -> bool:
    """Whether what was promised is said to have been done, and not to another thing of the same name."""
    deeds = words().deeds
    another = words().outcome["another"]
    thing = thing_promised(promise)
    thing += f" . {read(thing, promise.quote.language)}"
    done = any(d["promised"].search(thing) and d["done"].search(mention.text) for d in deeds)
    return done and (another.search(mention.text) is None or another.search(promise.words) is not None)


def _done(promise: Promise, mention: Mention) -> State:
    if words().outcome["in_time"].search(mention.text):
        return State.KEPT
    days, said = mention.days(promise), said_on(mention.record.description)
    if promise.due and said and said.last <= promise.due.end:
        return State.KEPT  # what a paper says is done was done by then
    if promise.due is None or not days:
        return State.UNKNOWN
    return State.KEPT if min(period.start for period in days) <= promise.due.end else State.MISSED


def _order(entry: Entry) -> tuple[date, str, int]:
    due = entry.promise.due
    return (due.end if due else date.max, entry.record.id, entry.promise.quote.start)


def councils_of(entries: Iterable[Entry]) -> list[str]:
    """The councils concerned, by name."""
    return sorted({each.promise.of for each in entries if each.promise.of})


def counted(entries: Sequence[Entry]) -> Mapping[State, int]:
    """How many promises are in each state."""
    return {state: sum(each.state is state for each in entries) for state in State}


def is_due(entry: Entry, today: date) -> bool:
    """Whether the day is over by which it was to be done."""
    due: Period | None = entry.promise.due
    return due is not None and due.end < today
