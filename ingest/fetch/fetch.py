"""Fetch documents from the web: politely, within limits, over checked redirects, and never the same bytes twice."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import httpx

from corpus.errors import FetchError, ServiceDownError
from corpus.settings import Settings
from ingest.fetch.address import clean_address, joined, site_of
from ingest.fetch.body import beginning, limited, save
from ingest.fetch.headers import resuming, unless_as_kept, validator
from ingest.fetch.http import Http
from ingest.fetch.kept import Kept, Place
from ingest.fetch.kind import HEAD, file_name
from ingest.fetch.network import Resolve, resolve
from ingest.fetch.retry import trying
from ingest.fetch.robots import MOST_BYTES, Robots
from ingest.fetch.status import REDIRECTS, TryAgainError, check_status

T = TypeVar("T")
Receive = Callable[[str, httpx.Response], T]

_MOST_REDIRECTS = 10
_FAILURES_IN_A_ROW = 3  # after so many a host is left alone for the rest of the run
_SERVICE_BYTES = 50 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it is kept now; `changed` is False where these bytes were held before."""

    kept: Kept
    path: Path
    changed: bool


class Fetcher:
    """Fetches one address after the other; a context manager.

    `since`: what was checked at that time or later is taken as it is kept (a run that was stopped goes on).
    `ask` resolves host names.
    """

    def __init__(self, settings: Settings, since: str | None = None, ask: Resolve = resolve) -> None:
        self._settings = settings
        self._since = since
        self._http = Http(settings, ask)
        self._robots = Robots(self._rules)
        self._failures = Counter[str]()
        self._stack = ExitStack()

    def __enter__(self) -> "Fetcher":
        self._stack.enter_context(self._http)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def file(self, address: str) -> Fetched:
        """The document at an address, in the data folder. robots.txt is obeyed.

        Raises FetchError with the reason, ServiceDownError where the host does not answer.
        """
        place = Place(self._settings.data, clean_address(address))
        kept = place.kept()
        if kept and self._since and kept.checked_at >= self._since:
            return Fetched(kept, place.path(kept.name), changed=False)
        return self._counted(place.address, lambda: self._file(place, kept))

    def read(self, address: str, params: Mapping[str, str], parse: Callable[[bytes], T]) -> T:
        """What `parse` makes of a web service's answer; it raises TryAgainError where that is cut short.

        The service is made for programs, so robots.txt is not asked. Raises as `file` does."""
        asked = clean_address(str(httpx.URL(address).copy_merge_params(params)))

        def receive(_: str, reply: httpx.Response) -> T:
            check_status(reply)
            return parse(b"".join(limited(reply, self._settings, _SERVICE_BYTES)))

        return self._counted(asked, lambda: self._follow(asked, receive))

    def _counted(self, address: str, once: Callable[[], T]) -> T:
        """What `once` gives after as many tries as help; a host that failed too often in a row is left alone."""
        site = site_of(address)
        if self._failures[site] >= _FAILURES_IN_A_ROW:
            raise ServiceDownError("The host failed several times in a row and was left alone; run again later.")
        try:
            result = trying(self._settings, once)
        except ServiceDownError:
            self._failures[site] += 1
            raise
        self._failures[site] = 0
        return result

    def _file(self, place: Place, kept: Kept | None) -> Fetched:
        part = place.resumable()
        headers = resuming(*part) if part else unless_as_kept(kept)
        return self._follow(
            place.address, lambda hop, reply: self._receive(place, kept, hop, reply), headers, robots=True
        )

    def _receive(self, place: Place, kept: Kept | None, hop: str, reply: httpx.Response) -> Fetched:
        if reply.status_code == 304 and kept:
            return Fetched(place.checked(kept), place.path(kept.name), changed=False)
        _check_still_there(place.address, hop)
        self._store(place, reply)
        with place.part.open("rb") as file:
            head = file.read(HEAD)
        if not head:
            raise FetchError("The site sent an empty document.")
        name = file_name(hop, reply.headers, head)
        new = place.take(name, reply.headers.get("etag"), reply.headers.get("last-modified"))
        return Fetched(new, place.path(new.name), changed=kept is None or new.sha256 != kept.sha256)

    def _store(self, place: Place, reply: httpx.Response) -> None:
        """Write the body to the place's part; what came of it before a stop is gone on with where the site can."""
        if reply.status_code in (206, 416):
            part = place.resumable()
            if part is None or not reply.headers.get("content-range", "").startswith(f"bytes {part[0]}-"):
                place.begin(None)
                raise TryAgainError("The site did not go on where it was asked to.")
        else:
            check_status(reply)
            place.begin(validator(reply))
        save(reply, place.part, self._settings)

    def _follow(
        self, address: str, receive: Receive[T], headers: Mapping[str, str] | None = None, robots: bool = False
    ) -> T:
        """What `receive` makes of the reply at the end of the redirects, each of which is checked like the first."""
        hop, seen = address, set[str]()
        while hop not in seen and len(seen) <= _MOST_REDIRECTS:
            seen.add(hop)
            if robots:
                self._robots.check(hop)
            interval = max(self._settings.fetch_interval, self._robots.delay(hop))
            with self._http.get(hop, headers or {}, interval) as reply:
                target = reply.headers.get("location")
                if reply.status_code not in REDIRECTS or not target:
                    return receive(hop, reply)
            hop = joined(hop, target)
        raise FetchError("The site sends on in a circle, or too often; open the address in a browser to see where.")

    def _rules(self, address: str) -> bytes:
        """A robots.txt, its beginning where it is long."""

        def receive(_: str, reply: httpx.Response) -> bytes:
            check_status(reply)
            return beginning(reply, self._settings, MOST_BYTES)

        return trying(self._settings, lambda: self._follow(address, receive))


def _check_still_there(address: str, hop: str) -> None:
    """Many sites send on to their front page what they no longer have."""
    if httpx.URL(hop).path in ("", "/") and not httpx.URL(hop).query and httpx.URL(address).path not in ("", "/"):
        raise FetchError("The site sends on to its front page: the document is no longer at this address.")
