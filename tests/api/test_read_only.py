"""A server that starts over a data folder which may only be read: it answers, and says what it does not keep."""

import logging
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings

QUESTION = {"question": "What were CIW's four priorities for Powys?"}


@pytest.fixture
def read_only(bundled: Settings, tmp_path: Path) -> Iterator[Path]:
    """The bundled index under a mount that takes no writing."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    for command in (["--bind", str(bundled.data), str(folder)], ["-o", "remount,ro,bind", str(folder)]):
        if subprocess.run(["mount", *command], capture_output=True, check=False).returncode:
            subprocess.run(["umount", folder], capture_output=True, check=False)
            pytest.skip("needs to be allowed to mount a folder read-only")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_it_answers_and_says_that_answers_are_not_kept(read_only: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), TestClient(create_app(Settings(data=read_only))) as client:
        given = client.post("/v1/answers", json=QUESTION)
        assert (given.status_code, given.json()["status"]) == (200, "answered")
        assert client.get("/readyz").json()["answers_kept"] is False
        assert client.get(f"/v1/answers/{given.json()['id']}").status_code == 404
    assert "answers are neither kept nor logged" in caplog.text


def test_answers_are_kept_and_logged_in_the_folder_named_for_them(read_only: Path, tmp_path: Path) -> None:
    settings = Settings(data=read_only, state=tmp_path / "state")
    with TestClient(create_app(settings)) as client:
        given = client.post("/v1/answers", json=QUESTION)
        assert client.get("/readyz").json()["answers_kept"] is True
        assert client.get(f"/v1/answers/{given.json()['id']}").content == given.content
    assert {path.name for path in settings.written.glob("*.sqlite")} == {"answers.sqlite", "answer-log.sqlite"}
