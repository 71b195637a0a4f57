"""One request to one checked host: no redirects, no cookies, no credentials, one connection each."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from time import monotonic, sleep
from types import TracebackType

import httpx

from corpus.errors import FetchError
from corpus.settings import Settings
from ingest.fetch.deadline import within
from ingest.fetch.network import Resolve, checked_addresses, resolve

PRODUCT = "Craffu"
_CONNECT_SECONDS = 15.0
_PORTS = {"http": 80, "https": 443}
_ENCODINGS = ("", "identity", "gzip", "deflate")  # one at most: packed twice, a few bytes become gigabytes


def user_agent(settings: Settings) -> str:
    """Who asks, what for, and whom to write to."""
    purpose = f"{PRODUCT}/{version('craffu')} (reads published council papers"
    return f"{purpose}; contact: {settings.contact})" if settings.contact else f"{purpose})"


class Http:
    """Sends requests, never two at once and never sooner after another than the interval."""

    def __init__(self, settings: Settings, ask: Resolve = resolve) -> None:
        self._settings = settings
        self._ask = ask
        self._last = -float("inf")
        self._client = httpx.Client(
            headers={"User-Agent": user_agent(settings), "Accept": "*/*", "Accept-Encoding": "gzip, deflate"},
            timeout=httpx.Timeout(min(30.0, settings.fetch_seconds), connect=_CONNECT_SECONDS),
            limits=httpx.Limits(max_keepalive_connections=0),  # a kept one is of one name only
            trust_env=False,  # a proxy would look names up again, unchecked
        )

    def __enter__(self) -> "Http":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    @contextmanager
    def get(self, address: str, headers: Mapping[str, str], interval: float) -> Iterator[httpx.Response]:
        """The reply to a cleaned address, its body not yet read. Raises FetchError, httpx.TransportError."""
        url = httpx.URL(address)
        addresses = checked_addresses(url.host, url.port or _PORTS[url.scheme], self._ask, self._settings.fetch_private)
        sleep(max(0.0, self._last + interval - monotonic()))
        self._client.cookies.clear()
        try:
            reply = self._send(url, addresses, headers)
            try:
                yield _plain(reply)
            finally:
                reply.close()
        finally:
            self._last = monotonic()

    def _send(self, url: httpx.URL, addresses: list[str], headers: Mapping[str, str]) -> httpx.Response:
        """Ask the first of the host's addresses that can be connected to, under the host's name."""
        named = {"Host": url.netloc.decode("ascii"), **headers}
        *others, last = addresses
        for address in others:
            try:
                return self._send_to(url, address, named)
            except httpx.ConnectError:
                continue
        return self._send_to(url, last, named)

    def _send_to(self, url: httpx.URL, address: str, headers: Mapping[str, str]) -> httpx.Response:
        where = url.copy_with(host=address.partition("%")[0])
        request = self._client.build_request("GET", where, headers=headers)
        request.extensions["sni_hostname"] = url.raw_host.decode("ascii")  # the name that the certificate must bear
        return within(self._settings.fetch_seconds, lambda: self._client.send(request, stream=True))


def _plain(reply: httpx.Response) -> httpx.Response:
    encoding = reply.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(f"The site packed its reply in a way that was not asked for ({encoding[:40]}).")
    return reply
