"""Two documents side by side, as pydantic models: what may be asked, and what comes back."""

from typing import Literal

from pydantic import Field

from api.schemas import CitationBody, Name, Strict
from api.schemas_documents import DocumentItem

StateWord = Literal["kept", "softened", "dropped", "added", "repeated", "gone", "new"]
RelationWord = Literal["account", "successive"]


class DifferencesQuery(Strict):
    left: Name = Field(description="Id of the document that the other is held against")
    right: Name = Field(description="Id of the document that tells of it, or came before or after it")
    relation: RelationWord | None = Field(
        default=None, description="`account` or `successive`; without it, what the two documents are"
    )


class SofteningBody(Strict):
    """One way in which the right statement is softer, with the words of each side that show it."""

    how: Literal["weaker", "silent", "figure", "fewer", "hedged", "asked", "praise"]
    said: str
    became: str


class RowBody(Strict):
    """Two statements beside each other, or one beside nothing; all but the quotes is worked out."""

    state: StateWord
    kind: Literal["computed"]
    part: Literal["improve", "text"] = Field(description="`improve`: of what a report lists as to improve")
    left: int | None = Field(description="Number of the citation that holds the left statement")
    right: int | None = Field(description="Number of the citation that holds the right statement")
    likeness: float | None = Field(description="How alike the two are, 0 to 1")
    softer: list[SofteningBody]
    sharper: bool = Field(description="The right statement puts what is wrong in stronger words")
    near: int | None = Field(description="What the other document says that comes nearest to a lone statement")


class DifferencesBody(Strict):
    left: DocumentItem
    right: DocumentItem
    relation: RelationWord
    counts: dict[StateWord, int]
    rows: list[RowBody]
    citations: list[CitationBody]
    snapshot: str


class PairsQuery(Strict):
    document: Name | None = Field(default=None, description="Only pairs of this document")
    authority: Name | None = Field(default=None, description="Only pairs about this council, by any of its names")


class PairBody(Strict):
    left: DocumentItem
    right: DocumentItem
    relation: RelationWord
    why: Literal["answers", "names_visit", "same_time", "previous", "next"]


class PairsBody(Strict):
    items: list[PairBody]
    snapshot: str
