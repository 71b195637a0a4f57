"""What becomes of each error that a route can raise: a problem for programs, a page for browsers."""

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount

from api.problems import (
    NO_ROOM,
    ProblemError,
    invalid_fields,
    problem_response,
    wants_page,
    why_unavailable,
)
from api.responses import InvalidField
from api.templates import render
from corpus.disk import FULL
from corpus.errors import BeingReadError, CraffuError, UsageError

log = logging.getLogger(__name__)

NOTHING_HERE = "There is nothing at this address. It may be mistyped, or what stood here was removed."


def install(app: FastAPI) -> None:
    """Register the handlers of every error that a route can raise."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(CraffuError, _on_craffu_error)
    app.add_exception_handler(OSError, _on_os_error)


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


def _sentence(error: InvalidField) -> str:
    return f"{error.field}: {error.message}".rstrip(".") + "."
