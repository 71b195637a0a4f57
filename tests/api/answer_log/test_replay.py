"""Logged answers asked again: the same on their own snapshot, and what differs on today's."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from api.answer_log.replay import differences
from api.app import create_app
from assistant.answer import Assistant, Question
from assistant.service import open_assistant
from cli.main import craffu
from corpus.settings import Settings
from ingest.run import ingest

OPENING = (
    "publisher: Powys County Council\ndate: 2020-05-04\nkind: news\nauthority: Powys\ntitle: Bus depot\n---\n"
    "The new bus depot in Brecon cost the council £{millions} million.\n"
)
Run = Callable[..., Result]
COST = "How much did the bus depot in Brecon cost the council?"
UNHELD = "Who leads the harbour board of Llanelli?"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder whose first generation gave two answers, and whose second tells another figure."""
    settings = Settings(data=tmp_path_factory.mktemp("replayed"), workers=1)
    file = tmp_path_factory.mktemp("files") / "depot.txt"
    file.write_text(OPENING.format(millions="2.4"), encoding="utf-8")
    ingest([file], settings)
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        for question in (COST, UNHELD):
            assert client.post("/v1/answers", json={"question": question}).status_code == 200
    file.write_text(OPENING.format(millions="3.1"), encoding="utf-8")
    ingest([file], settings)
    return settings


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("CRAFFU_DATA", str(settings.data))

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(craffu, arguments)

    return invoke


@pytest.fixture
def answered(run: Run) -> list[str]:
    """The ids of the two answers."""
    return [line.split()[1] for line in run("log", "list").stdout.splitlines()]


def test_an_answer_is_the_same_on_its_snapshot_and_another_today(run: Run, answered: list[str]) -> None:
    told = run("replay", answered[0])
    assert told.exit_code == 1
    assert "on its index 000001: the same claims and citations\non today's 000002: differs" in told.stdout
    assert "no longer said: “The new bus depot in Brecon cost the council £2.4 million.”" in told.stdout
    assert "now said: “The new bus depot in Brecon cost the council £3.1 million.”" in told.stdout


def test_what_would_be_the_same_is_told_so(run: Run, answered: list[str]) -> None:
    assert run("replay", answered[1]).exit_code == 0


def test_all_answers_that_would_be_others_are_listed(run: Run, answered: list[str]) -> None:
    listed = run("replay", "--all")
    assert listed.exit_code == 1
    assert answered[0] in listed.stdout
    assert answered[1] not in listed.stdout
    assert "1 of 2 logged answers" in listed.stderr
    assert run("replay", "--all", "--since", "2999-01-01").exit_code == 0


def test_a_snapshot_that_is_not_held_any_more_is_said(run: Run, answered: list[str], settings: Settings) -> None:
    first = settings.data / "generations" / "000001"
    away = first.rename(settings.data / "away")
    try:
        told = run("replay", answered[0], "--json")
    finally:
        away.rename(first)
    assert told.exit_code == 3
    assert '"on_snapshot": null' in told.stdout
    assert "£3.1 million" in told.stdout


@pytest.mark.parametrize("arguments", [(), ("a", "--all"), ("a", "--since", "2026-01-01"), ("none-such",)])
def test_what_cannot_be_replayed_is_a_usage_error(run: Run, arguments: tuple[str, ...]) -> None:
    assert getattr(run("replay", *arguments).exception, "exit_code", None) == 2


def test_a_relative_time_is_counted_from_the_day_of_asking(small: Settings) -> None:
    assistant: Assistant = open_assistant(small)
    question = Question("What did inspectors find in Powys in the last two years?", asked_on=date(2020, 6, 1))
    (period,) = assistant.answer(question).understood.periods
    assistant.close()
    assert (period.start.year, period.end) == (2018, date(2020, 6, 1))


def reply(**changed: Any) -> dict[str, Any]:
    cited = {"n": 1, "document_id": "d", "edition": "e" * 64, "start": 1, "end": 5, "quote": "Four"}
    claims = [
        {"text": "Four.", "citations": [1], "kind": "quote"},
        {"text": "Five.", "citations": [1], "kind": "quote"},
    ]
    base: dict[str, Any] = {
        "status": "answered",
        "reason": None,
        "answerer": "extractive",
        "options": [],
        "nearest": [],
    }
    return {**base, "claims": claims, "citations": [cited], "id": "a", "timings_ms": {}, **changed}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": "b", "timings_ms": {"total": 1}}, None),
        ({"status": "not_found", "reason": {"code": "wrong_period"}}, "is not_found (wrong_period)"),
        ({"answerer": "llm:x"}, "the answerer: was extractive, is llm:x"),
        ({"claims": reply()["claims"][::-1]}, "the order of the claims"),
        (
            {"citations": [{**reply()["citations"][0], "start": 2}]},
            "now said: “Four.” (d, edition eeeeeeeeeeee, 2 to 5)",
        ),
        ({"options": ["Powys?"]}, "what to choose from: was nothing, is Powys?"),
        ({"nearest": reply()["citations"]}, "the nearest held: was nothing, is d, "),
    ],
)
def test_every_kind_of_difference_is_told_and_ids_and_times_are_not(changed: dict[str, Any], told: str | None) -> None:
    found = differences(reply(), reply(**changed))
    assert (found == ()) if told is None else any(told in each for each in found)
