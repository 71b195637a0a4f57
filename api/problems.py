"""Errors as application/problem+json for programs and as a page for browsers, in words a caller can act on."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Mount

from api.language import N_
from api.responses import PROBLEM_TITLES, InvalidField, ProblemBody
from api.templates import render
from corpus.disk import FULL
from corpus.errors import (
    BeingReadError,
    CraffuError,
    EngineError,
    IndexBusyError,
    IndexDamagedError,
    ModelError,
    NoIndexError,
    NoRoomError,
    UsageError,
)

log = logging.getLogger(__name__)

NO_INDEX = "No documents have been ingested yet. Run `craffu ingest PATH`; the server notices by itself."
GONE = N_("This answer is not kept any more. Ask the question again.")
NOTHING_HERE = "There is nothing at this address. It may be mistyped, or what stood here was removed."
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


def install(app: FastAPI) -> None:
    """Register the handlers of every error that a route can raise."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(CraffuError, _on_craffu_error)
    app.add_exception_handler(OSError, _on_os_error)


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


def _sentence(error: InvalidField) -> str:
    return f"{error.field}: {error.message}".rstrip(".") + "."


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    errors = [InvalidField(field=error.field, message=error.detail)] if error.field else []
    if error.on_page and wants_page(request):
        return problem_response(request, error.status, error.on_page, headers=error.headers)
    detail = f"{error.field}: {error.detail}" if error.field else error.detail
    return problem_response(request, error.status, detail, errors, error.headers)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {"Allow": _allowed(request)} if error.status_code == 405 else error.headers
    return problem_response(request, error.status_code, _http_detail(request, error), headers=headers)


def _allowed(request: Request) -> str:
    """The methods of an address; each of them may be a route of its own, and the framework names those of one."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    allowed = (
        method
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    )
    return ", ".join(allowed) or "GET"


def _http_detail(request: Request, error: HTTPException) -> str:
    match error.status_code:
        case 404 if wants_page(request):
            return NOTHING_HERE
        case 404:
            return "There is nothing at this address. The routes are listed in /openapi.json; the page is at /."
        case 400:
            return "The body cannot be read: send JSON in UTF-8, not nested without end."
        case 405:
            return f"{request.method} cannot be used here; see the Allow header for what can."
        case _:
            return str(error.detail)


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = invalid_fields(error.errors())
    return problem_response(request, 422, " ".join(_sentence(one) for one in errors), errors)


async def _on_craffu_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CraffuError)
    if isinstance(error, UsageError):
        return problem_response(request, 422, str(error))
    if isinstance(error, BeingReadError):
        return _being_read(request, error)
    return problem_response(request, 503, why_unavailable(error), headers={"Retry-After": "5"})


def _being_read(request: Request, error: BeingReadError) -> Response:
    """How far it is; for readers a page from which they can look again."""
    headers = {"Retry-After": "5"}
    if wants_page(request):
        again = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        context = {"done": error.done, "total": error.total, "again": again}
        return render(request, "being_read.html", context, 503, headers)
    return problem_response(request, 503, f"{error} Ask again in a moment.", headers=headers)


async def _on_os_error(request: Request, error: Exception) -> Response:
    """A disk without room is the server's state; anything else is a fault of ours, told as such."""
    if not isinstance(error, OSError) or error.errno not in FULL:
        raise error
    log.error("the disk cannot be written to: %s", error)
    return problem_response(request, 503, NO_ROOM, headers={"Retry-After": "60"})
