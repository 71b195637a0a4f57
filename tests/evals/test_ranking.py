"""The metrics package against rankings scored by hand, and what must hold for any ranking."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.ranking import NDCG, RECALL, RECIPROCAL_RANK, rank_scores

WORKED = tomllib.loads((Path(__file__).parent / "worked_rankings.toml").read_text(encoding="utf-8"))["ranking"]


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: f"{worked['found']} for {worked['relevant']}")
def test_the_package_agrees_with_the_hand(worked: dict[str, Any]) -> None:
    worth = (each.partition("=") for each in worked["relevant"].split())
    scores = rank_scores(worked["found"].split(), {name: int(gain or 1) for name, _, gain in worth})
    assert scores[RECALL] == pytest.approx(worked["recall"], abs=6e-5)
    assert scores[RECIPROCAL_RANK] == pytest.approx(worked["reciprocal_rank"], abs=6e-5)
    assert scores[NDCG] == pytest.approx(worked["ndcg"], abs=6e-5)


def test_there_are_enough_worked_rankings_and_no_two_are_one() -> None:
    assert len({(worked["found"], worked["relevant"]) for worked in WORKED}) == len(WORKED) >= 30


@pytest.mark.parametrize(("ranking", "gains"), [(["a"], {}), (["a", "a"], {"a": 1})])
def test_nothing_relevant_or_the_same_twice_is_no_ranking(ranking: list[str], gains: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="different ids"):
        rank_scores(ranking, gains)


IDS = st.sampled_from("abcdefghijklmnop")
RANKINGS = st.lists(IDS, unique=True, max_size=14)
GAINS = st.dictionaries(IDS, st.integers(1, 4), min_size=1, max_size=6)


@given(RANKINGS, GAINS)
def test_scores_lie_between_nothing_and_all(ranking: list[str], gains: dict[str, int]) -> None:
    assert all(0 <= score <= 1 + 1e-9 for score in rank_scores(ranking, gains).values())


@given(GAINS)
def test_the_best_order_scores_one(gains: dict[str, int]) -> None:
    best = sorted(gains, key=lambda name: -gains[name])
    scores = rank_scores(best, gains)
    assert (scores[RECIPROCAL_RANK], scores[NDCG]) == pytest.approx((1, 1))


@given(RANKINGS, GAINS)
def test_putting_a_relevant_one_first_never_lowers_reciprocal_rank(ranking: list[str], gains: dict[str, int]) -> None:
    first = next(iter(gains))
    moved = [first, *(each for each in ranking if each != first)]
    assert rank_scores(moved, gains)[RECIPROCAL_RANK] == 1


@given(RANKINGS, GAINS)
def test_what_comes_after_the_cut_changes_neither_recall_nor_ndcg(ranking: list[str], gains: dict[str, int]) -> None:
    whole, cut = rank_scores(ranking, gains), rank_scores(ranking[:10], gains)
    assert (whole[RECALL], whole[NDCG]) == (cut[RECALL], cut[NDCG])
