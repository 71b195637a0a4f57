"""What a run is shown as."""

import json

import pytest

from evals.cases import Expected
from evals.failures import STEPS, lost_at
from evals.report import as_json, failure_list, table
from evals.respondent import failed
from tests.evals.replies import answered, case, citation, claim, declined, perfect, saying
from tests.evals.runs import UNTOLD, outcome, run


def test_the_table_has_a_row_for_each_type_and_one_for_all() -> None:
    rows = [line.split() for line in table(run("staff")).splitlines()]
    assert ["number", "1", "1.000"] in [row[:3] for row in rows]
    assert ["who", "1", "0.000"] in [row[:3] for row in rows]
    assert ["all", "3", "0.667"] in [row[:3] for row in rows]


def test_no_score_is_shown_as_a_dash_and_never_as_zero() -> None:
    near_miss = next(line for line in table(run()).splitlines() if line.startswith("near miss"))
    assert near_miss.split()[2:6] == ["1", "1.000", "-", "-"]


def test_every_metric_is_shown_with_its_interval() -> None:
    lines = table(run("staff")).splitlines()
    (right,) = [line.split() for line in lines if line.startswith("right  ")]
    assert right == ["right", "0.667", "0.000", "to", "1.000", "3"]


def test_the_report_for_machines_is_json_and_holds_the_same() -> None:
    report = json.loads(json.dumps(as_json(run("staff"))))
    assert report["metrics"]["right"]["value"] == pytest.approx(2 / 3)
    assert report["metrics"]["list"] is None
    assert report["types"]["who"]["right"] == 0
    assert [(each["id"], each["missing"]) for each in report["failures"]] == [("staff", ["not said: not told"])]


def test_each_failure_shows_question_answer_and_what_was_missing() -> None:
    assert failure_list(run()) == ""
    shown = failure_list(run("staff", "cost"))
    assert "Q: Who was told?" in shown
    assert f"answered: {UNTOLD}" in shown
    assert "- not said: not told" in shown
    assert "- expected abstain, got answered" in shown
    assert "homes (number)" not in shown


GOLD = case(gold_facts=["3 of its 12", "4 May"], gold_docs=["oak.txt"], must_not=["14"])
HALF = answered([claim("It closed 3 of its 12 homes.", 1)], [citation(1)])


@pytest.mark.parametrize(
    ("reply", "ranked", "step"),
    [
        (failed("down"), None, "broke down"),
        (declined(), ["elm.txt"], "not retrieved"),
        (declined(), ["elm.txt", "oak.txt"], "gated"),
        (declined(), None, "gated"),
        (declined(reason={"code": "not_answered"}), ["oak.txt"], "gated"),
        (declined(reason={"code": "not_grounded"}), ["oak.txt"], "not grounded"),
        (saying("It closed 3."), ["oak.txt"], "not selected"),
        (HALF, ["oak.txt"], "incomplete"),
        (HALF | {"answer": "3 of its 12 on 4 May, or 14"}, ["oak.txt"], "wrong facts"),
    ],
)
def test_the_step_that_lost_an_answer_is_named(reply: dict[str, object], ranked: list[str] | None, step: str) -> None:
    assert lost_at(outcome(GOLD, reply, ranked)) == step
    assert step in STEPS


@pytest.mark.parametrize(
    ("expected", "reply", "step"),
    [
        (Expected.ABSTAIN, perfect(), "should have declined"),
        (Expected.REFUSE, declined(), "declined in the wrong way"),
        (Expected.CORRECT_PREMISE, perfect(), "premise left standing"),
    ],
)
def test_the_step_that_lost_a_declining_is_named(expected: Expected, reply: dict[str, object], step: str) -> None:
    assert lost_at(outcome(case(expected, gold_facts=["did not"]), reply)) == step
