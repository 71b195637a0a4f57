"""A real HTTP server on loopback that answers as council sites do, on their bad days too."""

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from corpus.settings import Settings
from ingest.fetch.fetch import Fetcher

PAGE = (
    "<!doctype html><html lang='en'><head><title>Depot opens</title></head><body><article><h1>Depot opens</h1>"
    "<p>The new bus depot in Brecon cost the council £2.4 million and opened on 4 May 2020 after a long delay.</p>"
    "<p>Members asked for a report on its first year of running before the next budget is set.</p>"
    "</article></body></html>"
)


@dataclass
class Call:
    """A request as it came in."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]
    at: float


@dataclass
class Reply:
    """What to send. `announced` is the Content-Length where it lies, `pause` seconds between single bytes of the body,
    or of the headers with `slow_headers`; `reset` breaks the connection off after the body."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    announced: int | None = None
    pause: float = 0
    reset: bool = False
    slow_headers: bool = False

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


Answer = Reply | Callable[[Call], Reply]


class Site:
    """Answers by path; an answer that is a function is asked each time, a list gives one after the other."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.calls: list[Call] = []
        self.at_once = 0
        self.most_at_once = 0
        self.port = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page(self, path: str, body: str | bytes = PAGE, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Put a page there; returns its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Reply(body, headers={"Content-Type": kind, **named})
        return self.base + path

    def put(self, path: str, *answers: Answer) -> str:
        """Answer with these, one after the other, the last for ever; returns the address."""
        self.answers[path] = list(answers)
        return self.base + path

    def asked(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.path == path]

    def answer(self, call: Call) -> Reply:
        found = self.answers.get(call.path, Reply("nothing here", 404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        return found(call) if callable(found) else found


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        site, address = self.server.site, urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        call = Call(address.path, dict(parse_qsl(address.query)), headers, time.monotonic())
        site.calls.append(call)
        site.at_once += 1
        site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            self._send(site.answer(call))
        except (BrokenPipeError, ConnectionResetError):  # the client had enough
            self.close_connection = True
        finally:
            site.at_once -= 1

    def _send(self, reply: Reply) -> None:
        if reply.slow_headers:
            self._drip(b"HTTP/1.1 200 OK\r\nX-Drip: " + b"a" * 1000, reply.pause)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        length = len(reply.data) if reply.announced is None else reply.announced
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self._send_body(reply)
        if reply.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        self.close_connection = True

    def _send_body(self, reply: Reply) -> None:
        if reply.pause:
            self._drip(reply.data, reply.pause)
        else:
            self.wfile.write(reply.data)

    def _drip(self, data: bytes, pause: float) -> None:
        for byte in data:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(pause)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """A broken connection is what some tests are about."""


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site, up and running; a second time on the port it had."""
    server = _Server(("127.0.0.1", site.port), _Handler)
    server.site, site.port = site, server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def settings_for(folder: Path, **values: object) -> Settings:
    """Settings under which loopback may be fetched from, without long waits."""
    quick = {"fetch_private": True, "fetch_interval": 0.0, "fetch_tries": 3, "fetch_seconds": 5.0}
    return Settings(data=folder, **(quick | values))  # type: ignore[arg-type]


def fetcher_for(folder: Path, **values: object) -> Fetcher:
    """What fetches under such settings."""
    return Fetcher(settings_for(folder, **values))
