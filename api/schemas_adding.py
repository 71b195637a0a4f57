"""The HTTP contract of adding and removing documents, as pydantic models."""

from typing import Any, Literal

from pydantic import Field

from api.schemas import Strict


class AddedBody(Strict):
    """What became of one file."""

    filename: str
    document_id: str
    change: Literal["added", "updated", "unchanged", "quarantined", "left out"]
    reason: str | None = Field(description="Why a quarantined file could not be read, and what to do")
    pages: int
    unreadable_pages: int
    passages: int


class AdditionBody(Strict):
    """A request to add documents, and how far it is."""

    id: str
    status: Literal["waiting", "running", "done", "failed"]
    step: str = Field(description="read, embed, publish; or what it waits for")
    done: int
    total: int
    documents: list[AddedBody] = Field(description="One for each file, when it is done")
    snapshot: str | None = Field(description="The index generation that holds them")
    problem: str | None = Field(description="Why it failed; nothing was changed then")


class RemovedBody(Strict):
    document_id: str
    snapshot: str = Field(description="The index generation without it")


_FILES = {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1}
_METADATA = {
    "type": "string",
    "description": "A JSON object of what is known of these files: authority, kind, publisher, source_class, title, "
    "published, event_date, meeting_date, period, language, url, licence, text_status, committee, meeting, "
    "agenda_item. It wins over what the files say.",
    "example": '{"authority": "Powys", "published": "2019-03-04"}',
}
_REPLACES = {"type": "string", "description": "The id of the document that the one file is a new edition of"}
UPLOAD_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {"files": _FILES, "metadata": _METADATA, "replaces": _REPLACES},
                    "additionalProperties": False,
                }
            }
        },
    }
}
