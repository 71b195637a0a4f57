"""One assistant for all requests, and a new generation without dropping those that run."""

import shutil
import threading
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.serving import Serving
from corpus.errors import NoIndexError
from corpus.settings import Settings
from ingest.run import ingest
from tests.api.conftest import OPEN


@pytest.fixture
def copied(small: Settings, tmp_path: Path) -> Settings:
    """A copy of the small data folder that a test may write to."""
    shutil.copytree(small.data, tmp_path / "data", ignore=OPEN)
    return Settings(data=tmp_path / "data")


def _another_file(folder: Path) -> Path:
    path = folder / "torfaen-note-2022.txt"
    path.write_text("authority: Torfaen\ndate: 2022-05-05\ntitle: A note\n---\nTorfaen opened a new centre.\n")
    return path


def test_a_new_generation_answers_the_next_request(copied: Settings, tmp_path: Path) -> None:
    with TestClient(create_app(copied)) as client:
        before = client.get("/v1/documents").json()["items"]
        ingest([_another_file(tmp_path)], copied)
        after = client.get("/v1/documents").json()["items"]
    assert len(after) == len(before) + 1


def test_a_running_request_keeps_the_generation_it_began_with(copied: Settings, tmp_path: Path) -> None:
    serving = Serving(copied)
    with serving.assistant() as running:
        generation = running.sources.index.generation
        ingest([_another_file(tmp_path)], copied)
        with serving.assistant() as later:
            assert later.sources.index.generation != generation
            assert later.sources.embedder is running.sources.embedder
        assert running.sources.index.full_text([("powys", 1.0)], 5)
    serving.close()


def test_a_broken_new_generation_leaves_the_old_one_answering(copied: Settings) -> None:
    serving = Serving(copied)
    with serving.assistant() as first:
        generation = first.sources.index.generation
    (copied.data / "current").write_text("999999\n")
    with serving.assistant() as second:
        assert second.sources.index.generation == generation
    serving.close()


def test_requests_that_come_together_open_one_assistant(copied: Settings) -> None:
    serving = Serving(copied)
    seen: set[int] = set()

    def ask() -> None:
        with serving.assistant() as assistant:
            seen.add(id(assistant))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 1
    serving.close()


def test_without_an_index_there_is_nothing_to_borrow(tmp_path: Path) -> None:
    serving = Serving(Settings(data=tmp_path))
    with pytest.raises(NoIndexError), serving.assistant():
        pass
    with pytest.raises(NoIndexError):
        serving.readiness()


def test_ready_names_the_generation_once_the_index_is_open(copied: Settings) -> None:
    with TestClient(create_app(copied)) as client:
        generation = client.post("/v1/answers", json={"question": "Who visited Powys?"}).json()["snapshot"]
        told = {"status": "ready", "snapshot": generation, "answers_kept": True, "language_model": None}
        assert client.get("/readyz").json() == told


def test_a_server_that_started_empty_answers_after_the_first_ingest(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    with TestClient(create_app(settings)) as client:
        assert client.get("/v1/documents").status_code == 503
        ingest([_another_file(tmp_path)], settings)
        assert len(client.get("/v1/documents").json()["items"]) == 1
