"""The HTTP contract of documents, of searching them and of checking quotes, as pydantic models."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StrictInt, StringConstraints

from api.examples import DOCUMENT, LISTING, SEARCH, VERIFICATION, VERIFY
from api.schemas import DocumentFields, Name, Strict


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


class PassageBody(Strict):
    """A passage found by search, with the parts of its score."""

    passage_id: str
    edition: str
    document: DocumentItem
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
