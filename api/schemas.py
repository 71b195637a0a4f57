"""The HTTP contract as pydantic models: what may be sent, and what comes back."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StringConstraints

from api.examples import ABSTENTION, ANSWER, DOCUMENT, ERROR, LISTING, QUESTION, SEARCH, VERIFICATION, VERIFY

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
Answered = Annotated[str, StringConstraints(max_length=20_000)]
SourceClassWord = Literal["inspectorate", "government", "auditor", "council", "press", "other"]
TextStatusWord = Literal["original", "summary"]


class Strict(BaseModel):
    """Refuses fields it does not know, so that a misspelt one is never quietly ignored."""

    model_config = ConfigDict(extra="forbid")


class TurnBody(Strict):
    question: QuestionText
    answer: Answered


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


class QuestionBody(Strict):
    """A question, with the conversation before it and what to narrow to."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [QUESTION]})

    question: QuestionText
    history: Annotated[list[TurnBody], Field(max_length=50)] = Field(default=[], description="Oldest first.")
    filters: FilterBody = FilterBody()
    as_of: Day | None = Field(default=None, description="Hide what was published after this day.")
    language: LanguageCode | None = Field(default=None, description="Language of the answer's own words: en or cy.")
    stream: StrictBool = Field(default=False, description="Reply with server-sent events.")


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


class ReasonBody(Strict):
    code: Literal[
        "no_passages",
        "not_answered",
        "not_grounded",
        "wrong_authority",
        "wrong_period",
        "outside_corpus",
        "opinion",
        "personal_data",
        "unsafe_request",
        "needs_authority",
        "needs_period",
        "needs_topic",
    ]
    message: str


class ConflictBody(Strict):
    topic: str
    citations: list[int]


class ReadAsBody(Strict):
    written: str
    as_: str = Field(alias="as")


class UnderstoodBody(Strict):
    """What the question was taken to ask."""

    asks_for: list[str] = Field(description="Kinds of answer: list, count, money, date, person, ...")
    count: int | None = Field(description="How many were spoken of")
    language: Literal["en", "cy"]
    councils: list[str]
    bodies: list[str]
    roles: list[str]
    people: list[str]
    kinds: list[str] = Field(description="Kinds of document")
    periods: list[PeriodBody]
    as_of: str | None
    read_as: list[ReadAsBody] = Field(description="Words with what they were taken for where that is not certain")


class PhrasingBody(Strict):
    """What a language model had to do with the answer, where one is configured and there was an answer."""

    model: str
    host: str = Field(description="Where the question and the quotes went")
    used: bool = Field(description="Whether the claims are the model's sentences")
    why: Literal[
        "as_it_is", "short", "too_long", "unsafe_evidence", "slow", "down", "malformed", "resting", "too_little", None
    ] = Field(description="Why they are not; null where they are")
    dropped: int = Field(ge=0, description="Sentences of the model that no quote held")


class AnswerBody(Strict):
    """One question answered or declined; declining is a result, not an error."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [ANSWER, ABSTENTION]})

    id: str
    status: Literal["answered", "partial", "not_found", "clarify", "refused"]
    question: str = Field(description="The question as understood, standing alone")
    understood: UnderstoodBody
    answer: str = Field(description="Markdown; every sentence that states something carries [n] markers")
    claims: list[ClaimBody]
    listed: bool = Field(description="Whether the claims are the items of one list")
    missing: str | None = Field(description="What was asked for and is not held, where the answer is partial")
    citations: list[CitationBody]
    reason: ReasonBody | None
    options: list[str]
    nearest: list[CitationBody]
    conflicts: list[ConflictBody]
    confidence: float | None = Field(
        default=None, ge=0, le=1, description="How likely the best evidence answers; null for what was looked up."
    )
    snapshot: str = Field(description="The index generation that answered")
    answerer: str
    timings_ms: dict[str, float]
    phrasing: PhrasingBody | None = Field(default=None, description="Only where a language model is configured")


class PassageBody(Strict):
    """A passage found by search, with the parts of its score."""

    passage_id: str
    edition: str
    document: "DocumentItem"
    section: list[str]
    page: int | None
    page_label: str | None
    text: str
    start: int
    end: int
    score: float
    parts: dict[str, float]


class SearchBody(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [SEARCH]})

    query: str
    snapshot: str
    items: list[PassageBody]


class DocumentItem(DocumentFields):
    """One file that was given to ingestion, indexed or not."""

    id: str
    edition: str
    status: Literal["indexed", "quarantined", "superseded"]
    reason: str | None = Field(description="Why a quarantined file could not be read, and what to do")
    pages: int | None
    unreadable_pages: list[int]
    ingested_at: str


class ListingBody(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [LISTING]})

    items: list[DocumentItem]
    next: str | None = Field(description="Relative address of what follows, or null at the end")


class EditionBody(Strict):
    edition: str
    status: Literal["indexed", "quarantined", "superseded"]
    published: str | None
    ingested_at: str
    superseded_by: str | None


class LinkBody(Strict):
    """How the document belongs to another. Spans are given where a part of a text is meant: an item of a pack."""

    kind: Literal["twin", "near_duplicate", "supersedes", "supplements", "minutes"]
    document_id: str = Field(description="The other document")
    from_it: bool = Field(
        description="Whether the kind is said of this document (it minutes the other) or of the other"
    )
    score: float | None = Field(description="Likeness, 0 to 1, where it was measured")
    span: tuple[int, int] | None
    other_span: tuple[int, int] | None


class DocumentBody(DocumentItem):
    """One document: its description with where each value came from, and its editions, newest first."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [DOCUMENT]})

    size: int = Field(description="Bytes")
    committee: str | None
    meeting: str | None = Field(description="The meeting a paper was written for, as its publisher names it")
    agenda_item: str | None
    origins: dict[str, str] = Field(description="For each described value, where it came from")
    certainty: dict[str, Literal["certain", "likely", "guess"]] = Field(
        description="For each described value, how sure it is, by where it came from and what else says the same"
    )
    editions: list[EditionBody]
    twins: list[str] = Field(description="The same document in the other language")
    near_duplicates: list[str] = Field(description="Documents that hold the same text, or a part of it, likest first")
    links: list[LinkBody] = Field(description="Every way in which the document belongs to others")


class VerifyBody(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [VERIFY]})

    document_id: Name
    quote: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    start: StrictInt | None = Field(default=None, ge=0)
    end: StrictInt | None = Field(default=None, ge=0)


class VerificationBody(Strict):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [VERIFICATION]})

    verified: bool
    start: int | None
    end: int | None
    page: int | None
    why: str | None = Field(description="Why not, when it is not verified")


class HealthBody(Strict):
    status: Literal["alive"] = "alive"


class LanguageModelBody(Strict):
    model: str
    host: str = Field(description="Where questions and quotes go")


class ReadyBody(Strict):
    status: Literal["ready"] = "ready"
    snapshot: str
    answers_kept: bool = Field(description="Whether answers are kept and logged; false: their folder is read-only")
    language_model: LanguageModelBody | None = Field(description="The model that shortens answers; null: there is none")


class InvalidField(Strict):
    field: str
    message: str


class ProblemBody(BaseModel):
    """An error in words a caller can act on (RFC 9457)."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [ERROR]})

    type: str
    title: str
    status: int
    detail: str
    request_id: str
    errors: list[InvalidField] | None = None


PROBLEM_TITLES = {
    400: "Bad request",
    401: "Key needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Busy",
    413: "Request too large",
    422: "Request not understood",
    429: "Too many requests",
    431: "Headers too large",
    500: "Something went wrong",
    503: "Not ready",
}

Responses = dict[int | str, dict[str, Any]]


def problem_responses(*statuses: int) -> Responses:
    """The OpenAPI description of the errors a route can give."""
    schema = {"schema": {"$ref": "#/components/schemas/ProblemBody"}}
    content = {"application/problem+json": schema}
    return {status: {"description": PROBLEM_TITLES[status], "content": content} for status in statuses}


def content_response(media_type: str, schema: dict[str, Any]) -> Responses:
    """The OpenAPI description of a reply that is not, or not only, JSON."""
    return {200: {"content": {media_type: {"schema": schema}}}}


EVENTS = content_response(
    "text/event-stream",
    {
        "type": "object",
        "description": "One server-sent event",
        "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
        "required": ["data"],
    },
)
