"""A thing asked for, with what is held of it afterwards and the state that this shows."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.document import DocumentRecord, PartialDate
from workbench.quoted import Quote
from workbench.recommendations.asked import Asked
from workbench.recommendations.stances import State


class By(StrEnum):
    """How a later passage is known to be on it."""

    NUMBER = "number"
    WORDING = "wording"
    ALL = "all"  # said of all that was asked for together


@dataclass(frozen=True, slots=True)
class Source:
    """Where it is asked: a document and its record of it."""

    record: DocumentRecord
    asked: Asked


@dataclass(frozen=True, slots=True)
class Answer:
    """A later passage on it. `state` is what this passage says of it, None where it only speaks of the matter."""

    record: DocumentRecord
    quotes: tuple[Quote, ...]
    by: By
    state: State | None = None


@dataclass
class Tracked:
    """One thing asked for. `sources` begins with the document that asks; others report the same. `answers` are in order
    of their dates; `earlier` is the same thing asked by the same body before."""

    sources: list[Source]
    answers: list[Answer] = field(default_factory=list)
    earlier: "Tracked | None" = None

    @property
    def id(self) -> str:
        first = self.sources[0]
        return f"{first.record.id}/{first.record.edition[:8]}/{first.asked.position}"

    @property
    def asked(self) -> Asked:
        return self.sources[0].asked

    @property
    def record(self) -> DocumentRecord:
        return self.sources[0].record

    @property
    def when(self) -> PartialDate | None:
        """When it was asked, as far as any of its sources tells; unknown of what only answers repeat."""
        if self.asked.restated:
            return None
        known = [date for date in (day_of(source.record) for source in self.sources) if date]
        return day_of(self.record) or (min(known, key=lambda day: day.first) if known else None)

    @property
    def own_answers(self) -> list[Answer]:
        """Those on this very thing."""
        return [answer for answer in self.answers if answer.by is not By.ALL]

    @property
    def deciding(self) -> Answer | None:
        """The answer that shows its state: the latest that tells one."""
        told = [answer for answer in self.answers if answer.state]
        return max(told, key=_weight) if told else None

    @property
    def state(self) -> State:
        decides = self.deciding
        return decides.state if decides and decides.state else State.SILENT

    def age_days(self, today: date) -> int | None:
        """Days since it was asked; of a day not known exactly, since the first it can mean."""
        return (today - self.when.first).days if self.when else None


def day_of(record: DocumentRecord) -> PartialDate | None:
    """The day a document speaks on: of publication, else of its meeting or event."""
    described = record.description
    return described.published or described.meeting_date or described.event_date


_ORDER = tuple(State)
_SETTLED = (State.DONE, State.REPEATED, State.CLOSED)


def _weight(answer: Answer) -> tuple[bool, date, bool, int]:
    """What settles the very thing weighs most, then what is latest."""
    day = day_of(answer.record)
    assert answer.state is not None
    own = answer.by is not By.ALL
    return own and answer.state in _SETTLED, day.first if day else date.min, own, _ORDER.index(answer.state)
