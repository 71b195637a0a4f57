"""Across councils, as pydantic models: a grid of councils by question, and who else was told the same."""

from typing import Annotated, Literal

from pydantic import Field

from api.schemas import CitationBody, ClaimBody, Day, Name, QuestionText, Strict


class GridQuery(Strict):
    question: Annotated[list[QuestionText], Field(min_length=1, max_length=20)] = Field(
        description="Each asked once of each council; repeat the name for more"
    )
    authority: Annotated[list[Name], Field(max_length=100)] = Field(
        default=[], description="Councils by any of their names; none: all that documents held are about"
    )
    as_of: Day | None = Field(default=None, description="Hide what was published after this day")
    format: Literal["json", "csv"] = Field(default="json", description="csv: a line a claim, safe in a spreadsheet")


class CellBody(Strict):
    """One question about one council; `claims` and `citations` are an answer's, numbered within the cell."""

    status: Literal["answered", "partial", "not_found", "clarify", "refused"]
    claims: list[ClaimBody]
    citations: list[CitationBody]
    why: str | None = Field(description="Why nothing is held, or what is missing, where that is known")


class GridRowBody(Strict):
    authority: str
    cells: list[CellBody]


class GridBody(Strict):
    questions: list[str]
    rows: list[GridRowBody]
    snapshot: str


class ToldQuery(Strict):
    text: QuestionText = Field(description="What a council was told: a recommendation or finding in its words")
    authority: Name | None = Field(default=None, description="The council that was told, which is left out")
    limit: int = Field(default=20, ge=1, le=100)


class ToldItem(Strict):
    """What another council was asked for in near words, and the next report held; all but the quotes is worked out."""

    authority: str
    document: str
    published: str | None
    asked: list[int] = Field(description="Numbers of the citations that hold its words")
    likeness: float
    next_report: str | None = Field(description="Id of the report after it that is held")
    next_published: str | None
    then: Literal["no_later_report_held", "asked_again", "not_asked_again"]
    again: list[int] = Field(description="Numbers of the citations of what the next report asks for again")
    worked_out: Literal[True]


class ToldBody(Strict):
    items: list[ToldItem]
    citations: list[CitationBody]
    snapshot: str
