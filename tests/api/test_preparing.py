"""What a server does while documents are read for the workbench: it says so, and has them read ahead."""

import shutil
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings
from tests.api.conftest import OPEN

PAGE = {"accept": "text/html"}


@pytest.fixture
def unread(small: Settings, tmp_path: Path) -> Settings:
    """A copy of the small index of which nothing has been read for the workbench."""
    shutil.copytree(small.data, tmp_path / "data", ignore=OPEN)
    shutil.rmtree(tmp_path / "data" / "cache" / "workbench", ignore_errors=True)
    return Settings(data=tmp_path / "data")


@pytest.mark.parametrize("path", ["/recommendations", "/figures", "/promises", "/disagreements?authority=Powys"])
def test_it_tells_how_far_it_is_until_asking_again_gives_all(unread: Settings, path: str) -> None:
    app = create_app(unread)
    app.state.workbench._patience = 0  # seconds, so that it is one reading a request
    with TestClient(app) as client:
        told = client.get(f"/v1{path}")
        assert (told.status_code, told.headers["retry-after"]) == (503, "5")
        assert "still being read for this: 1 of" in told.json()["detail"]
        page = client.get(path, headers=PAGE)
        assert page.status_code == 503
        assert f'<a href="{path}">Look again</a>' in page.text
        assert '<progress aria-labelledby="far" max=' in page.text
        given = next(r for r in (client.get(f"/v1{path}") for _ in range(20)) if r.status_code == 200)
        assert given.json()["items"] is not None
        assert client.get(path, headers=PAGE).status_code == 200


def test_a_server_has_documents_read_ahead_and_stops_doing_so_when_it_stops(unread: Settings) -> None:
    app = create_app(unread)
    app.state.preparing.begin()
    kept = unread.data / "cache" / "workbench"
    with TestClient(app):
        until = time.monotonic() + 240
        while not list(kept.glob("tracked-*/*.json")) and time.monotonic() < until:
            time.sleep(0.1)
        assert list(kept.glob("tracked-*/*.json"))
    assert not app.state.preparing._thread.is_alive()
