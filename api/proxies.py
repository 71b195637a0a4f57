"""Reverse proxies that the settings name: what they say of the caller is believed, and nobody else's word is."""

from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.keys import Role
from corpus.settings import Settings

_LONGEST_NAME = 200  # characters
_HANDED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


class Proxied:
    """ASGI middleware, the outermost: marks requests that a named proxy hands on, and takes from that proxy the
    address and scheme they came with (`X-Forwarded-For`, `X-Forwarded-Proto`)."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        trusted = [str(network) for network in settings.proxies or ()]
        self._app = app
        self._told = ProxyHeadersMiddleware(cast(Any, app), trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        peer = scope.get("client")
        if scope["type"] != "http" or peer is None or peer[0] not in self._told.trusted_hosts:
            await self._app(scope, receive, send)
        else:
            scope.setdefault("state", {})["by_proxy"] = True
            await self._told(cast(Any, scope), cast(Any, receive), cast(Any, send))


def told_by_proxy(request: Request, settings: Settings) -> tuple[str, Role] | None:
    """Name and role of the person whom a named proxy let in; None where no such proxy speaks or it names nobody.

    Raises 403 for a person in none of the groups of `CRAFFU_PROXY_ROLES`, and where a header stands there twice: one
    of them may be the caller's own.
    """
    if settings.proxy_user_header is None or not getattr(request.state, "by_proxy", False):
        return None
    name = _only(request, settings.proxy_user_header)[:_LONGEST_NAME]
    return (name, _role(request, settings)) if name else None


def refuse_unnamed(request: Request) -> None:
    """A proxy that nobody named would open a server without keys to other machines. Raises 403."""
    if any(name in request.headers for name in _HANDED_ON):
        raise HTTPException(
            403,
            "A proxy hands requests on to this server, which asks for no keys. Make keys with `craffu keys make`, or "
            "name the proxy in CRAFFU_PROXIES.",
        )


def _role(request: Request, settings: Settings) -> Role:
    if settings.proxy_groups_header is None:
        return Role.READER
    groups = {group.strip() for group in _only(request, settings.proxy_groups_header).split(",")}
    roles = [Role[word.upper()] for group, word in settings.proxy_roles or () if group in groups]
    if not roles:
        raise HTTPException(403, "You are in none of the groups that may use this. Ask whoever runs it.")
    return max(roles)


def _only(request: Request, header: str) -> str:
    values = request.headers.getlist(header)
    if len(values) > 1:
        raise HTTPException(403, f"The header {header} stands there twice; the proxy must replace what callers send.")
    return "".join(values).encode("latin-1").decode(errors="replace").strip()
