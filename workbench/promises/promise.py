"""A promise: what is to be done, by when, and by whom, in the words of the document that says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.document import Description, PartialDate, Period
from workbench.quoted import Quote


class Force(StrEnum):
    """How firmly something is to be done."""

    REQUIRED = "required"
    PROMISED = "promised"
    PLANNED = "planned"
    HOPED = "hoped"


class Counted(StrEnum):
    """From what a length of time is counted."""

    PUBLISHED = "published"  # the day on which the document came out
    NAMED = "named"  # a day that the sentence names
    REPORT = "report"  # the publication of a report that the document only speaks of


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that is given: `count` to `most` of a unit ("day", "week", "month", "year")."""

    count: int
    most: int
    unit: str
    working: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """`due` is when it is to be done: by its last day; None where that cannot be told. `due_words` are the document's.
    With `span` it goes on through that time ("over the next three years") and is due on no day.

    Where a length of time was given, `length` says so, `counted` from what and `base` from which day; when one counted
    from a report elsewhere is due is told when that is found. `by` is who is to do it, `of` the council concerned."""

    due: Period | None
    due_words: str
    force: Force
    by: str | None
    of: str | None
    quote: Quote
    words: str  # the sentence, plain
    length: Length | None = None
    counted: Counted | None = None
    base: date | None = None
    span: bool = False


def said_on(description: Description) -> PartialDate | None:
    """When a document speaks: the day it was published, else that of the meeting whose paper it is."""
    return description.published or description.meeting_date
