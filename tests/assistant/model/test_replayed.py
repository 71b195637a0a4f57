"""An answer that a model phrased is replayed without it: its sentences are held against the quotes found now."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.answer_log.entry import Entry
from api.answer_log.replay import Replaying
from api.answer_log.store import AnswerLog
from api.app import create_app
from corpus.settings import Settings
from tests.assistant.model.fake_model import FakeModel
from tests.assistant.model.test_phrasing import KNEW, WARNED, echo
from tests.assistant.model.test_told import settings_of


@pytest.fixture(scope="module")
def entry(bundled: Settings, server: FakeModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Entry]:
    """The log's entry of an answer that the model phrased; the model is out of order from then on."""
    settings = settings_of(server, data=bundled.data, state=tmp_path_factory.mktemp("state"))
    server.write, server.fault = echo, None
    with TestClient(create_app(settings)) as client:
        given = client.post("/v1/answers", json={"question": WARNED}).json()
        assert given["answerer"] == "llm:fake"
    server.fault = 500
    server.requests.clear()
    found = AnswerLog(settings.written, settings.retention_days).answer(given["id"])
    assert found
    yield found
    assert server.requests == []


@pytest.fixture(scope="module")
def replaying(bundled: Settings, server: FakeModel) -> Replaying:
    return Replaying(settings_of(server, data=bundled.data))


def test_the_same_snapshot_gives_the_same_claims_though_the_model_is_gone(replaying: Replaying, entry: Entry) -> None:
    replayed = replaying.replay(entry)
    assert (replayed.on_snapshot, replayed.today) == ((), ())


def test_a_sentence_that_no_quote_holds_falls_and_is_told(replaying: Replaying, entry: Entry) -> None:
    assert entry.said
    before = entry.said["reply"]
    claims = [{**before["claims"][0], "text": "Officers never knew of it."}, *before["claims"][1:]]
    altered = replace(entry, said={**entry.said, "reply": {**before, "claims": claims}})
    told = replaying.replay(altered).on_snapshot
    assert told
    assert any(line.startswith("no longer said: “Officers never knew of it.”") for line in told)
    assert any(KNEW in line for line in told if line.startswith("now said"))
