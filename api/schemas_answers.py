"""The HTTP contract of questions and answers, as pydantic models."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictBool, StringConstraints

from api.examples import ABSTENTION, ANSWER, QUESTION
from api.schemas import CitationBody, ClaimBody, Day, FilterBody, LanguageCode, PeriodBody, QuestionText, Strict

Answered = Annotated[str, StringConstraints(max_length=20_000)]


class TurnBody(Strict):
    question: QuestionText
    answer: Answered


class QuestionBody(Strict):
    """A question, with the conversation before it and what to narrow to."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [QUESTION]})

    question: QuestionText
    history: Annotated[list[TurnBody], Field(max_length=50)] = Field(default=[], description="Oldest first.")
    filters: FilterBody = FilterBody()
    as_of: Day | None = Field(default=None, description="Hide what was published after this day.")
    language: LanguageCode | None = Field(default=None, description="Language of the answer's own words: en or cy.")
    stream: StrictBool = Field(default=False, description="Reply with server-sent events.")


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
