"""What surrounds every response: request id, security headers, the body limit, and an answer when all else fails."""

import logging
import secrets

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.language import N_
from api.logs import REQUEST_ID, fields
from api.problems import problem_response

log = logging.getLogger(__name__)

LARGEST_HEAD = 64_000  # bytes of address and headers; a question of any letters in the page's address is below
LARGEST_BODY = 1_000_000  # bytes; the largest lawful question with its history is well below
UPLOADS = frozenset({("POST", "/v1/documents"), ("POST", "/documents"), ("POST", "/briefings")})
_LONG_HEAD = N_(
    "The request's headers or its address are too large. Shorten them; a long question goes into the body of "
    "POST /v1/answers."
)
_SHORTER = "Send a shorter history."
_SMALLER_FILES = "Send fewer files in one request, or set CRAFFU_MOST_MEGABYTES on the server."

_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Questions stand in our addresses, so none goes elsewhere; "no-referrer" would send our own forms without origin.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


class Envelope:
    """ASGI middleware; the outermost of ours, so that its headers stand on errors too."""

    def __init__(self, app: ASGIApp, largest_upload: int = LARGEST_BODY) -> None:
        self.app = app
        self._largest_upload = largest_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        REQUEST_ID.set(request_id)
        sender = _Sender(send, request_id, bare=scope["method"] == "HEAD")
        if sender.bare:  # a HEAD is a GET of which only the head is sent
            scope = {**scope, "method": "GET"}
        try:
            await self._answer(scope, receive, sender)
        except Exception:  # the last line: whatever went wrong is logged and said in our own words
            log.exception("a request failed", extra=fields(method=scope["method"], path=scope["path"]))
            if not sender.started:
                await problem_response(Request(scope), 500, _failure(request_id))(scope, receive, sender)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        upload = (scope["method"], scope["path"]) in UPLOADS
        if _head_length(scope) > LARGEST_HEAD:
            await problem_response(Request(scope), 431, _LONG_HEAD)(scope, receive, send)
            return
        largest, advice = (self._largest_upload, _SMALLER_FILES) if upload else (LARGEST_BODY, _SHORTER)
        refusal = f"The request's body is larger than {largest // 1_000_000} MB. {advice}"
        if _announced_length(scope) > largest:
            await problem_response(Request(scope), 413, refusal)(scope, receive, send)
        else:
            await self.app(scope, _limited(receive, largest, refusal), send)


class _Sender:
    """Adds the headers when the response starts, and remembers that it did; leaves out a `bare` response's body."""

    def __init__(self, send: Send, request_id: str, bare: bool) -> None:
        self._send = send
        self.bare = bare
        self._headers = _HEADERS | {"X-Request-ID": request_id}
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        elif self.bare:
            message = {**message, "body": b""}
        await self._send(message)


def _limited(receive: Receive, largest: int, refusal: str) -> Receive:
    """Counts what is read, for bodies that came without their length."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > largest:
            raise HTTPException(413, refusal)
        return message

    return counted


def _head_length(scope: Scope) -> int:
    return sum(len(name) + len(value) for name, value in scope["headers"]) + len(scope["query_string"])


def _announced_length(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


def _failure(request_id: str) -> str:
    return f"Something went wrong on our side. Try again; if it goes on, report request {request_id}."
