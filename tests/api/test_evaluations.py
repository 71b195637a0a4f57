"""Evaluations over a real server: a set in, progress, scores and a report out; one at a time, and refused in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.evaluating import BusyError, Evaluation, Evaluations
from api.responses import ProblemBody
from api.schemas_evaluating import MOST_QUESTIONS, EvaluationBody
from api.serving import Serving
from corpus.settings import Settings
from evals.respondent import ANSWERED
from tests.evals.replies import case
from tests.journeys.conftest import serving

PRIORITY: dict[str, Any] = {
    "id": "p1",
    "question": "What are the three priorities that the inspectorate gave Powys?",
    "type": "list",
    "answerable": True,
    "expected": "answer",
    "gold_facts": ["plan for placements", "ten working days", "safeguarding"],
    "gold_docs": ["powys-inspection-2019.txt"],
}
NOT_HELD = {
    "id": "p2",
    "question": "What did the new depot in Cardiff cost?",
    "type": "near miss",
    "answerable": False,
    "expected": "abstain",
}


@pytest.fixture(scope="module")
def server(small: Settings) -> Iterator[httpx.Client]:
    """A client of a real server on a port of its own."""
    with serving(small) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


def finished(server: httpx.Client, address: str) -> dict[str, Any]:
    for _ in range(60):
        body: dict[str, Any] = server.get(address, params={"wait": 1}).json()
        if body["status"] != "running":
            return body
    pytest.fail("the evaluation does not end")


def test_a_posted_set_is_asked_in_the_background_and_scored(server: httpx.Client) -> None:
    begun = server.post("/v1/evaluations", json={"questions": [PRIORITY, NOT_HELD]})
    assert begun.status_code == 202
    first = EvaluationBody.model_validate(begun.json())
    assert (first.total, first.questions) == (2, "posted")
    address = begun.headers["location"]
    assert address == f"/v1/evaluations/{first.id}"
    body = finished(server, address)
    assert (body["status"], body["done"], body["problem"]) == ("done", 2, None)
    assert body["snapshot"] == server.get("/readyz").json()["snapshot"]
    assert body["result"]["metrics"]["right"]["n"] == 2
    assert set(body["result"]) == {"about", "metrics", "types", "failures"}
    assert "settings" not in body["result"]["about"]  # they name folders of the machine


def test_the_scores_are_those_of_the_same_answers_asked_one_by_one(server: httpx.Client) -> None:
    begun = server.post("/v1/evaluations", json={"questions": [PRIORITY, NOT_HELD]}, params={"wait": 30})
    body = finished(server, begun.headers["location"])
    replies = [server.post("/v1/answers", json={"question": each["question"]}).json() for each in (PRIORITY, NOT_HELD)]
    right = [
        replies[0]["status"] in ANSWERED and "ten working days" in replies[0]["answer"],
        replies[1]["status"] == "not_found",
    ]
    assert body["result"]["metrics"]["right"]["value"] == sum(right) / 2
    assert body["result"]["metrics"]["quotes_exact"]["value"] == 1


def test_the_report_for_people_is_a_file_to_be_saved(server: httpx.Client) -> None:
    begun = server.post("/v1/evaluations", json={"questions": [NOT_HELD]})
    report = server.get(finished(server, begun.headers["location"])["report"])
    assert report.headers["content-type"].startswith("text/html")
    assert report.headers["content-disposition"].startswith("attachment")
    assert "unsafe-inline" not in report.headers["content-security-policy"]
    assert "of 1 right" in report.text


def test_a_set_that_comes_with_craffu_is_asked_by_its_name_and_another_waits(server: httpx.Client) -> None:
    begun = server.post("/v1/evaluations", json={"set": "meeting"})
    assert (begun.status_code, begun.json()["questions"]) == (202, "meeting")
    busy = server.post("/v1/evaluations", json={"questions": [NOT_HELD]})
    problem = ProblemBody.model_validate(busy.json())
    assert (busy.status_code, problem.title) == (409, "Busy")
    assert f"of {begun.json()['total']} questions" in problem.detail
    assert begun.headers["location"] in problem.detail
    assert server.get(begun.headers["location"]).json()["result"] is None
    assert server.get(begun.headers["location"] + "/report.html").status_code == 404
    assert server.post("/v1/answers", json={"question": "Who visited Powys?"}).status_code == 200


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "give either questions or set"),
        ({"set": "meeting", "questions": [NOT_HELD]}, "give either questions or set"),
        ({"set": "../../etc/passwd"}, "There is no question set"),
        ({"set": "monthly"}, "everyday"),
        ({"questions": []}, "questions: "),
        ({"questions": [NOT_HELD] * (MOST_QUESTIONS + 1)}, str(MOST_QUESTIONS)),
        ({"questions": [NOT_HELD, NOT_HELD]}, "line 2: the id 'p2' stands on an earlier line too"),
        ({"questions": [NOT_HELD | {"gold": 1}]}, "line 1: unknown field 'gold'"),
        ({"questions": [NOT_HELD | {"draft": True}]}, "is a draft"),
        ({"questions": ["What?"]}, "questions.0"),
    ],
)
def test_what_is_no_question_set_is_refused_in_words(server: httpx.Client, body: dict[str, Any], words: str) -> None:
    response = server.post("/v1/evaluations", json=body)
    assert response.status_code == 422
    assert words in response.json()["detail"]


def test_an_evaluation_that_is_not_known_is_not_found(server: httpx.Client) -> None:
    for address in ("/v1/evaluations/none", "/v1/evaluations/none/report.html"):
        assert server.get(address).status_code == 404


def test_without_an_index_nothing_is_evaluated(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(data=tmp_path)), base_url="http://127.0.0.1") as empty:
        response = empty.post("/v1/evaluations", json={"questions": [NOT_HELD]})
    assert response.status_code == 503
    assert "craffu ingest" in response.json()["detail"]


def test_a_server_that_stops_lets_go_after_the_question_it_is_at(small: Settings) -> None:
    assistants = Serving(small)
    evaluations = Evaluations(assistants)
    many = tuple(case(id=f"q{n}", question="What must Powys improve?") for n in range(500))
    running = Evaluation(many, {"questions": "many"})
    evaluations.begin(running)
    with pytest.raises(BusyError):
        evaluations.begin(Evaluation(many, {"questions": "again"}))
    evaluations.close()
    assistants.close()
    assert (running.state, running.problem) == ("failed", "The server was stopped.")
    assert running.done < 500
