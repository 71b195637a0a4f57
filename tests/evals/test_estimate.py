"""Numbers over many cases: intervals, percentiles, declining, McNemar's test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.estimate import (
    bootstrap,
    declining_f1,
    declining_precision,
    declining_recall,
    mean,
    middle,
    percentile_95,
    quantile,
)

# Three to be declined, two of them were; one other was declined too.
PAIRS = [(True, True), (True, True), (True, False), (False, True), (False, False)]


def test_declining_worked_by_hand() -> None:
    assert declining_precision(PAIRS) == pytest.approx(2 / 3)
    assert declining_recall(PAIRS) == pytest.approx(2 / 3)
    assert declining_f1(PAIRS) == pytest.approx(2 / 3)


def test_declining_that_cannot_be_judged_has_no_score() -> None:
    assert declining_precision([(True, False)]) is None
    assert declining_recall([(False, True)]) is None
    assert declining_f1([(False, True)]) is None
    assert declining_f1([(True, False)]) == 0


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_f1_lies_between_precision_and_recall(pairs: list[tuple[bool, bool]]) -> None:
    precision, recall, f1 = declining_precision(pairs), declining_recall(pairs), declining_f1(pairs)
    if precision is not None and recall is not None and f1 is not None:
        assert min(precision, recall) - 1e-9 <= f1 <= max(precision, recall) + 1e-9


def test_quantiles_are_interpolated() -> None:
    assert quantile([10, 20, 30, 40, 50], 0.5) == 30
    assert quantile([0, 100], 0.95) == 95
    assert quantile([7], 0.95) == 7
    assert percentile_95([100, 0]) == 95
    assert middle([1, 9, 2]) == 2


def test_an_interval_holds_its_value_and_is_the_same_for_the_same_seed() -> None:
    values = [0.0, 1.0, 1.0, 1.0, 0.0, 1.0]
    first, again = bootstrap(values, mean, seed=1), bootstrap(values, mean, seed=1)
    assert first == again
    assert first is not None
    assert first.value == pytest.approx(2 / 3)
    assert first.low < first.value < first.high
    assert first.n == 6


def test_an_interval_narrows_with_more_cases() -> None:
    few, many = bootstrap([0.0, 1.0] * 10, mean, seed=1), bootstrap([0.0, 1.0] * 500, mean, seed=1)
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 3
    # For a share of a half over 1,000 cases the normal approximation gives 0.469 to 0.531.
    assert (many.low, many.high) == pytest.approx((0.469, 0.531), abs=0.01)


def test_a_certain_result_has_no_width_and_nothing_has_no_interval() -> None:
    certain = bootstrap([1.0] * 5, mean, seed=1)
    assert certain is not None
    assert (certain.low, certain.high) == (1, 1)
    assert bootstrap([], mean, seed=1) is None
