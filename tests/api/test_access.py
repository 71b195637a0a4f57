"""Keys and roles: who may ask, who may add, who is let in nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from api.access import is_loopback, refuse_open
from api.app import create_app
from api.keys import Keys, Role
from cli.main import craffu
from corpus.errors import UsageError
from corpus.settings import Settings


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=tmp_path)), base_url="http://127.0.0.1:8000") as opened:
        yield opened


def status(client: TestClient, method: str, path: str, secret: str | None) -> int:
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return client.request(method, path, headers=headers).status_code


def test_without_any_key_everything_is_open_on_loopback(client: TestClient) -> None:
    assert status(client, "GET", "/v1/additions/none", None) == 404
    assert status(client, "GET", "/v1/documents", None) == 503  # nothing is held yet


def test_once_a_key_was_made_every_request_needs_one(client: TestClient, keys: Keys) -> None:
    _, secret = keys.make("Ann", Role.READER, 1)
    for path in ("/v1/documents", "/v1/search?q=a", "/", "/v1/answers/a", "/v1/additions/a"):
        assert status(client, "GET", path, None) == 401
        assert status(client, "GET", path, secret + "x") == 401
    assert "Bearer" in client.get("/v1/documents").headers["www-authenticate"]
    assert status(client, "GET", "/v1/documents", secret) == 503
    assert client.get("/healthz").status_code == 200


def test_a_browser_may_give_the_key_as_its_password(client: TestClient, keys: Keys) -> None:
    _, secret = keys.make("Ann", Role.READER, 1)
    assert client.get("/v1/answers/none", auth=("anybody", secret)).status_code == 404
    assert client.get("/v1/answers/none", auth=("anybody", "guess")).status_code == 401


def test_a_reader_may_not_write_and_a_writer_may_read(client: TestClient, keys: Keys) -> None:
    _, reader = keys.make("Ann", Role.READER, 1)
    _, writer = keys.make("Bob", Role.WRITER, 1)
    assert status(client, "DELETE", "/v1/documents/a", reader) == 403
    assert status(client, "POST", "/v1/documents", reader) == 403
    assert status(client, "DELETE", "/v1/documents/a", writer) == 404
    assert status(client, "GET", "/v1/answers/none", writer) == 404


def test_a_revoked_key_opens_nothing_and_the_server_stays_shut(client: TestClient, keys: Keys) -> None:
    key, secret = keys.make("Ann", Role.ADMINISTRATOR, 1)
    keys.revoke(key.id)
    assert status(client, "GET", "/v1/answers/none", secret) == 401
    assert status(client, "GET", "/v1/answers/none", None) == 401


def test_a_key_ends(client: TestClient, keys: Keys) -> None:
    _, secret = keys.make("Ann", Role.READER, -1)
    assert status(client, "GET", "/v1/answers/none", secret) == 401


def test_the_secret_is_nowhere_in_the_data_folder(tmp_path: Path, keys: Keys) -> None:
    _, secret = keys.make("Ann", Role.READER, 1)
    file = tmp_path / "keys.sqlite"
    assert secret.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.4", "::", "craffu.example"])
def test_other_machines_are_served_only_with_keys(tmp_path: Path, keys: Keys, host: str) -> None:
    settings = Settings(data=tmp_path, host=host)
    with pytest.raises(UsageError, match="craffu keys make"):
        refuse_open(settings)
    keys.make("Ann", Role.READER, 1)
    refuse_open(settings)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback_addresses_are_known(host: str) -> None:
    assert is_loopback(host)


def test_keys_are_made_listed_and_revoked_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFFU_DATA", str(tmp_path))
    run = CliRunner()
    made = run.invoke(craffu, ["keys", "make", "Scrutiny office", "--role", "writer", "--days", "30"])
    key = Keys(tmp_path).holder(made.stdout.strip())
    assert key is not None
    assert (key.name, key.role) == ("Scrutiny office", Role.WRITER)
    assert "writer" in run.invoke(craffu, ["keys", "list"]).stdout
    assert run.invoke(craffu, ["keys", "revoke", key.id]).exit_code == 0
    assert "revoked" in run.invoke(craffu, ["keys", "list"]).stdout
    assert Keys(tmp_path).holder(made.stdout.strip()) is None
