"""Promises as callers see them, and what they may ask for."""

from typing import Literal

from pydantic import Field

from api.schemas import CitationBody, Day, Names, PeriodBody, Strict
from workbench.promises.ledger import State


class PromiseBody(Strict):
    """What was to be done by when, and what is held of it after that day."""

    id: str
    text: str = Field(description="The sentence, on one line")
    force: Literal["required", "promised", "planned", "hoped"]
    by: str | None = Field(description="Who is to do it, where the sentence or its document tells")
    authority: str | None = Field(description="The council concerned")
    due: PeriodBody | None = Field(description="When it is to be done, at the latest by `to`; null where not told")
    due_words: str = Field(description="How the document words the time")
    counted_from: Literal["published", "named", "report"] | None = Field(
        description="Where a length of time is given: from the document's own day, a day it names, or a report's"
    )
    base: str | None = Field(description="That day")
    working_days: bool = Field(description="Counted without weekends and bank holidays of England and Wales")
    computed: bool = Field(description="Whether `due` was counted, not written")
    span: bool = Field(description="Whether it goes on from `from` until `to` of `due`, and is due on no day")
    passed: bool = Field(description="Whether the day is over")
    state: Literal["kept", "missed", "moved", "unknown"] = Field(description="unknown: no paper held tells")
    shown_by: Literal["evidence", "later_mention"] | None = Field(
        description="What `evidence` is: what shows the state, or only the nearest later mention"
    )
    citation: CitationBody
    evidence: CitationBody | None


class PromisesBody(Strict):
    items: list[PromiseBody]
    counts: dict[str, int] = Field(description="Of all that was found, how many are in each state")
    next: str | None = Field(description="Relative address of what follows, or null at the end")


class PromisesQuery(Strict):
    """What to narrow to; nothing means everything."""

    authority: Names = Field(default=[], description="Councils concerned, by any of their names")
    state: list[State] = Field(default=[], max_length=4)
    by: str = Field(default="", max_length=200, description="Who is to do it: words of the name")
    start: Day | None = Field(default=None, alias="from", description="Due on this day or later")
    end: Day | None = Field(default=None, alias="to", description="Due on this day or earlier")
    document: Names = Field(default=[], description="Ids of documents")
    as_of: Day | None = Field(default=None, description="Hides what was published later; also the day to judge by")
    limit: int = Field(default=50, ge=1, le=200)
    cursor: str | None = Field(default=None, max_length=400, description="From the `next` of the page before")
