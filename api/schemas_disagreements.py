"""Disagreements across documents, as pydantic models: what may be asked, and what comes back."""

from typing import Literal

from pydantic import Field

from api.schemas import CitationBody, Name, Strict

TypeWord = Literal["scope", "date", "unit", "slip"]
KindWord = Literal[
    "points",
    "working_days",
    "rate",
    "rounded",
    "planned_and_actual",
    "before_and_after",
    "part_and_whole",
    "as_at",
    "deadline",
    "event_and_report",
    "when",
    "figure",
    "day",
    "name",
]


class DisagreementsQuery(Strict):
    authority: Name = Field(description="The council, by any of its names")
    type: TypeWord | None = Field(default=None, description="Only disagreements of this type")


class DisagreeingSideBody(Strict):
    citation: int = Field(description="Number of the citation that holds the statement")
    words: str = Field(description="The figure, term or name in question; empty where it is the day that is told")


class DisagreementBody(Strict):
    """What documents say differently, oldest first, and why; which of them is right is not said."""

    type: TypeWord
    kind: KindWord
    worked_out: Literal[True] = Field(description="Type and kind are computed; the sides are quoted")
    authority: str
    sides: list[DisagreeingSideBody]


class DisagreementsBody(Strict):
    items: list[DisagreementBody]
    citations: list[CitationBody]
    snapshot: str
