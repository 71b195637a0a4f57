"""Which of the promises held a reader asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.promises.ledger import Entry, State


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is empty or None means any. `by`: words of the name of who is to do it; `start`, `end`: when it is due."""

    states: tuple[State, ...] = ()
    by: str = ""
    start: date | None = None
    end: date | None = None


def chosen(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """Those asked for, in the order given."""
    return [each for each in entries if _fits(each, wanted)]


def _fits(entry: Entry, wanted: Wanted) -> bool:
    if wanted.states and entry.state not in wanted.states:
        return False
    if not all(word in (entry.promise.by or "").casefold() for word in wanted.by.casefold().split()):
        return False
    if wanted.start is None and wanted.end is None:
        return True
    due = entry.promise.due
    return due is not None and due.start <= (wanted.end or date.max) and (wanted.start or date.min) <= due.end
