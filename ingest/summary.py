"""What ingestion did, file by file, and the events that tell of it while it runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    QUARANTINED = "quarantined"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `reason` says why a quarantined one could not be read, or one was left out."""

    path: str
    document_id: str
    change: Change
    reason: str | None = None
    pages: int = 0
    unreadable_pages: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """How far a step has come: `read` counts files, `embed` passages, `publish` names what was done.

    `outcome` comes with a file that is done, `name` with one that is begun.
    """

    step: str
    done: int
    total: int
    name: str = ""
    outcome: Outcome | None = None


Progress = Callable[[Event], None]


def silent(event: Event) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole run. `generation` is the index afterwards, the old one where nothing changed. `embedded` passages
    went through the model; the other new ones came from the cache. `seconds` by step: read, embed, publish. `gone`
    names the files that are still held but are no longer in the folders that were ingested; `warnings` say what in a
    list of what is told of files is not right."""

    outcomes: Sequence[Outcome]
    generation: str | None
    published: bool
    embedded: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    gone: Sequence[str] = ()
    warnings: Sequence[str] = ()

    def count(self, change: Change) -> int:
        return sum(outcome.change == change for outcome in self.outcomes)

    @property
    def documents(self) -> int:
        """How many files were read."""
        return self.count(Change.ADDED) + self.count(Change.UPDATED)

    @property
    def pages(self) -> int:
        return sum(outcome.pages for outcome in self.outcomes)

    @property
    def unreadable_pages(self) -> int:
        return sum(outcome.unreadable_pages for outcome in self.outcomes)

    @property
    def passages(self) -> int:
        return sum(outcome.passages for outcome in self.outcomes)
