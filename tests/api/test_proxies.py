"""Who asks, as a named proxy says it; and that nobody else's word counts."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access import refuse_open
from api.app import create_app
from api.keys import Keys, Role
from corpus.errors import SettingsError, UsageError
from corpus.settings import Settings, load_settings

PROXY, STRANGER = "10.1.2.3", "10.9.9.9"
ENVIRONMENT = {
    "CRAFFU_HOST": "0.0.0.0",
    "CRAFFU_PROXIES": "10.1.2.3, 192.0.2.0/24",
    "CRAFFU_PROXY_USER_HEADER": "X-Forwarded-User",
    "CRAFFU_PROXY_GROUPS_HEADER": "X-Forwarded-Groups",
    "CRAFFU_PROXY_ROLES": "staff=reader,cn=editors=writer",
}
ANN = {"X-Forwarded-User": "ann", "X-Forwarded-Groups": "staff"}


def _settings(data: Path, **more: str) -> Settings:
    return load_settings({"CRAFFU_DATA": str(data), **ENVIRONMENT, **more})


def _client(settings: Settings, peer: str = PROXY) -> TestClient:
    return TestClient(create_app(settings), client=(peer, 50000))


def test_a_named_proxy_says_who_asks(tmp_path: Path) -> None:
    assert _client(_settings(tmp_path)).get("/v1/models", headers=ANN).status_code == 200
    assert _client(_settings(tmp_path), "192.0.2.77").get("/v1/models", headers=ANN).status_code == 200


def test_nobody_else_can_say_who_asks(tmp_path: Path) -> None:
    client = _client(_settings(tmp_path), STRANGER)
    for spoofed in (ANN, ANN | {"X-Forwarded-For": PROXY}, ANN | {"Forwarded": f"for={PROXY}", "X-Real-IP": PROXY}):
        assert client.get("/v1/models", headers=spoofed).status_code == 401


def test_a_proxy_that_names_nobody_lets_nobody_in(tmp_path: Path) -> None:
    client = _client(_settings(tmp_path))
    for headers in ({}, {"X-Forwarded-User": " "}):
        assert client.get("/v1/models", headers=headers).status_code == 401


def test_a_name_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    headers = [("X-Forwarded-User", "boss"), ("X-Forwarded-User", "ann"), ("X-Forwarded-Groups", "staff")]
    response = _client(_settings(tmp_path)).get("/v1/models", headers=headers)
    assert (response.status_code, "twice" in response.json()["detail"]) == (403, True)


@pytest.mark.parametrize(
    ("groups", "read", "write"),
    [("staff", 200, 403), ("other, cn=editors", 200, 404), ("staff,cn=editors", 200, 404), ("other", 403, 403)],
)
def test_groups_have_roles_and_the_highest_counts(tmp_path: Path, groups: str, read: int, write: int) -> None:
    client, headers = _client(_settings(tmp_path)), {"X-Forwarded-User": "ann", "X-Forwarded-Groups": groups}
    assert client.get("/v1/models", headers=headers).status_code == read
    assert client.delete("/v1/documents/none", headers=headers).status_code == write


def test_without_groups_whoever_is_named_reads(tmp_path: Path) -> None:
    settings = _settings(tmp_path).model_copy(update={"proxy_groups_header": None})
    client = _client(settings)
    assert client.get("/v1/models", headers={"X-Forwarded-User": "ann"}).status_code == 200
    assert client.delete("/v1/documents/none", headers=ANN).status_code == 403


def test_a_key_works_beside_a_proxy(tmp_path: Path) -> None:
    secret = Keys(tmp_path).make("Integration", Role.READER, 1)[1]
    headers = {"Authorization": f"Bearer {secret}"}
    for peer in (PROXY, STRANGER):
        assert _client(_settings(tmp_path), peer).get("/v1/models", headers=headers).status_code == 200


def test_persons_have_rates_of_their_own(tmp_path: Path) -> None:
    client, bob = _client(_settings(tmp_path, CRAFFU_KEY_RATE="1")), ANN | {"X-Forwarded-User": "bob"}
    assert [client.get("/v1/models", headers=who).status_code for who in (ANN, ANN, bob)] == [200, 429, 200]


def test_addresses_are_counted_as_a_named_proxy_tells_them_and_cannot_be_made_up(tmp_path: Path) -> None:
    settings = _settings(tmp_path, CRAFFU_ADDRESS_RATE="1")
    by_proxy, direct = _client(settings), _client(settings, STRANGER)

    def ask(client: TestClient, told: str) -> int:
        return client.get("/v1/models", headers=ANN | {"X-Forwarded-For": told}).status_code

    assert [ask(by_proxy, told) for told in ("198.51.100.1", "198.51.100.2")] == [200, 200]
    assert ask(by_proxy, "203.0.113.9, 198.51.100.1") == 429  # what the caller put in front counts for nothing
    assert [ask(direct, told) for told in ("198.51.100.3", "198.51.100.4")] == [401, 429]


def test_a_proxy_that_nobody_named_does_not_open_a_server_without_keys(tmp_path: Path) -> None:
    client = TestClient(create_app(Settings(data=tmp_path)), client=("127.0.0.1", 50000))
    assert client.get("/v1/models").status_code == 200
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        response = client.get("/v1/models", headers={header: "198.51.100.1"})
        assert (response.status_code, "CRAFFU_PROXIES" in response.json()["detail"]) == (403, True)


def test_with_a_named_proxy_nothing_is_open_on_loopback(tmp_path: Path) -> None:
    settings = _settings(tmp_path, CRAFFU_HOST="127.0.0.1", CRAFFU_PROXIES="127.0.0.1")
    assert _client(settings, "127.0.0.1").get("/v1/models").status_code == 401


def test_a_server_that_lets_nobody_in_does_not_start(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    refuse_open(settings)
    with pytest.raises(UsageError, match="CRAFFU_PROXY_USER_HEADER"):
        refuse_open(settings.model_copy(update={"proxy_user_header": None}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CRAFFU_PROXIES", "*"),
        ("CRAFFU_PROXIES", "nginx"),
        ("CRAFFU_PROXIES", "10.0.0.1/8"),
        ("CRAFFU_PROXY_USER_HEADER", "X User"),
        ("CRAFFU_PROXY_ROLES", "staff"),
        ("CRAFFU_PROXY_ROLES", "staff=boss"),
    ],
)
def test_what_cannot_be_meant_ends_the_start(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        _settings(tmp_path, **{name: value})
