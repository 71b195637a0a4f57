"""Who may do what: by key, or anybody on this machine alone where no key was ever made."""

import ipaddress
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBasic, HTTPBasicCredentials, HTTPBearer
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.keys import Keys, Role
from api.proxies import refuse_unnamed, told_by_proxy
from api.rates import Rates
from corpus.errors import UsageError
from corpus.settings import Settings

_BEARER = HTTPBearer(auto_error=False, description="A key made by `craffu keys make`")
_BASIC = HTTPBasic(auto_error=False, description="For browsers: any name, and the key as the password")
_ASK = {"WWW-Authenticate": 'Bearer, Basic realm="Craffu: any name, and your key as the password"'}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose request it is: its role, the id and name of its key or of the person whom a proxy named; None where no key
    is asked for."""

    role: Role
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """The rule: whom a named proxy names, that person; with a key its role; without any key ever made and without
    proxies, everything, to callers of a loopback address."""

    keys: Keys
    settings: Settings
    rates: Rates

    def caller(self, request: Request, secret: str | None) -> Caller | None:
        """Who asks; None where a key is asked for and this is none that holds.

        Raises ProblemError 429 where the address or the caller sent too many requests; 403."""
        is_open = self.open
        self.rates.count_address(request.client.host if request.client else "", is_open)
        if is_open:
            refuse_unnamed(request)
            return Caller(Role.ADMINISTRATOR)  # whatever is sent: OpenAI's clients cannot leave the key out
        caller = self._person(request) or self._holder(secret)
        if caller is not None and caller.id is not None:
            self.rates.count_key(caller.id)
        return caller

    @property
    def open(self) -> bool:
        """Whether no key is asked for."""
        return is_loopback(self.settings.host) and not self.settings.proxies and not self.keys.any

    def _person(self, request: Request) -> Caller | None:
        told = told_by_proxy(request, self.settings)
        return Caller(told[1], f"proxy:{told[0]}", told[0]) if told else None

    def _holder(self, secret: str | None) -> Caller | None:
        key = self.keys.holder(secret) if secret else None
        return Caller(key.role, key.id, key.name) if key else None


def refuse_open(settings: Settings) -> None:
    """Raises UsageError where a server would be reachable from other machines without asking for a key, and where it
    would let nobody in."""
    has_keys = Keys(settings.data).any
    if settings.proxies and not settings.proxy_user_header and not has_keys:
        raise UsageError(
            "CRAFFU_PROXIES opens the server to others, so it starts only with keys (`craffu keys make NAME --role "
            "reader`) or with CRAFFU_PROXY_USER_HEADER, the header in which the proxies name who asks."
        )
    if not is_loopback(settings.host) and not has_keys and not settings.proxies:
        raise UsageError(
            f"On {settings.host} other machines can reach the server, so it starts only with keys. Make one with "
            "`craffu keys make NAME --role reader`, or serve on 127.0.0.1."
        )


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def identified(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)] = None,
    basic: Annotated[HTTPBasicCredentials | None, Depends(_BASIC)] = None,
) -> Caller:
    """Whose request it is, counted once however many roles are asked for. Raises 401 without a key that holds, 429.

    Not in a thread: when all threads are busy, whoever sends too much must still be turned away."""
    access: Access = request.app.state.access
    secret = bearer.credentials if bearer else basic.password if basic else None
    caller = access.caller(request, secret)
    if caller is None:
        raise HTTPException(401, "A key is needed that still holds: `Authorization: Bearer KEY`.", _ASK)
    request.state.caller = caller
    return caller


def is_writer(request: Request) -> bool:
    """Whether the caller may add and remove documents."""
    caller: Caller = request.state.caller
    return caller.role >= Role.WRITER


def needs(role: Role) -> Callable[..., Coroutine[None, None, None]]:
    """A dependency that lets callers of at least this role through. Raises 401 without a key that holds, else 403."""

    async def check(request: Request, caller: Annotated[Caller, Depends(identified)]) -> None:
        if caller.role < role:
            raise HTTPException(403, f"This needs a {role.word}'s key; yours is a {caller.role.word}'s.")
        if role > Role.READER and request.method not in _SAFE:
            refuse_other_sites(request)

    return check


def refuse_other_sites(request: Request) -> None:
    """A page of another site, open in a browser on this machine, must not write here (forged requests, rebound names):
    browsers name the page's origin, and where no key is asked for the address must be this machine's. Raises 403."""
    access: Access = request.app.state.access
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if origin is not None and urlsplit(origin).netloc != host:
        raise HTTPException(403, "A page of another site may not do this.")
    if access.open and not is_loopback(urlsplit(f"//{host}").hostname or ""):
        raise HTTPException(
            403, f"Ask at http://{access.settings.host}: without keys, no other name of this server is answered."
        )
