"""Risk against coverage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.selective import Judged, area_under_risk, confidence, coverage, risk, risk_table
from tests.evals.replies import declined, perfect

GOOD, BAD = False, True


def judged(*pairs: tuple[float | None, bool]) -> list[Judged]:
    return [Judged(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("replies", "covered", "wrong", "area"),
    [
        (judged((1, GOOD)), 1, 0, 0),
        (judged((1, BAD)), 1, 1, 1),
        (judged((1, GOOD), (1, BAD)), 1, 0.5, 0.5),  # of one confidence: each stands for their mean
        (judged((0.9, GOOD), (0.5, BAD)), 1, 0.5, 0.25),  # (0 + 1/2) / 2
        (judged((0.9, BAD), (0.5, GOOD)), 1, 0.5, 0.75),  # (1 + 1/2) / 2
        (judged((0.9, GOOD), (0.5, BAD), (None, GOOD)), 2 / 3, 0.5, 0.25),
        (judged((None, GOOD), (None, BAD)), 0, None, None),
        (judged((0.9, GOOD), (0.9, GOOD), (0.5, BAD), (0.5, GOOD)), 1, 0.25, (0 + 0 + 0.5 / 3 + 0.25) / 4),
        (judged((0.9, BAD), (0.9, GOOD), (0.5, GOOD)), 1, 1 / 3, (0.5 + 0.5 + 1 / 3) / 3),
        (judged((3, GOOD), (2, GOOD), (1, BAD)), 1, 1 / 3, (0 + 0 + 1 / 3) / 3),
    ],
)
def test_coverage_risk_and_area_worked_by_hand(
    replies: list[Judged], covered: float, wrong: float | None, area: float | None
) -> None:
    assert coverage(replies) == pytest.approx(covered)
    assert risk(replies) == (wrong if wrong is None else pytest.approx(wrong))
    assert area_under_risk(replies) == (area if area is None else pytest.approx(area))


def test_the_table_answers_from_each_confidence_upwards() -> None:
    replies = judged((1, GOOD), (1, GOOD), (0.5, BAD), (None, GOOD))
    assert risk_table(replies) == [(1, 0.5, 0), (0.5, 0.75, pytest.approx(1 / 3))]
    assert risk_table([]) == []


def test_confidence_is_what_the_reply_says_or_what_its_status_stands_for() -> None:
    assert confidence(perfect()) == 1
    assert confidence(perfect() | {"status": "partial"}) == 0.5
    assert confidence(perfect() | {"confidence": 0.83}) == 0.83
    assert confidence(perfect() | {"confidence": "high"}) == 1
    assert confidence(declined()) is None
    assert confidence(declined() | {"confidence": 0.9}) is None


REPLIES = st.lists(st.builds(Judged, st.sampled_from([None, 0.2, 0.5, 1.0]), st.booleans()), max_size=12)


@given(REPLIES)
def test_all_lie_between_nothing_and_all(replies: list[Judged]) -> None:
    for found in (coverage(replies), risk(replies), area_under_risk(replies)):
        assert found is None or -1e-9 <= found <= 1 + 1e-9


@given(REPLIES)
def test_a_single_confidence_has_its_risk_as_its_area(replies: list[Judged]) -> None:
    same = [Judged(None if each.confidence is None else 1.0, each.wrong) for each in replies]
    assert area_under_risk(same) == (None if risk(same) is None else pytest.approx(risk(same)))


@given(REPLIES)
def test_declining_instead_of_a_wrong_answer_never_raises_the_risk(replies: list[Judged]) -> None:
    wiser = [Judged(None, False) if each.wrong else each for each in replies]
    assert (risk(wiser) or 0) <= (risk(replies) or 0)


@given(REPLIES, st.randoms())
def test_the_order_of_questions_does_not_matter(replies: list[Judged], chance: object) -> None:
    shuffled = list(replies)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    before, after = area_under_risk(replies), area_under_risk(shuffled)
    assert before == (None if before is None else pytest.approx(after))
