"""What readers say is wrong with an answer: kept with it, shown by the command line, gone when the answer goes."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from api.kept_answers import KeptAnswers
from cli.main import craffu
from corpus.settings import Settings
from evals.cases import parse_lines

QUESTION = "What three priorities did the inspectorate give Powys?"


@pytest.fixture
def here(client: TestClient) -> TestClient:
    """A browser on the server's own machine."""
    return TestClient(client.app, base_url="http://127.0.0.1")


@pytest.fixture
def answer_id(here: TestClient) -> str:
    return str(here.post("/v1/answers", json={"question": QUESTION}).json()["id"])


def _say(here: TestClient, answer_id: str, **fields: str) -> int:
    return here.post(f"/answers/{answer_id}/feedback", data=fields, follow_redirects=False).status_code


def test_a_remark_is_thanked_for_and_listed_with_its_answer(
    here: TestClient, answer_id: str, small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "It should give four.\x1b[31m\nSee the letter."
    response = here.post(f"/answers/{answer_id}/feedback", data={"what": "incomplete", "words": words})
    assert response.url.path == f"/answers/{answer_id}"
    assert "Thank you." in response.text
    monkeypatch.setenv("CRAFFU_DATA", str(small.data))
    listed = CliRunner().invoke(craffu, ["feedback", "list"]).stdout
    (line,) = [line for line in listed.splitlines() if answer_id in line]
    assert "incomplete" in line
    assert line.endswith(f"{QUESTION}  It should give four. [31m See the letter.")
    whole = CliRunner().invoke(craffu, ["feedback", "list", "--json"]).stdout.splitlines()
    (told,) = [json.loads(line) for line in whole if answer_id in line]
    assert (told["what"], told["answer"]["question"]) == ("incomplete", QUESTION)


def test_remarks_become_drafts_of_cases_one_an_answer(
    here: TestClient, answer_id: str, small: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _say(here, answer_id, what="wrong", words="No.")
    _say(here, answer_id, what="source")
    monkeypatch.setenv("CRAFFU_DATA", str(small.data))
    out = tmp_path / "drafts.jsonl"
    done = CliRunner().invoke(craffu, ["feedback", "draft", "--out", str(out)])
    assert done.exit_code == 0, done.output
    cases = [line.case for line in parse_lines(out.read_text(encoding="utf-8").splitlines()) if line.case]
    (case,) = [case for case in cases if case.id == f"reported-{answer_id[:12]}"]
    assert case.draft
    assert case.question == QUESTION
    assert re.search("wrong, No.; source", case.note or "")


@pytest.mark.parametrize("fields", [{}, {"what": "<b>"}, {"what": "wrong", "words": "x" * 2001}])
def test_what_the_form_cannot_send_is_refused(here: TestClient, answer_id: str, fields: dict[str, str]) -> None:
    assert _say(here, answer_id, **fields) == 422


def test_an_answer_that_is_not_kept_cannot_be_remarked_on(here: TestClient) -> None:
    assert _say(here, "none", what="wrong") == 404


def test_a_page_of_another_site_cannot_remark(here: TestClient, answer_id: str) -> None:
    elsewhere = {"origin": "https://elsewhere.example"}
    sent = here.post(f"/answers/{answer_id}/feedback", data={"what": "wrong"}, headers=elsewhere)
    assert sent.status_code == 403


def test_a_remark_goes_with_its_answer(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path, most=2)
    for name in ("one", "two"):
        kept.keep(name, b"{}")
        kept.remark(name, "wrong", "")
    kept.keep("three", b"{}")
    assert [remark.answer_id for remark in kept.remarks()] == ["two"]
    kept.forget(["two"])
    assert kept.remarks() == []
