"""Questions that no caller means and every caller may send: each is answered, declined or refused, and none runs."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.schemas_answers import AnswerBody

GROUPS: dict[str, list[str]] = json.loads((Path(__file__).parent / "naughty.json").read_text(encoding="ascii"))


def _sent(question: str) -> bytes:
    """As JSON in ASCII, which can say what UTF-8 cannot: half a surrogate pair."""
    return json.dumps({"question": question}).encode()


@pytest.mark.parametrize("group", GROUPS)
def test_every_question_has_an_answer_of_the_contract_or_a_reason(client: TestClient, group: str) -> None:
    for question in GROUPS[group]:
        response = client.post("/v1/answers", content=_sent(question), headers={"content-type": "application/json"})
        assert response.status_code in {200, 422}, (question, response.text)
        if response.status_code == 200:
            reply = AnswerBody.model_validate(response.json())
            assert client.get(f"/v1/answers/{reply.id}").content == response.content


@pytest.mark.parametrize("group", ["markup", "templates and formats", "controls", "hidden and turned"])
def test_nothing_of_a_question_runs_on_the_page(client: TestClient, group: str) -> None:
    for question in GROUPS[group]:
        page = client.get("/", params={"q": question}, headers={"accept": "text/html"})
        assert page.status_code in {200, 422}, question
        for mark in ("<script>alert", "<img src=x", "<svg onload", "<iframe", "49</", 'href="javascript:', "<SCRIPT"):
            assert mark not in page.text, question


@pytest.mark.parametrize("group", ["commands to a database or a shell", "nothing or nearly", "halves of letters"])
def test_nothing_of_a_search_is_a_command(client: TestClient, group: str) -> None:
    for words in GROUPS[group]:
        response = client.get("/v1/search", params={"q": words.encode(errors="replace").decode(), "limit": 3})
        assert response.status_code in {200, 422}, (words, response.text)


def test_the_list_is_long_enough_to_mean_something() -> None:
    assert sum(len(group) for group in GROUPS.values()) >= 150
