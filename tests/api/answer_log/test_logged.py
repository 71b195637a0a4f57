"""Every answer that the server gives is logged with who asked and how; ordinary logs have no word of it."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.answer_log.entry import Entry
from api.answer_log.store import AnswerLog
from api.app import create_app
from api.keys import Keys, Role
from corpus.settings import Settings

ASKED = "What were the three priorities for Powys?"


@pytest.fixture(scope="module")
def data(small: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder over the same index, with a log of its own."""
    folder = tmp_path_factory.mktemp("logged")
    (folder / "generations").symlink_to(small.data / "generations")
    (folder / "current").write_text((small.data / "current").read_text())
    return folder


@pytest.fixture(scope="module")
def asking(data: Path) -> Iterator[TestClient]:
    _, secret = Keys(data).make("Scrutiny office", Role.WRITER, 1)
    with TestClient(create_app(Settings(data=data)), headers={"Authorization": f"Bearer {secret}"}) as opened:
        yield opened


def ask(client: TestClient, way: str) -> str | None:
    """Ask in one of the ways; the request's id."""
    message = {"messages": [{"role": "user", "content": ASKED}]}
    call = {"name": "ask", "arguments": {"question": ASKED}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    accepts = {"accept": "application/json, text/event-stream"}
    reply = {
        "api": lambda: client.post("/v1/answers", json={"question": ASKED, "as_of": "2020-01-01"}),
        "chat": lambda: client.post("/v1/chat/completions", json=message),
        "mcp": lambda: client.post("/mcp", json=body, headers=accepts),
        "page": lambda: client.get("/", params={"q": ASKED}),
    }[way]()
    assert reply.status_code == 200
    return str(reply.headers["x-request-id"])


def logged(data: Path, request_id: str | None) -> list[Entry]:
    entries = AnswerLog(data, 1).entries()
    return [entry for entry in entries if entry.said and entry.said.get("request_id") == request_id]


@pytest.mark.parametrize("way", ["api", "chat", "mcp", "page"])
def test_an_answer_is_logged_with_who_asked_and_how(asking: TestClient, data: Path, way: str) -> None:
    (entry,) = logged(data, ask(asking, way))
    said: dict[str, Any] = entry.said or {}
    assert (said["way"], said["role"], said["key"]) == (way, "writer", "Scrutiny office")
    assert said["asked"]["question"] == ASKED
    assert (said["asked"]["as_of"] is not None) == (way == "api")
    assert said["reply"]["id"] == said["answer_id"]
    assert said["reply"]["citations"][0]["quote"]
    assert (said["reply"]["snapshot"], said["reply"]["answerer"]) == ("000001", "extractive")


def test_what_was_asked_is_in_no_ordinary_log(asking: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for way in ("api", "chat", "mcp", "page"):
            ask(asking, way)
        asking.get("/v1/search", params={"q": "priorities"})
        asking.post("/v1/answers", json={"question": "priorities" * 300})
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]  # the client's
    assert ours
    assert [record.getMessage() for record in ours if "priorities" in record.getMessage()] == []


def test_an_answer_is_given_and_counted_where_it_cannot_be_logged(
    asking: TestClient, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = data / "answer-log.sqlite"
    away = log.rename(data / "away")
    log.mkdir()
    try:
        ask(asking, "api")
    finally:
        log.rmdir()
        away.rename(log)
    assert 'craffu_unrecorded_total{record="logged"} 1.0' in asking.get("/metrics").text
    assert "is not logged" in caplog.text
