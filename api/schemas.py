"""The HTTP contract as pydantic models: what requests and replies of several routes are made of."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

LONGEST_QUESTION = 2000
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _iso_day(value: object) -> object:
    """Lets days through as they are written in the contract: a number would be taken for seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _ISO_DAY.fullmatch(value)):
        return value
    raise ValueError("is a day, written YYYY-MM-DD")


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Names = Annotated[list[Name], Field(max_length=100)]
Day = Annotated[date, BeforeValidator(_iso_day)]
LanguageCode = Annotated[str, StringConstraints(pattern="^[a-z]{2}$")]
QuestionText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION)]
SourceClassWord = Literal["inspectorate", "government", "auditor", "council", "press", "other"]
TextStatusWord = Literal["original", "summary"]


class Strict(BaseModel):
    """Refuses fields it does not know, so that a misspelt one is never quietly ignored."""

    model_config = ConfigDict(extra="forbid")


class FilterBody(Strict):
    """What to narrow to; an empty list means any. Filters narrow, never widen."""

    authorities: Names = Field(default=[], description="Councils, by any of their names, English or Welsh.")
    kinds: Names = Field(default=[], description='Kinds of document, for example "inspection report" or "news".')
    publishers: Names = Field(default=[], description="Who published it, by any of their names.")
    document_ids: Names = Field(default=[], description="Only these documents.")
    languages: Annotated[list[LanguageCode], Field(max_length=10)] = Field(default=[], description="en, cy")
    published_from: Day | None = Field(default=None, description="First day; a document without a date is left out.")
    published_to: Day | None = Field(default=None, description="Last day; a document without a date is left out.")


class FilterQuery(FilterBody):
    """The same filters in a web address; a list is given by repeating its name."""

    as_of: Day | None = Field(default=None, description="Hide what was published after this day.")


class PeriodBody(Strict):
    start: date = Field(alias="from")
    end: date = Field(alias="to")


class DocumentFields(Strict):
    """What is known about a document; dates are ISO, cut short where the day or month is not known."""

    filename: str
    title: str
    publisher: str | None
    source_class: SourceClassWord
    kind: str | None
    authority: str | None
    language: str | None
    url: str | None
    licence: str | None
    text_status: TextStatusWord
    published: str | None
    period: PeriodBody | None
    event_date: str | None
    meeting_date: str | None


class CitationBody(DocumentFields):
    """A quote that stands in a stored text: `text[start:end] == quote`, in Unicode code points."""

    n: int = Field(ge=1)
    passage_id: str
    document_id: str
    edition: str = Field(description="sha256 of the file's bytes")
    page: int | None = Field(description="Counted from 1 in the file")
    page_label: str | None = Field(description="The number printed on the page")
    report_page: str | None = Field(description="In a pack, the number that the report within it prints")
    agenda_item: str | None = Field(description="In a pack, the agenda item's number and title")
    paragraph: str | None = Field(description="The printed number of the paragraph, such as 4.25")
    recognised: float | None = Field(description="Confidence, 0 to 1, where the page's text was recognised by OCR")
    section: list[str]
    also_in: list[str] = Field(description="Near-duplicates that hold the same words, by id; shown only here")
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class ClaimBody(Strict):
    text: str
    citations: list[int]
    kind: Literal["quote", "computed", "written"]
