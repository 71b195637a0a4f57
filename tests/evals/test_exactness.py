"""Numbers and dates, exact or not."""

from decimal import Decimal

import pytest

from evals.case import Expected
from evals.exactness import exactness_scores
from evals.values import Date, Figure
from tests.evals.replies import FIRST, answered, case, citation, claim, declined, saying

ASKED = case(gold_facts=[Figure("count", Decimal(3)), Figure("money", Decimal(4000)), Date("date", "2021-05-04"), "x"])


@pytest.mark.parametrize(
    ("said", "numbers", "dates"),
    [
        ("3 homes for £4,000 on 4 May 2021", 1, 1),
        ("three homes for £5,000 on 4 May 2021", 0.5, 1),
        ("3 homes for £4,000 on 4 May 2020", 1, 0),
        ("4,000 homes for £3 in May 2021", 0, 0),
    ],
)
def test_gold_numbers_and_dates_are_said_exactly_or_not(said: str, numbers: float, dates: float) -> None:
    scores = exactness_scores(ASKED, saying(said))
    assert (scores["numbers_right"], scores["dates_right"]) == (numbers, dates)


@pytest.mark.parametrize(
    ("said", "numbers", "dates"),
    [
        ("It closed 3 of 12 on 4 May 2021.", 1, 1),
        ("It closed 3 of 13 on 4 May 2021.", 0.5, 1),
        ("It closed 3 of 12 on 4 May 2022.", 1, 0),
        ("It closed homes.", None, None),
    ],
)
def test_numbers_and_dates_stand_in_their_quotes_or_not(said: str, numbers: float | None, dates: float | None) -> None:
    scores = exactness_scores(case(), answered([claim(said, 1)], [citation(1, FIRST)]))
    assert (scores["numbers_held"], scores["dates_held"]) == (numbers, dates)


def test_a_computed_number_follows_from_its_quotes() -> None:
    nine = answered([claim("9 stayed open.", 1, kind="computed")], [citation(1, FIRST)])
    assert exactness_scores(case(), nine)["numbers_held"] == 1


def test_declining_says_no_gold_number_and_claims_none() -> None:
    scores = exactness_scores(ASKED, declined())
    assert (scores["numbers_right"], scores["dates_right"]) == (0, 0)
    assert (scores["numbers_held"], scores["dates_held"]) == (None, None)


def test_without_typed_gold_there_is_no_score() -> None:
    for wanted in (case(gold_facts=["3"]), case(Expected.ABSTAIN)):
        scores = exactness_scores(wanted, saying("3 on 4 May 2021"))
        assert (scores["numbers_right"], scores["dates_right"]) == (None, None)
