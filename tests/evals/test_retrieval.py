"""What search found: documents, pages and passages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.case import Case, Evidence, Expected
from evals.respondent import Found
from evals.retrieval import retrieval_scores
from tests.evals.replies import case

ONE = "The council closed three of its twelve homes."
TWO = "Staff were not told until the following May."


def scores(wanted: Case, *found: Found) -> dict[str, Any]:
    return {name: score for name, score in retrieval_scores(wanted, found).items() if score is not None}


def files(*names: str) -> list[Found]:
    return [Found(name) for name in names]


def test_documents_are_ranked_by_their_first_passage() -> None:
    found = scores(case(gold_docs=["a"]), *files("x", "x", "a", "y", "a"))
    assert found["found_documents_recall"] == 1
    assert found["found_documents_mrr"] == 0.5
    assert found["found_documents_ndcg"] == pytest.approx(0.6309, abs=1e-4)


def test_an_equally_good_document_stands_in_for_one_that_is_missing() -> None:
    wanted = case(gold_docs=["a", "b"], also_docs=["c"])
    assert scores(wanted, *files("c"))["found_documents_recall"] == 0.5
    assert scores(wanted, *files("c", "b"))["found_documents_ndcg"] == 1
    assert scores(wanted, *files("a", "b", "c"))["found_documents_ndcg"] == 1


def test_a_twin_found_again_neither_helps_nor_pushes_others_down() -> None:
    wanted = case(gold_docs=["a"], also_docs=["c"])
    assert scores(wanted, *files("a", "c")) == scores(wanted, *files("a"))


def test_the_right_page_is_not_just_the_right_document() -> None:
    wanted = case(evidence=[Evidence("a", page=3)])
    found = scores(wanted, Found("a", 1), Found("a", 3), Found("a", 3))
    assert (found["found_documents_mrr"], found["found_pages_mrr"]) == (1, 0.5)
    assert scores(wanted, Found("b", 3))["found_pages_recall"] == 0


def test_passages_are_judged_by_the_gold_quotes_they_hold() -> None:
    wanted = case(gold_docs=["a"], gold_quote=[ONE, TWO])
    found = scores(wanted, Found("a", text="Other words."), Found("a", text=f"So: {ONE}"), Found("a", text=TWO))
    assert (found["found_passages_recall"], found["found_passages_mrr"]) == (1, 0.5)
    assert found["found_passages_ndcg"] == pytest.approx((0.63093 + 0.5) / 1.63093, abs=1e-4)


def test_one_passage_that_holds_all_quotes_is_all_that_can_be_asked() -> None:
    wanted = case(gold_docs=["a"], gold_quote=[ONE, TWO])
    found = scores(wanted, Found("a", text=f"{ONE} {TWO}"), Found("a", text=ONE), Found("b", text="Other."))
    assert [found[f"found_passages_{name}"] for name in ("recall", "mrr", "ndcg")] == [1, 1, 1]


def test_a_quote_that_is_not_found_is_missed() -> None:
    wanted = case(gold_docs=["a"], gold_quote=[ONE, TWO])
    found = scores(wanted, Found("a", text=ONE))
    assert found["found_passages_recall"] == 0.5
    assert found["found_passages_ndcg"] == pytest.approx(1 / 1.63093, abs=1e-4)


def test_the_same_words_in_another_document_do_not_count() -> None:
    wanted = case(gold_docs=["a"], gold_quote=[ONE])
    assert scores(wanted, Found("b", text=ONE))["found_passages_recall"] == 0


def test_finding_nothing_scores_nothing_and_is_still_a_score() -> None:
    wanted = case(gold_docs=["a"], gold_quote=[ONE], evidence=[Evidence("a", page=1)])
    assert set(scores(wanted).values()) == {0}
    assert len(scores(wanted)) == 9


@pytest.mark.parametrize("found", [None, files("a")])
def test_where_there_is_no_gold_there_is_no_score(found: list[Found] | None) -> None:
    assert set(retrieval_scores(case(), found).values()) == {None}
    assert set(retrieval_scores(case(Expected.ABSTAIN, gold_docs=["a"]), found).values()) == {None}


def test_a_search_that_tells_no_texts_and_pages_is_judged_by_documents_alone() -> None:
    wanted = case(gold_docs=["a"], gold_quote=[ONE], evidence=[Evidence("a", page=1)])
    assert {name.split("_")[1] for name in scores(wanted, Found("a"))} == {"documents"}


PASSAGES = st.builds(
    Found, st.sampled_from("abc"), st.integers(1, 3), st.sampled_from([ONE, TWO, f"{ONE} {TWO}", "Other words."])
)


@given(st.lists(PASSAGES, max_size=12))
def test_all_scores_lie_between_nothing_and_all(found: list[Found]) -> None:
    wanted = case(gold_docs=["a"], also_docs=["b"], gold_quote=[ONE, TWO], evidence=[Evidence("a", page=2)])
    assert all(0 <= score <= 1 + 1e-9 for score in scores(wanted, *found).values())


@given(st.lists(PASSAGES, max_size=8), PASSAGES)
def test_finding_more_at_the_end_never_lowers_a_score(found: list[Found], more: Found) -> None:
    wanted = case(gold_docs=["a"], also_docs=["b"], gold_quote=[ONE, TWO], evidence=[Evidence("a", page=2)])
    before, after = scores(wanted, *found), scores(wanted, *found, more)
    assert all(after[name] >= score - 1e-9 for name, score in before.items())
