"""How OpenAPI describes what routes reply besides their own models: errors, and what is not, or not only, JSON."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from api.examples import ERROR
from api.schemas import Strict


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
