"""The server's own log: what its lines tell, and that none has a word of what was asked."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from starlette.types import Receive, Scope, Send

from api.app import create_app
from api.envelope import Envelope
from api.logs import OURS, configure
from corpus.settings import Settings

Written = Callable[[], str]
SECRET = "Blodeuwedd"


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """What went to stderr; logging is put back as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield lambda: capsys.readouterr().err
    root.handlers[:], root.level = before
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def ask_in_many_ways(client: TestClient) -> list[str]:
    """Questions with a name in them, lawful and not; the requests' ids."""
    mcp = {"accept": "application/json, text/event-stream"}
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "ask", "arguments": {"question": SECRET}},
    }
    replies = [
        client.post("/v1/answers", json={"question": f"What did {SECRET} say of Powys?"}),
        client.post("/v1/answers", json={"question": SECRET, "filters": {"authorities": [SECRET]}, SECRET: 1}),
        client.post("/v1/answers", content=f'{{"question": "{SECRET}'),
        client.get("/", params={"q": SECRET}),
        client.get("/v1/search", params={"q": SECRET}),
        client.post("/mcp", json=call, headers=mcp),
        client.post("/mcp", json={**call, "params": SECRET}, headers=mcp),
        client.post("/mcp", content=SECRET, headers=mcp | {"content-type": "application/json"}),
    ]
    return [reply.headers["x-request-id"] for reply in replies]


@pytest.mark.parametrize("level", ["info", "debug"])
def test_a_line_tells_of_each_request_and_answer_and_none_of_what_was_asked(
    small: Settings, written: Written, level: Any
) -> None:
    configure(Settings(data=small.data, log="json", log_level=level))
    with TestClient(create_app(small), base_url="http://127.0.0.1:8000") as client:
        ids = ask_in_many_ways(client)
    err = written()
    assert SECRET not in err
    told = [json.loads(line) for line in err.splitlines()]
    requests = {line["request_id"]: line for line in told if line["message"] == "request"}
    first = requests[ids[0]]
    assert (first["method"], first["route"], first["status"]) == ("POST", "/v1/answers", 200)
    assert first["ms"] > 0
    assert set(ids) <= set(requests)
    answer = next(line for line in told if line["message"] == "answer")
    assert (answer["request_id"], answer["way"], answer["snapshot"]) == (ids[0], "api", "000001")
    assert answer["log_head"].count(":") == 1


class Failing:
    """An application that fails with what was asked in its message."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise RuntimeError(f"no answer to {SECRET}") from error


@pytest.mark.parametrize("form", ["json", "text"])
def test_an_error_is_told_by_type_and_place_without_its_message(written: Written, form: Any) -> None:
    configure(Settings(log=form))
    reply = TestClient(Envelope(Failing())).get("/v1/answers")
    assert reply.status_code == 500
    told = written()
    assert SECRET not in told
    assert "builtins.ValueError" in told
    assert told.index("builtins.ValueError") < told.index("builtins.RuntimeError")
    assert Path(__file__).name in told
    assert reply.headers["x-request-id"] in told


def test_with_debug_an_error_is_told_whole(written: Written) -> None:
    configure(Settings(log_level="debug"))
    TestClient(Envelope(Failing())).get("/v1/answers")
    assert f"RuntimeError: no answer to {SECRET}" in written()


def test_a_line_of_text_has_its_values_behind_it(written: Written, small: Settings) -> None:
    configure(Settings(data=small.data))
    with TestClient(create_app(small), base_url="http://127.0.0.1:8000") as client:
        client.get("/v1/models")
        client.get("/healthz")
    (line,) = [line for line in written().splitlines() if " request" in line]
    assert "INFO    api.metrics: request request_id=" in line
    assert " method=GET route=/v1/models status=200 ms=" in line
