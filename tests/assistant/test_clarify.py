"""Asking back which council is meant."""

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import Abstention, Answer, ReasonCode
from corpus.filters import Filters

QUESTION = "When was the improvement check?"


def test_a_question_that_fits_several_councils_is_asked_back(assistant: Assistant) -> None:
    outcome = assistant.answer(Question(QUESTION)).outcome
    assert isinstance(outcome, Abstention)
    assert (outcome.status, outcome.reason.code) == ("clarify", ReasonCode.NEEDS_AUTHORITY)
    assert {"Wrexham", "Bridgend"} <= {option.split("(")[1].rstrip(")?") for option in outcome.options}


def test_an_option_can_be_sent_back_as_it_is(assistant: Assistant) -> None:
    outcome = assistant.answer(Question(QUESTION)).outcome
    assert isinstance(outcome, Abstention)
    for option in outcome.options:
        answered = assistant.answer(Question(option)).outcome
        assert isinstance(answered, Answer)
        assert {citation.description.authority for citation in answered.citations} == {
            next(name for name in ("Wrexham", "Bridgend", "Powys") if name in option)
        }


@pytest.mark.parametrize("question", ["What did the inspection find?", "List the areas for improvement."])
def test_what_every_council_has_one_of_is_asked_back(assistant: Assistant, question: str) -> None:
    outcome = assistant.answer(Question(question)).outcome
    assert isinstance(outcome, Abstention)
    assert outcome.reason.code is ReasonCode.NEEDS_AUTHORITY
    assert all(option.endswith((")?", ").")) for option in outcome.options)


def test_a_question_that_names_its_council_is_not_asked_back(assistant: Assistant) -> None:
    assert isinstance(assistant.answer(Question("When was Wrexham's improvement check?")).outcome, Answer)


def test_narrowing_to_a_council_is_as_good_as_naming_it(assistant: Assistant) -> None:
    outcome = assistant.answer(Question(QUESTION, filters=Filters(authorities=("Wrexham",)))).outcome
    assert isinstance(outcome, Answer)


def test_a_word_that_says_nothing_is_asked_back(assistant: Assistant) -> None:
    outcome = assistant.answer(Question("What is it?")).outcome
    assert isinstance(outcome, Abstention)
    assert outcome.reason.code is ReasonCode.NEEDS_TOPIC
