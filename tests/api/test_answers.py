"""Asking over HTTP, with the real index, model and assistant."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.schemas_answers import AnswerBody
from tests.api.conftest import PRIORITIES

QUESTION = "What three priorities did the inspectorate give Powys?"


def _ask(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/v1/answers", json={"question": QUESTION} | body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_an_answer_fits_the_contract_and_holds_every_item(client: TestClient) -> None:
    answer = _ask(client)
    AnswerBody.model_validate(answer)
    assert answer["status"] == "answered"
    assert all(priority in answer["answer"] for priority in PRIORITIES)


def test_every_quote_stands_in_the_text_at_its_offsets(client: TestClient) -> None:
    citations = _ask(client)["citations"]
    assert citations
    for citation in citations:
        address = f"/v1/documents/{citation['document_id']}/text?edition={citation['edition']}"
        text = client.get(address).content.decode()
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_an_answer_read_again_is_the_same_bytes(client: TestClient) -> None:
    asked = client.post("/v1/answers", json={"question": QUESTION})
    again = client.get(f"/v1/answers/{asked.json()['id']}")
    assert (again.status_code, again.content) == (200, asked.content)


def test_an_answer_that_is_not_kept_is_not_found(client: TestClient) -> None:
    response = client.get("/v1/answers/none-such")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


def test_filters_narrow_to_another_council(client: TestClient) -> None:
    answer = _ask(client, filters={"authorities": ["Wrexham County Borough Council"]})
    assert {citation["authority"] for citation in answer["citations"]} <= {"Wrexham"}
    assert not any(priority in answer["answer"] for priority in PRIORITIES)


def test_as_of_hides_what_was_published_later(client: TestClient) -> None:
    assert _ask(client, as_of="2018-12-31")["status"] == "not_found"


def test_an_unknown_council_is_refused_with_close_ones(client: TestClient) -> None:
    response = client.post("/v1/answers", json={"question": QUESTION, "filters": {"authorities": ["Wrexhamm"]}})
    assert response.status_code == 422
    assert "'Wrexhamm'" in response.json()["detail"]
    assert "Did you mean Wrexham?" in response.json()["detail"]


def test_a_follow_up_is_understood_from_its_history(client: TestClient) -> None:
    first = _ask(client)
    history = [{"question": QUESTION, "answer": first["answer"]}]
    answer = _ask(client, question="And when is their next visit to them?", history=history)
    assert "Powys" in answer["question"]


def test_a_stream_ends_with_the_reply_that_is_kept(client: TestClient) -> None:
    response = client.post("/v1/answers", json={"question": QUESTION, "stream": True})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [block.split("\n") for block in response.text.strip().split("\n\n")]
    assert events[0][0] == "event: status"
    assert events[-1][0] == "event: done"
    reply = json.loads(events[-1][1].removeprefix("data: "))
    assert client.get(f"/v1/answers/{reply['id']}").json() == reply


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"question": ""}, "question"),
        ({"question": "   "}, "question"),
        ({"question": "x" * 2001}, "question"),
        ({}, "question"),
        ({"question": "a", "questions": "b"}, "questions"),
        ({"question": "a", "filters": {"council": ["Powys"]}}, "filters.council"),
        ({"question": "a", "filters": {"languages": ["Welsh"]}}, "filters.languages.0"),
        ({"question": "a", "filters": {"published_from": "yesterday"}}, "filters.published_from"),
        (
            {"question": "a", "filters": {"published_from": "2020-01-02", "published_to": "2020-01-01"}},
            "filters.published_from",
        ),
        ({"question": "a", "history": [{"question": "b"}]}, "history.0.answer"),
        ({"question": "\ud800"}, "question"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_field(client: TestClient, body: dict[str, Any], field: str) -> None:
    headers = {"content-type": "application/json"}
    response = client.post("/v1/answers", content=json.dumps(body), headers=headers)
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]


def test_the_longest_lawful_question_is_taken(client: TestClient) -> None:
    assert client.post("/v1/answers", json={"question": "Powys? " + "x" * 1993}).status_code == 200
