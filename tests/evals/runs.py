"""Runs of a few cases for the tests of what is made of runs."""

from collections.abc import Mapping
from typing import Any

from evals.cases import Case, Expected
from evals.metrics import score
from evals.respondent import Found
from evals.results import Outcome, Run
from tests.evals.replies import case, declined, perfect, respondent, saying

ASKED = (
    case(id="homes", gold_facts=["3 of its 12"], gold_docs=["oak.txt"]),
    case(id="staff", gold_facts=["not told"], gold_docs=["oak.txt"], type="who", question="Who was told?"),
    case(Expected.ABSTAIN, id="cost", type="near miss", question="What did it cost?"),
)
RIGHT: Mapping[str, dict[str, Any]] = {"homes": perfect(), "staff": perfect(), "cost": declined()}
UNTOLD = "The council closed 3 of its 12 homes on 4 May 2021, and everybody knows it."  # as long as the right one
WRONG = {"homes": declined(), "staff": saying(UNTOLD), "cost": saying("It cost 5 million.")}


def outcome(asked: Case, reply: dict[str, Any], ranked: list[str] | None = None) -> Outcome:
    found = None if ranked is None else [Found(name) for name in ranked]
    return Outcome(asked, reply, score(asked, reply, respondent(), found, 30.0), found)


def run(*wrong: str, cases: tuple[Case, ...] = ASKED, questions: str = "abc") -> Run:
    """All three cases right but those that are named."""
    outcomes = (outcome(each, (WRONG if each.id in wrong else RIGHT)[each.id], ["oak.txt"]) for each in cases)
    return Run({"questions": "q.jsonl", "questions_sha256": questions, "seed": 1}, tuple(outcomes))
