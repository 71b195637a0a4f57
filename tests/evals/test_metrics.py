"""All scores of one reply together."""

from decimal import Decimal

from evals.case import Evidence, Expected, WholeList
from evals.citations import Fault
from evals.metrics import score, words_of_answer
from evals.respondent import Found, failed
from evals.values import Date, Figure
from tests.evals.replies import FIRST, answered, case, declined, perfect, respondent

WHOLE = case(
    gold_facts=["3 of its 12", Figure("count", Decimal(3)), Date("date", "4 May 2021")],
    gold_list=WholeList(("closed", "not told"), ordered=True),
    gold_docs=["oak.txt"],
    gold_quote=[FIRST],
    evidence=[Evidence("oak.txt", page=1)],
    near_docs=["elm.txt"],
    councils=["Powys"],
    period="2021",
    type="list",
)
UNBOUNDED = {"words", "total_ms", "wall_ms"}
FOUND = [Found("oak.txt", 1, FIRST, "Powys", "council")]
BAD = {"near_cited", "declined", "wrong_council", "wrong_period", "citations_needless"} | {
    f"claims_{fault}" for fault in Fault
}


def test_a_perfect_reply_has_the_best_of_every_score() -> None:
    scores = score(WHOLE, perfect(), respondent(), FOUND, 30.0)
    assert {name for name, found in scores.items() if found == 0} == BAD
    assert {name for name, found in scores.items() if found == 1} == scores.keys() - UNBOUNDED - BAD - {"reason_right"}
    assert scores["reason_right"] is None
    assert (scores["words"], scores["total_ms"], scores["wall_ms"]) == (16, 20, 30)


def test_an_abstention_has_no_citation_scores_and_no_words() -> None:
    scores = score(case(Expected.ABSTAIN), declined(), respondent(), FOUND, 30.0)
    scored = {name: found for name, found in scores.items() if found is not None}
    assert scored == {"right": 1, "answerable": 0, "declined": 1, "total_ms": 20, "wall_ms": 30}


def test_a_breakdown_is_neither_right_nor_declined() -> None:
    scores = score(WHOLE, failed("down"), respondent(), None, 1.0)
    assert (scores["right"], scores["declined"], scores["facts"], scores["document_recall"]) == (0, 0, 0, 0)
    assert scores["total_ms"] is None
    assert scores["found_first"] is None


def test_an_empty_answer_has_no_words_and_is_wrong() -> None:
    empty = answered()
    assert words_of_answer(empty) == 0
    assert score(WHOLE, empty, respondent(), None, 1.0)["right"] == 0


def test_words_are_counted_without_markers() -> None:
    assert words_of_answer(perfect()) == 16
