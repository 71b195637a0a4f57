"""Adding and removing documents over HTTP, into a real index."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings
from tests.ingest.hostile_zip import packed

ADDRESS = "http://127.0.0.1:8000"
REPORT = b"Inspectors came to Powys in May 2018. They counted 41 foster carers.\n"
LATER = b"Inspectors came to Powys in May 2018. They counted 43 foster carers, not 41.\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("adding")


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data)), base_url=ADDRESS) as opened:
        yield opened


def add(client: TestClient, *files: tuple[str, bytes], key: str | None = None, **fields: str) -> Any:
    form = [("files", (name, content)) for name, content in files]
    headers = {"Idempotency-Key": key} if key else {}
    return client.post("/v1/documents?wait=60", files=form, data=fields, headers=headers)


def ask(client: TestClient) -> dict[str, Any]:
    reply: dict[str, Any] = client.post("/v1/answers", json={"question": "How many foster carers are in Powys?"}).json()
    return reply


def test_a_file_is_added_asked_about_replaced_and_removed(client: TestClient, data: Path) -> None:
    about = json.dumps({"authority": "Powys", "kind": "inspection report", "published": "2018-06-01"})
    reply = add(client, ("folders/before/carers.txt", REPORT), metadata=about)
    assert reply.status_code == 202
    added = reply.json()
    assert (added["status"], added["problem"]) == ("done", None)
    (one,) = added["documents"]
    assert (one["filename"], one["change"], one["reason"]) == ("carers.txt", "added", None)
    assert client.get(reply.headers["location"]).json() == added

    described = client.get(f"/v1/documents/{one['document_id']}").json()
    assert (described["authority"], described["published"]) == ("Powys", "2018-06-01")
    assert described["origins"]["published"] == "user"
    assert "41" in ask(client)["answer"]
    assert client.get(f"/v1/documents/{one['document_id']}/file").content == REPORT

    replaced = add(client, ("another name.txt", LATER), replaces=one["document_id"], metadata=about).json()
    assert [(each["document_id"], each["change"]) for each in replaced["documents"]] == [
        (one["document_id"], "updated")
    ]
    assert len(client.get(f"/v1/documents/{one['document_id']}").json()["editions"]) == 2
    assert "43" in ask(client)["answer"]

    removed = client.delete(f"/v1/documents/{one['document_id']}")
    assert (removed.status_code, removed.json()["document_id"]) == (200, one["document_id"])
    assert client.get(f"/v1/documents/{one['document_id']}").status_code == 404
    assert client.delete(f"/v1/documents/{one['document_id']}").status_code == 404
    assert not list((data / "uploads").iterdir())


def test_a_bad_file_is_quarantined_and_the_others_go_on(client: TestClient) -> None:
    papers = packed({"inner/letter.txt": b"A letter to Wrexham about adoption."})
    files = (("broken.pdf", b"%PDF-1.7 nothing"), ("fine.txt", b"A fine note on Bridgend."), ("papers.zip", papers))
    documents = add(client, *files).json()["documents"]
    became = {each["filename"]: each for each in documents}
    assert became["broken.pdf"]["change"] == "quarantined"
    assert became["broken.pdf"]["reason"]
    assert became["fine.txt"]["change"] == "added"
    assert became["papers.zip!/inner/letter.txt"]["change"] == "added"
    assert "/uploads/" not in json.dumps(documents)


def test_two_files_of_one_name_are_two_documents_and_the_same_file_is_one(client: TestClient) -> None:
    first, second, again = (
        add(client, ("agenda.txt", content)).json()["documents"][0] for content in (b"Monday.", b"Tuesday.", b"Monday.")
    )
    assert first["document_id"] != second["document_id"]
    assert (again["document_id"], again["change"]) == (first["document_id"], "unchanged")


def test_a_request_sent_twice_with_one_key_is_done_once(client: TestClient) -> None:
    first, second = (add(client, ("once.txt", b"Said once only."), key="k-1").json() for _ in range(2))
    assert first == second
    assert add(client, ("once.txt", b"Said once only."), key="k-2").json()["id"] != first["id"]


def test_one_key_with_other_files_is_refused(client: TestClient) -> None:
    assert add(client, ("once.txt", b"A note on Cardiff."), key="other").status_code == 202
    for other in (("once.txt", b"A note on Swansea."), ("another name.txt", b"A note on Cardiff.")):
        reply = add(client, other, key="other")
        assert (reply.status_code, reply.json()["errors"][0]["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"metadata": "council=Powys"}, "metadata: is not JSON"),
        ({"metadata": '["Powys"]'}, "metadata: is a JSON object"),
        ({"metadata": '{"council": "Powys"}'}, "unknown field"),
        ({"metadata": '{"published": "soon"}'}, "is no published"),
        ({"council": "Powys"}, "council: is not a known field"),
    ],
)
def test_what_is_told_wrongly_is_refused_by_name(client: TestClient, fields: dict[str, str], why: str) -> None:
    reply = add(client, ("note.txt", b"A note."), **fields)
    assert reply.status_code == 422
    assert why in reply.json()["detail"]


def test_a_form_without_a_file_is_refused(client: TestClient) -> None:
    reply = client.post("/v1/documents", data={"metadata": "{}"})
    assert (reply.status_code, "files" in reply.json()["detail"]) == (422, True)
    assert client.post("/v1/documents", json={"files": []}).status_code == 422


def test_a_document_that_is_not_held_cannot_be_replaced(client: TestClient) -> None:
    assert add(client, ("note.txt", b"A note."), replaces="none-such").status_code == 404


def test_what_is_too_large_is_refused_with_what_to_do(data: Path) -> None:
    with TestClient(create_app(Settings(data=data, most_megabytes=1)), base_url=ADDRESS) as client:
        reply = add(client, ("large.txt", b"a" * 1_100_000))
    assert reply.status_code == 413
    assert "CRAFFU_MOST_MEGABYTES" in reply.json()["detail"]


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Host": "rebound.example:8000"}])
def test_a_page_of_another_site_cannot_add_or_remove(client: TestClient, headers: dict[str, str]) -> None:
    form = [("files", ("note.txt", b"A note."))]
    assert client.post("/v1/documents", files=form, headers=headers).status_code == 403
    assert client.delete("/v1/documents/any", headers=headers).status_code == 403


def test_an_unknown_request_is_not_found(client: TestClient) -> None:
    assert client.get("/v1/additions/none").status_code == 404
