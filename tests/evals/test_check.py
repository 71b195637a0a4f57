"""What a check finds wrong with a question set, against real documents held."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import evals
from corpus.index import Index
from corpus.settings import Settings
from evals.cases import parse_lines
from evals.check import check, check_lines
from evals.finding import Finding, Problem
from evals.holdings import Holdings
from tests.evals.question_lines import line

DATASETS = Path(evals.__file__).parent / "datasets"
NOTICE = "01-gov-wales-2017-10-17-powys-warning-notice.txt"
BOARD = "set up an Improvement Board to oversee the plan;"
RIGHT: dict[str, Any] = {
    "question": "What board did the Warning Notice require of Powys?",
    "gold_facts": ["Improvement Board"],
    "gold_docs": [NOTICE],
    "gold_quote": [BOARD],
}


@pytest.fixture(scope="module")
def holdings(bundled: Settings) -> Iterator[Holdings]:
    index = Index.open(bundled)
    yield Holdings(index)
    index.close()


def found(*lines: str, holdings: Holdings | None = None) -> list[Finding]:
    return list(check_lines(tuple(parse_lines(lines)), holdings))


def problems(holdings: Holdings | None = None, **changes: Any) -> list[Problem]:
    return [each.problem for each in found(line(**(RIGHT | changes)), holdings=holdings)]


def test_nothing_is_found_wrong_with_a_right_case(holdings: Holdings) -> None:
    assert problems(holdings) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"gold_docs": ["nowhere.pdf"]}, Problem.UNKNOWN_DOCUMENT),
        ({"also_docs": ["nowhere.pdf"]}, Problem.UNKNOWN_DOCUMENT),
        ({"near_docs": ["nowhere.pdf"]}, Problem.UNKNOWN_DOCUMENT),
        ({"gold_quote": [BOARD, "set up a board to watch the plan"]}, Problem.QUOTE_NOT_FOUND),
        ({"evidence": [{"doc": NOTICE, "quote": "no such words"}]}, Problem.QUOTE_NOT_FOUND),
        ({"wrong_evidence": [{"doc": NOTICE, "quote": "no such words"}]}, Problem.QUOTE_NOT_FOUND),
        ({"evidence": [{"doc": NOTICE, "page": 2}]}, Problem.PAGE_NOT_FOUND),
        ({"gold_facts": ["Improvement Bored"]}, Problem.FACT_NOT_FOUND),
        ({"gold_facts": [{"kind": "count", "value": 77}]}, Problem.FACT_NOT_FOUND),
        ({"gold_facts": ["interim Director"]}, Problem.FACT_NOT_IN_QUOTE),
        ({"must_not": ["Board"]}, Problem.MUST_NOT_MATCHES_GOLD),
        ({"must_not": ["oversee"]}, Problem.MUST_NOT_IN_QUOTE),
        ({"near_docs": [NOTICE]}, Problem.CONTRADICTION),
        ({"answerable": False}, Problem.CONTRADICTION),
        ({"reason": ["opinion"]}, Problem.CONTRADICTION),
        ({"gold_list": {"items": ["oversee", "oversee"]}}, Problem.CONTRADICTION),
        ({"gold_facts": []}, Problem.NO_GOLD),
        ({"gold_docs": [], "gold_quote": []}, Problem.NO_GOLD),
        ({"draft": True}, Problem.DRAFT),
    ],
)
def test_each_fault_is_found_and_nothing_else(holdings: Holdings, changes: dict[str, Any], problem: Problem) -> None:
    assert set(problems(holdings, **changes)) == {problem}


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ({"kind": "count", "value": 97}, Problem.FACT_NOT_IN_QUOTE),
        ({"kind": "percentage", "value": 38, "tolerance": 0.5}, Problem.FACT_NOT_IN_QUOTE),
        ({"kind": "count", "value": 98}, Problem.FACT_NOT_FOUND),
        ({"kind": "percentage", "value": 38}, Problem.FACT_NOT_FOUND),
    ],
)
def test_a_figure_that_two_figures_of_the_quotes_give_is_only_to_be_looked_at(
    holdings: Holdings, figure: dict[str, Any], problem: Problem
) -> None:
    rise = "Children looked after by Wrexham Council rose from 255 in April 2018 to 352 in March 2023."
    source = {"gold_docs": ["69-wrexham-com-2023-09-11-social-care-spend.txt"], "gold_quote": [rise]}
    assert problems(holdings, gold_facts=[figure], **source) == [problem]


def test_nothing_is_wrong_with_the_bundled_set(holdings: Holdings) -> None:
    findings = check(DATASETS / "bundled.jsonl", holdings)
    assert [str(found) for found in findings if not found.doubt] == []


def test_a_quote_of_another_document_says_where_it_stands(holdings: Holdings) -> None:
    other = "19-ciw-2019-01-09-powys-inspection-page.txt"
    (quote, *_) = found(line(**(RIGHT | {"gold_docs": [other]})), holdings=holdings)
    assert quote.problem is Problem.QUOTE_NOT_FOUND
    assert NOTICE in quote.message


def test_a_quote_may_differ_in_spaces_quote_marks_and_line_ends(holdings: Holdings) -> None:
    assert problems(holdings, gold_quote=["set up an  Improvement\nBoard to oversee the plan;"]) == []


def test_an_unreadable_line_is_named_and_the_others_are_still_checked() -> None:
    one, two = found("{", line(**(RIGHT | {"answerable": False})))
    assert (one.line, one.problem, one.id) == (1, Problem.FIELD, "")
    assert (two.line, two.problem, two.id) == (2, Problem.CONTRADICTION, "q1")
    assert str(two).startswith("line 2 (q1): wrong: answerable is false")


@pytest.mark.parametrize(
    ("again", "problem"),
    [
        ("What did the  warning notice require of Powys? ", Problem.DUPLICATE),
        ("Powys: what was required by the Warning Notice?", Problem.NEAR_DUPLICATE),
    ],
)
def test_a_question_asked_twice_is_found(again: str, problem: Problem) -> None:
    first = line(**(RIGHT | {"question": "What did the Warning Notice require of Powys?"}))
    (twice,) = found(first, line(**(RIGHT | {"id": "q2", "question": again})))
    assert (twice.line, twice.problem) == (2, problem)
    assert "line 1 (q1)" in twice.message


@pytest.mark.parametrize(
    "other",
    [
        {"question": "How many homes did Powys close in 2020?"},
        {"question": "How many homes did Bridgend close in 2019?"},
        {"previous": {"question": "What of foster carers?", "answer": "Some."}},
    ],
)
def test_another_year_council_or_conversation_makes_another_question(other: dict[str, Any]) -> None:
    asked = RIGHT | {"question": "How many homes did Powys close in 2019?"}
    assert found(line(**asked), line(**(asked | {"id": "q2"} | other))) == []


ABSTAIN = {"answerable": False, "expected": "abstain"}


def test_a_question_to_be_declined_that_is_answered_word_for_word_is_to_be_looked_at(holdings: Holdings) -> None:
    asked = "What board to oversee the plan did the October 2017 Warning Notice require of Powys?"
    (suspect,) = found(line(question=asked, **ABSTAIN), holdings=holdings)
    assert suspect.problem is Problem.MAYBE_ANSWERED
    assert suspect.doubt


@pytest.mark.parametrize(
    "asked",
    [
        "What board to oversee the plan did the October 2019 Warning Notice require of Powys?",
        "What board to oversee the plan did the October 2017 Warning Notice require of Cardiff?",
        "How much did the board of the October 2017 Warning Notice cost Powys?",
        "Which zebras graze in Powys?",
    ],
)
def test_another_year_council_value_or_subject_is_not(holdings: Holdings, asked: str) -> None:
    assert found(line(question=asked, **ABSTAIN), holdings=holdings) == []


def test_a_question_to_be_refused_or_clarified_is_not_looked_up(holdings: Holdings) -> None:
    asked = "What board to oversee the plan did the October 2017 Warning Notice require of Powys?"
    for expected in ("refuse", "clarify"):
        assert found(line(question=asked, answerable=False, expected=expected), holdings=holdings) == []


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_documented(problem: Problem) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert f"| `{problem}` |" in page
