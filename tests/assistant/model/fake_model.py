"""A language model that is none: an OpenAI-compatible server on loopback that behaves as each test wants."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Data = dict[str, Any]  # what the model is given: "question" and "evidence"
Writing = Callable[[Data], str]  # what it replies, as the text of its message
_NO_SCHEMAS = b'{"error": {"message": "response_format is not supported"}}'
_OUT_OF_ORDER = b'{"error": {"message": "out of order"}}'
_LONGEST_WAIT = 20  # seconds


@dataclass
class FakeModel:
    """`write` makes the reply. `fault`: what goes wrong: a status, "slow", "dripping", "closed" or "half"."""

    url: str = ""
    write: Writing = lambda _: sentences([])
    fault: int | str | None = None
    knows_schemas: bool = True
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def given(self) -> list[Data]:
        """The data of each request."""
        return [data_of(request) for request in self.requests]


def data_of(request: dict[str, Any]) -> Data:
    data: Data = json.loads(request["messages"][-1]["content"])
    return data


def sentences(written: Sequence[tuple[str, Sequence[int]]]) -> str:
    """A reply of the form that is asked for."""
    return json.dumps({"sentences": [{"text": text, "evidence": list(numbers)} for text, numbers in written]})


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fake: FakeModel) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fake = fake

    def handle_error(self, *_: Any) -> None:
        """The other side may hang up; that is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        fake = self.server.fake
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        fake.requests.append(request)
        fake.headers.append({name.lower(): value for name, value in self.headers.items()})
        if isinstance(fake.fault, int):
            self._send(fake.fault, _OUT_OF_ORDER)
        elif fake.fault == "slow":
            fake.stopped.wait(_LONGEST_WAIT)
        elif fake.fault == "closed":
            self.connection.close()
        elif not fake.knows_schemas and "response_format" in request:
            self._send(400, _NO_SCHEMAS)
        else:
            self._reply(fake, request)

    def _reply(self, fake: FakeModel, request: dict[str, Any]) -> None:
        message = {"role": "assistant", "content": fake.write(data_of(request))}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        reply = {"id": "1", "object": "chat.completion", "created": 0, "model": request["model"], "choices": [choice]}
        body = json.dumps(reply).encode()
        if fake.fault == "half":
            self._send(200, body[: len(body) // 2], length=len(body))
        elif fake.fault == "dripping":
            self._drip(body)
        else:
            self._send(200, body)

    def _send(self, status: int, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body) if length is None else length))
        self.send_header("location", "http://elsewhere.example/")
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, body: bytes) -> None:
        """A byte now and then, so that no wait for a byte is ever long."""
        self._send(200, b"", length=len(body))
        for byte in body:
            if self.server.fake.stopped.is_set():
                return
            self.wfile.write(bytes([byte]))
            time.sleep(0.05)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[FakeModel]:
    """A fake model that serves until the block ends."""
    fake = FakeModel()
    server = _Server(fake)
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield fake
    finally:
        fake.stopped.set()
        server.shutdown()
        server.server_close()
