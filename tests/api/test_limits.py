"""What comes of too much at once, over HTTP: words to act on, when to come again, and the rest goes on."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.keys import Keys, Role
from api.turns import Turns
from corpus.settings import Settings
from tests.api.test_metrics import samples

QUESTION = {"question": "What were the three priorities for Powys?"}
BROWSER = {"accept": "text/html"}
WELSH = BROWSER | {"accept-language": "cy"}


def _bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture(scope="module")
def busy(small: Settings) -> Iterator[TestClient]:
    """A server whose one turn is taken and where nobody may wait."""
    app = create_app(small.model_copy(update={"answers_at_once": 1, "answers_waiting": 0}))
    with TestClient(app) as client, _taken(app.state.turns):
        yield client


@contextmanager
def _taken(turns: Turns) -> Iterator[None]:
    begun, go_on = Event(), Event()

    def work() -> None:
        begun.set()
        go_on.wait(300)  # longer than the module takes on a busy machine

    thread = Thread(target=lambda: asyncio.run(turns.run(work)))
    thread.start()
    begun.wait()
    yield
    go_on.set()
    thread.join()


def test_one_key_that_asks_too_much_is_told_when_to_come_again_and_others_are_served(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    ann, bob = (_bearer(keys.make(name, Role.READER, 1)[1]) for name in ("Ann", "Bob"))
    with TestClient(create_app(Settings(data=tmp_path, key_rate=2))) as client:
        assert [client.get("/v1/models", headers=ann).status_code for _ in range(3)] == [200, 200, 429]
        refused = client.get("/v1/models", headers=ann)
        assert refused.headers["content-type"] == "application/problem+json"
        assert 0 < int(refused.headers["retry-after"]) <= 60
        assert client.get("/v1/models", headers=bob).status_code == 200
        assert client.get("/healthz").status_code == 200


def test_guessing_keys_is_slowed_by_address(tmp_path: Path) -> None:
    Keys(tmp_path).make("Ann", Role.READER, 1)
    with TestClient(create_app(Settings(data=tmp_path, address_rate=2))) as client:
        found = [client.get("/v1/models", headers=_bearer(str(guess))).status_code for guess in range(3)]
    assert found == [401, 401, 429]


def test_a_writers_request_is_counted_once(tmp_path: Path) -> None:
    secret = Keys(tmp_path).make("Ann", Role.WRITER, 1)[1]
    with TestClient(create_app(Settings(data=tmp_path, key_rate=2))) as client:
        found = [client.get("/v1/additions/none", headers=_bearer(secret)).status_code for _ in range(3)]
    assert found == [404, 404, 429]


def test_on_this_machine_alone_there_is_no_limit_unless_it_is_set(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path, key_rate=1))) as client:
        assert {client.get("/v1/models").status_code for _ in range(5)} == {200}
    with TestClient(create_app(Settings(data=tmp_path, address_rate=1))) as client:
        assert [client.get("/v1/models").status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/answers", QUESTION),
        ("POST", "/v1/chat/completions", {"messages": [{"role": "user", "content": "Who?"}]}),
        ("GET", "/v1/search?q=Powys", None),
    ],
)
def test_when_all_turns_are_taken_the_caller_is_told_to_come_again(
    busy: TestClient, method: str, path: str, body: object
) -> None:
    response = busy.request(method, path, json=body)
    assert (response.status_code, response.json()["status"]) == (503, 503)
    assert int(response.headers["retry-after"]) > 0
    assert "Many questions" in response.json()["detail"]


def test_when_all_turns_are_taken_the_rest_is_served_and_counted(busy: TestClient) -> None:
    for path in ("/", "/v1/documents", "/healthz", "/readyz"):
        assert busy.get(path, headers=BROWSER).status_code == 200
    before = samples(busy).get(("craffu_turned_away_total", "queue full"), 0)
    busy.post("/v1/answers", json=QUESTION)
    found = samples(busy)
    assert found["craffu_turned_away_total", "queue full"] == before + 1
    assert found["craffu_questions_waiting",] == 0


def test_the_page_says_so_in_the_readers_language(busy: TestClient) -> None:
    english, welsh = busy.get("/?q=Who", headers=BROWSER), busy.get("/?q=Who", headers=WELSH)
    assert (english.status_code, welsh.status_code) == (503, 503)
    assert "Many questions are being answered" in english.text
    assert "Mae llawer o gwestiynau" in welsh.text
    assert 'class="lead" lang="en"' not in welsh.text


def test_a_question_that_takes_too_long_is_given_up(small: Settings) -> None:
    app = create_app(small.model_copy(update={"answer_seconds": 0.001}))
    with TestClient(app) as client:
        response = client.post("/v1/answers", json=QUESTION)
        assert response.status_code == 503
        assert int(response.headers["retry-after"]) > 0


def test_headers_that_are_too_large_are_refused(client: TestClient) -> None:
    response = client.get("/v1/documents", headers={"x-much": "x" * 64_000})
    assert (response.status_code, response.json()["status"]) == (431, 431)
    assert client.get("/v1/documents?" + "q" * 64_000).status_code == 431


def test_the_longest_lawful_question_of_any_letters_fits_into_the_pages_address(client: TestClient) -> None:
    longest = "😀" * 2000
    assert client.get("/", params={"q": longest, "previous": longest}, headers=BROWSER).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"question": "q" * 2001},
        {"history": [{"question": "q", "answer": "a"}] * 51},
        {"history": [{"question": "q", "answer": "a" * 20_001}]},
        {"history": [{"question": "q" * 2001, "answer": "a"}]},
        {"filters": {"authorities": ["Powys"] * 101}},
        {"filters": {"document_ids": ["d" * 301]}},
        {"filters": {"languages": ["en"] * 11}},
    ],
)
def test_every_part_of_a_question_has_its_limit(client: TestClient, change: dict[str, object]) -> None:
    assert client.post("/v1/answers", json=QUESTION | change).status_code == 422


def test_json_that_is_nested_without_end_is_refused(client: TestClient) -> None:
    nested = b'{"question": ' + b"[" * 400_000 + b"]" * 400_000 + b"}"
    response = client.post("/v1/answers", content=nested, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["title"]) == (400, "Bad request")
