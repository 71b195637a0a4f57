"""Errors, the headers of every response, and a server without an index."""

import errno
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.envelope import LARGEST_BODY
from api.responses import ProblemBody
from corpus.settings import Settings

BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/nowhere", 404), ("PUT", "/v1/answers", 405), ("GET", "/v1/search", 422), ("GET", "/nowhere", 404)],
)
def test_every_error_is_a_problem_with_its_request_id(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    problem = ProblemBody.model_validate(response.json())
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, problem.status) == (status, status)
    assert response.headers["x-request-id"] == problem.request_id


def test_a_method_that_is_not_allowed_names_those_that_are(client: TestClient) -> None:
    assert client.put("/v1/answers").headers["allow"] == "POST"
    assert client.put("/v1/documents").headers["allow"] == "GET, POST"
    assert client.post("/static/style.css").headers["allow"] == "GET"


@pytest.mark.parametrize("path", ["/healthz", "/v1/documents", "/", "/static/style.css", "/v1/nowhere", "/v1/answers"])
def test_a_head_is_that_of_the_same_get(client: TestClient, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert head.content == b""
    assert head.status_code == whole.status_code
    same = ("content-type", "content-length", "content-security-policy", "allow")
    assert [head.headers.get(name) for name in same] == [whole.headers.get(name) for name in same]


def test_a_page_says_what_is_wrong_with_a_field_in_the_words_of_its_form(client: TestClient) -> None:
    welsh = client.get("/promises?council=nowhere", headers=BROWSER | {"accept-language": "cy"}).text
    assert "Cyngor: nid oes cyngor o&#39;r enw &#39;nowhere&#39;." in welsh
    assert "/v1/" not in welsh.partition("<main")[2].partition("</main>")[0]
    assert "From the year is not a whole number" in client.get("/promises?since=soon", headers=BROWSER).text


def test_a_browser_gets_a_page_and_a_program_a_problem(client: TestClient) -> None:
    page = client.get("/nowhere", headers=BROWSER)
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>Not found</h1>" in page.text
    assert client.get("/v1/nowhere", headers=BROWSER).headers["content-type"] == "application/problem+json"


def test_broken_json_is_refused_in_words(client: TestClient) -> None:
    response = client.post("/v1/answers", content=b"{", headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert "not valid JSON" in response.json()["detail"]


def test_a_body_that_is_too_large_is_refused_by_its_length(client: TestClient) -> None:
    response = client.post("/v1/answers", content=b"x" * (LARGEST_BODY + 1))
    assert response.status_code == 413
    assert "1 MB" in response.json()["detail"]


def test_a_body_that_is_too_large_is_refused_without_its_length(client: TestClient) -> None:
    parts = (b"x" * 100_000 for _ in range(11))
    response = client.post("/v1/answers", content=parts, headers={"content-type": "application/json"})
    assert response.status_code == 413


def test_a_failure_of_our_own_is_a_problem_that_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path))

    @app.get("/v1/broken")
    def broken() -> None:
        raise RuntimeError(f"secret in {tmp_path}")

    with TestClient(app) as client:
        response = client.get("/v1/broken")
    assert response.status_code == 500
    assert str(tmp_path) not in response.text
    assert response.json()["request_id"] in response.json()["detail"]


@pytest.mark.parametrize("path", ["/", "/documents", "/v1/documents", "/nowhere", "/healthz", "/static/style.css"])
def test_every_response_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "script-src 'self';" in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_another_site_may_not_ask(client: TestClient) -> None:
    headers = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    response = client.options("/v1/answers", headers=headers)
    assert response.status_code == 405
    assert "access-control-allow-origin" not in response.headers


def test_without_an_index_the_server_lives_and_says_what_to_do(empty: TestClient) -> None:
    assert empty.get("/healthz").json() == {"status": "alive"}
    for response in (
        empty.get("/readyz"),
        empty.post("/v1/answers", json={"question": "Who?"}),
        empty.get("/v1/documents"),
    ):
        assert response.status_code == 503
        assert "craffu ingest" in response.json()["detail"]


def test_without_an_index_the_page_says_how_to_ingest(empty: TestClient) -> None:
    for path in ("/", "/documents"):
        page = empty.get(path, headers=BROWSER)
        assert page.status_code == 200
        assert "craffu ingest" in page.text


@pytest.mark.parametrize(
    ("error", "status"), [(OSError(errno.ENOSPC, "full"), 503), (OSError(errno.EIO, "broken"), 500)]
)
def test_a_full_disk_is_said_and_other_faults_are_ours(tmp_path: Path, error: OSError, status: int) -> None:
    app = create_app(Settings(data=tmp_path))

    @app.get("/v1/written")
    def written() -> None:
        raise error

    with TestClient(app) as client:
        response = client.get("/v1/written")
    assert (response.status_code, "disk" in response.json()["detail"]) == (status, status == 503)
