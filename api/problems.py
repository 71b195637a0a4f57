"""Errors as application/problem+json for programs and as a page for browsers, in words a caller can act on."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.language import N_
from api.responses import PROBLEM_TITLES, InvalidField, ProblemBody
from api.templates import render
from corpus.errors import (
    CraffuError,
    EngineError,
    IndexBusyError,
    IndexDamagedError,
    ModelError,
    NoIndexError,
    NoRoomError,
)

NO_INDEX = "No documents have been ingested yet. Run `craffu ingest PATH`; the server notices by itself."
GONE = N_("This answer is not kept any more. Ask the question again.")
NO_ROOM = "The server's disk is full or cannot be written to. Nothing was changed; whoever runs it must make room."
_UNAVAILABLE: Mapping[type[CraffuError], str] = {
    NoIndexError: NO_INDEX,
    IndexBusyError: "The index is being changed. Try again in a moment.",
    IndexDamagedError: "The index cannot be opened. Run `craffu doctor` on the server; it says what to do.",
    NoRoomError: NO_ROOM,
    EngineError: "The database that holds the index does not answer. Try again in a moment.",
    ModelError: "The embedding model cannot be loaded. Run `craffu doctor` on the server; it says what to do.",
}
_MESSAGES = {
    "missing": N_("is required"),
    "extra_forbidden": "is not a known field; see /openapi.json for those that are",
    "json_invalid": "is not valid JSON",
    "string_too_short": N_("is empty"),
    "int_parsing": N_("is not a whole number"),
    "date_from_datetime_parsing": N_("is not a date; write it like 2019-01-31"),
    "string_unicode": "is not valid Unicode text",
}
_PROGRAM_PATHS = ("/v1/", "/healthz", "/readyz", "/metrics", "/openapi.json")


class ProblemError(Exception):
    """Raised by a route to refuse a request: an HTTP status, what the caller can do, and after how many seconds;
    `on_page` is what a reader of a page is told instead."""

    def __init__(
        self, status: int, detail: str, field: str | None = None, retry_after: int | None = None, on_page: str = ""
    ) -> None:
        super().__init__(detail)
        self.on_page = on_page
        self.status = status
        self.detail = detail
        self.field = field
        self.headers = {} if retry_after is None else {"Retry-After": str(retry_after)}


def problem_response(
    request: Request,
    status: int,
    detail: str,
    errors: Sequence[InvalidField] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """One error, as a page where a browser asked for a page and as problem+json everywhere else."""
    title = PROBLEM_TITLES.get(status) or HTTPStatus(status).phrase
    body = ProblemBody(
        type="about:blank",
        title=title,
        status=status,
        detail=detail,
        request_id=request.state.request_id,
        errors=list(errors) or None,
    )
    if wants_page(request):
        return render(request, "error.html", {"problem": body}, status=status, headers=headers)
    content = body.model_dump(mode="json", exclude_none=True)
    return JSONResponse(content, status, headers=headers, media_type="application/problem+json")


def wants_page(request: Request) -> bool:
    """Whether a person with a browser is asking, and not a program."""
    path = request.url.path
    return not path.startswith(_PROGRAM_PATHS) and "text/html" in request.headers.get("accept", "")


def why_unavailable(error: CraffuError) -> str:
    """An error of the server's own state in words that leak nothing of the machine."""
    return _UNAVAILABLE.get(type(error), "The server cannot answer now. Run `craffu doctor` on it.")


def invalid_fields(errors: Sequence[Any]) -> list[InvalidField]:
    """pydantic's errors as field and message; what was sent is never echoed."""
    return [InvalidField(field=_field(error["loc"]), message=_message(error)) for error in errors]


def _field(location: Sequence[str | int]) -> str:
    parts = [str(part) for part in location]
    return ".".join(parts[1:] if parts and parts[0] in ("body", "query", "path") else parts) or "body"


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] == "string_too_long":
        return f"is longer than {error['ctx']['max_length']:,} characters; shorten it"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])  # a rule of our own, in its own words
    return _MESSAGES.get(error["type"]) or str(error["msg"])
