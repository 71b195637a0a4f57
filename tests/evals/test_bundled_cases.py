"""The bundled question set holds what it says: every quote is in its document, every fact in a quote."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import corpus
import evals

DOCUMENTS = Path(corpus.__file__).parent / "documents"
LINES = (Path(evals.__file__).parent / "datasets" / "bundled.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])


@each_case
def test_every_gold_quote_is_in_a_gold_document(case: dict[str, Any]) -> None:
    held = [(DOCUMENTS / name).read_text(encoding="utf-8") for name in case["gold_docs"]]
    missing = [quote for quote in case["gold_quote"] if not any(quote in text for text in held)]
    assert missing == []


@each_case
def test_every_gold_fact_is_in_a_gold_quote(case: dict[str, Any]) -> None:
    quotes = case["gold_quote"]
    missing = [fact for fact in case["gold_facts"] if quotes and not any(re.search(fact, q, re.I) for q in quotes)]
    assert missing == []


@each_case
def test_no_forbidden_expression_is_in_a_gold_quote_s_needed_fact(case: dict[str, Any]) -> None:
    """An answer that says only the needed facts must not trip over `must_not`."""
    for fact in case["gold_facts"]:
        for found in (re.search(fact, quote, re.I) for quote in case["gold_quote"]):
            assert not found or not any(re.search(word, found.group(), re.I) for word in case.get("must_not", []))


@each_case
def test_every_named_document_is_bundled(case: dict[str, Any]) -> None:
    named = [*case["gold_docs"], *case.get("also_docs", []), *case.get("near_docs", [])]
    assert [name for name in named if not (DOCUMENTS / name).is_file()] == []


@each_case
def test_a_case_that_expects_an_answer_says_what_a_right_one_holds(case: dict[str, Any]) -> None:
    assert case["answerable"] == (case["expected"] == "answer")
    assert not case["answerable"] or (case["gold_facts"] and case["gold_quote"] and case["gold_docs"])


def test_ids_and_questions_are_not_repeated() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    follow_ups = [case for case in CASES if "previous" in case]
    assert len({case["question"] for case in CASES}) == len(CASES)
    assert follow_ups


def test_every_kind_of_outcome_is_asked_for() -> None:
    outcomes = Counter(case["expected"] for case in CASES)
    assert set(outcomes) == {"answer", "abstain", "clarify", "correct_premise", "refuse"}
    assert len(CASES) >= 60
    assert min(outcomes.values()) >= 3


def test_no_question_is_one_of_the_shared_development_questions(shared: Path) -> None:
    lines = (shared / "questions.dev.jsonl").read_text(encoding="utf-8").splitlines()
    developed_on = {json.loads(line)["question"].casefold() for line in lines if line.strip()}
    repeated = [case["question"] for case in CASES if case["question"].casefold() in developed_on]
    assert repeated == []
