"""The HTTP contract of briefings, as pydantic models."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from api.schemas import Day, Name, Strict
from workbench.briefing.briefing import SectionName
from workbench.briefing.edits import LONGEST_OWN, MOST_OWN
from workbench.briefing.wanted import LONGEST_TOPIC

_ID = "5f0c2b9e8d1a4c37"
_WISH: dict[str, Any] = {"topic": "children's services", "authority": "Powys", "since": "2019-01-01"}
_JOB: dict[str, Any] = {
    "id": _ID,
    "status": "running",
    "step": "found",
    "done": 1,
    "total": 5,
    "problem": None,
    "briefing": None,
    "files": {},
}
Topic = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TOPIC)]
OwnText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_OWN)]
Keys = Annotated[list[Name], Field(max_length=1000)]


class BriefingWish(Strict):
    """What to brief on."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_WISH]})

    topic: Topic = Field(description="A service or a subject, such as children's services")
    authority: Name | None = Field(default=None, description="The council, by any of its names")
    since: Day | None = Field(default=None, description="Only documents published from this day on")
    pack: Name | None = Field(default=None, description="Id of the document that holds the meeting's papers")
    language: Literal["en", "cy"] = Field(default="en", description="Of Craffu's own words; quotes keep theirs")
    date: Day | None = Field(default=None, description="The day it is dated; today where none is given")


class BriefingBody(Strict):
    """A briefing, and how far it is."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_JOB]})

    id: str
    status: Literal["waiting", "running", "done", "failed"]
    step: str = Field(description="What is being done: a section's name, or `reading` while papers are read")
    done: int
    total: int
    problem: str | None = Field(description="Why it failed")
    briefing: dict[str, Any] | None = Field(description="When done: the briefing with every word in place")
    files: dict[str, str] = Field(description="When done: relative addresses of HTML, Word, PDF and the question sheet")


class OwnBody(Strict):
    section: SectionName
    text: OwnText


class EditsBody(Strict):
    """What members take out, by the keys of lines, charts and questions, and what they add."""

    out: Keys = Field(default_factory=list)
    own: Annotated[list[OwnBody], Field(max_length=MOST_OWN)] = Field(default_factory=list)
