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
from api.rates import Rates
from corpus.errors import UsageError
from corpus.settings import Settings

_BEARER = HTTPBearer(auto_error=False, description="A key made by `craffu keys make`")
_BASIC = HTTPBasic(auto_error=False, description="For browsers: any name, and the key as the password")
_ASK = {"WWW-Authenticate": 'Bearer, Basic realm="Craffu: any name, and your key as the password"'}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose request it is: its role, and the id and name of its key; None where no key is asked for."""

    role: Role
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """The rule: with a key its role; without any key ever made, everything, to callers of a loopback address."""

    keys: Keys
    host: str
    rates: Rates

    def caller(self, secret: str | None, address: str) -> Caller | None:
        """Who sends this secret; None where a key is asked for and this is none that holds.

        Raises ProblemError 429 where the address or the key sent too many requests."""
        is_open = self.open
        self.rates.count_address(address, is_open)
        if is_open:
            return Caller(Role.ADMINISTRATOR)  # whatever is sent: OpenAI's clients cannot leave the key out
        key = self.keys.holder(secret) if secret else None
        if key is None:
            return None
        self.rates.count_key(key.id)
        return Caller(key.role, key.id, key.name)

    @property
    def open(self) -> bool:
        """Whether no key is asked for."""
        return is_loopback(self.host) and not self.keys.any


def refuse_open(settings: Settings) -> None:
    """Raises UsageError where a server would be reachable from other machines without asking for a key."""
    if not is_loopback(settings.host) and not Keys(settings.data).any:
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
    caller = access.caller(secret, request.client.host if request.client else "")
    if caller is None:
        raise HTTPException(401, "A key is needed that still holds: `Authorization: Bearer KEY`.", _ASK)
    request.state.caller = caller
    return caller


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
            403, f"Ask at http://{access.host}: without keys, no other name of this server is answered."
        )
