"""The contract of `GET /v1/recommendations` as pydantic models."""

from typing import Annotated, Literal

from pydantic import Field

from api.schemas import CitationBody, FilterQuery, Name, Strict

StateWord = Literal[
    "accepted", "accepted_in_part", "rejected", "noted", "in_progress", "done", "repeated", "closed", "no_later_mention"
]
Few = Annotated[list[Name], Field(max_length=20)]


class RecommendationsQuery(FilterQuery):
    """What documents the recommendations stand in, and which of them are wanted."""

    authority: Few = Field(default=[], description="The same as authorities.")
    document: Few = Field(default=[], description="The same as document_ids.")
    body: Few = Field(default=[], description="Who asked, by any of their names.")
    state: Annotated[list[StateWord], Field(max_length=8)] = Field(default=[], description="What became of it.")
    older_than_days: int | None = Field(default=None, ge=0, le=36_500, description="Asked longer ago than this.")
    newer_than_days: int | None = Field(default=None, ge=0, le=36_500, description="Asked less long ago than this.")
    limit: int = Field(default=50, ge=1, le=200)
    cursor: str | None = Field(default=None, max_length=300, description="From the `next` of the page before")


class AlsoInBody(Strict):
    """Another document that tells of the same request; `quotes` are numbers of citations."""

    document_id: str
    quotes: list[int]


class LaterBody(Strict):
    """A later passage on it; `quotes` are numbers of citations."""

    document_id: str
    on: str | None = Field(description="The day the document speaks on")
    by: Literal["number", "wording", "all"] = Field(
        description="How the passage is known to be on it: by its number, by wording and meaning, or as it is on all "
        "that was asked for together"
    )
    state: StateWord | None = Field(description="What this passage says of it; null where it only speaks of the matter")
    quotes: list[int]


class RecommendationBody(Strict):
    """One thing asked for, in its own words, and what is held of it afterwards. Numbers of quotes are citations'."""

    id: str
    kind: Literal["recommendation", "area", "priority", "proposal", "requirement", "cause"]
    number: str | None = Field(description='As printed, in one form: "3", "4(a)(i)"; null where it bears none')
    title: str | None
    theme: str | None = Field(description="The heading or recommendation that it is a part of")
    list_title: str | None = Field(description="What the list it stands in is called")
    text: str = Field(description="Its words on one line; `quotes` are the same character for character")
    quotes: list[int] = Field(description="More than one where it goes over a page's end")
    lead_in: int | None = Field(description="What stands over it and belongs to it")
    asker: str | None
    addressee: str | None
    authority: str | None
    document_id: str
    asked_on: str | None
    age_days: int | None
    restated: bool = Field(description="As an answer repeats it, of a report that is not held; `asked_on` is null then")
    repeats: str | None = Field(description="The id of the same thing asked before; null: new, as far as is held")
    also_in: list[AlsoInBody]
    answers: list[LaterBody] = Field(description="Oldest first")
    state: StateWord = Field(description="no_later_mention: no later mention is held")
    state_shown_by: int | None = Field(description="Which of `answers`, from 0, shows the state")
    state_is_of_all: bool = Field(description="Whether that passage is on all that was asked for, not on this alone")
    own_mention_held: bool = Field(description="Whether any later passage is on this very thing")
    citations: list[CitationBody]


class RecommendationsBody(Strict):
    snapshot: str
    total: int
    items: list[RecommendationBody]
    next: str | None = Field(description="Relative address of what follows, or null at the end")
