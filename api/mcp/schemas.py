"""What MCP's tools take and give that no HTTP route does: a stretch of a document to read."""

from typing import Self

from pydantic import Field, model_validator

from api.schemas import Name, Strict
from api.schemas_documents import DocumentItem

LONGEST_READ = 20_000  # characters, of the passage and of what stands around it


class ReadArguments(Strict):
    """A place in a document: `start` and `end` as a citation gives them, or a page."""

    document_id: Name
    edition: str | None = Field(
        default=None, pattern="^[0-9a-f]{64}$", description="sha256; the current one by default"
    )
    start: int | None = Field(default=None, ge=0, description="In Unicode code points of the document's text")
    end: int | None = Field(default=None, ge=1)
    page: int | None = Field(default=None, ge=1, description="Counted from 1 in the file; instead of start and end")
    around: int = Field(default=600, ge=0, le=LONGEST_READ, description="Characters to read before and after it")

    @model_validator(mode="after")
    def one_place(self) -> Self:
        if (self.start is None) != (self.end is None) or (self.start is None) == (self.page is None):
            raise ValueError("give start and end, or page")
        if self.start is not None and self.end is not None and not 0 < self.end - self.start <= LONGEST_READ:
            raise ValueError(f"start and end must mark 1 to {LONGEST_READ:,} characters")
        return self


class ReadBody(Strict):
    """A stretch of a document's text as stored, with what stands around it and its reference."""

    snapshot: str
    document: DocumentItem
    edition: str
    section: list[str] = Field(description="The headings it stands under")
    page: int | None = Field(description="Counted from 1 in the file")
    page_label: str | None = Field(description="The number printed on the page")
    before: str
    text: str
    after: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    reference: str = Field(description="Title, publisher, date and place, to be given with a quote from it")
