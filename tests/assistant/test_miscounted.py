"""A number that a question takes for granted is put right from the source."""

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import Answer


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("What are the three priorities of Bridgend's 2022 strategic plan?", "speaks of 3; the source gives 5"),
        ("Why did CIW set six priority areas for Powys in January 2019?", "speaks of 6; the source gives 4"),
    ],
)
def test_the_sources_own_number_is_given(assistant: Assistant, question: str, note: str) -> None:
    outcome = assistant.answer(Question(question)).outcome
    assert isinstance(outcome, Answer)
    assert note in (outcome.missing or "")


def test_a_right_number_is_left_alone(assistant: Assistant) -> None:
    outcome = assistant.answer(Question("What are the five priorities of Bridgend's 2022 strategic plan?")).outcome
    assert isinstance(outcome, Answer)
    assert outcome.missing is None
    assert len(outcome.claims) == 5
