"""Follow-up questions made whole from the turn before."""

import pytest

from assistant.followup import Turn, made_whole
from corpus.terms import load_vocabulary

OVERSPEND = Turn("What is the overspend in Powys?", "Children's services overspend by £6 million. [1]")
DIRECTOR = Turn("Who was the director in Powys in 2018?", "Alison Bulman was director of social services. [1]")
PRIORITIES = Turn("What were the four priorities for Powys?", "A clear strategic vision. [1]")


def whole(question: str, *history: Turn) -> str:
    return made_whole(question, history, load_vocabulary())[0]


@pytest.mark.parametrize("question", ["What about Bridgend?", "And in Bridgend?", "How about Bridgend's?"])
def test_the_council_is_switched(question: str) -> None:
    assert whole(question, OVERSPEND) == "What is the overspend in Bridgend?"


def test_a_council_is_added_where_the_turn_before_named_none() -> None:
    assert whole("What about Cardiff?", Turn("When was the inspection?", "")) == "When was the inspection (Cardiff)?"


@pytest.mark.parametrize("pronoun", ["she", "he"])
def test_a_pronoun_becomes_the_person_spoken_of(pronoun: str) -> None:
    assert whole(f"When did {pronoun} leave Powys?", DIRECTOR) == "When did Alison Bulman leave Powys?"


def test_a_persons_own_becomes_a_possessive() -> None:
    assert whole("What did her report say of Powys?", DIRECTOR) == "What did Alison Bulman's report say of Powys?"


def test_them_becomes_what_was_asked_about() -> None:
    assert whole("How many of them were met?", PRIORITIES) == "How many of the four priorities for Powys were met?"


def test_that_year_becomes_the_year() -> None:
    assert whole("What did Powys spend in that year?", DIRECTOR) == "What did Powys spend in 2018?"
    assert whole("What did Powys spend that year?", DIRECTOR) == "What did Powys spend in 2018?"


def test_the_council_spoken_of_is_carried_over() -> None:
    assert whole("And why?", DIRECTOR) == "Why (Powys)?"


def test_a_question_with_its_own_council_is_left_alone() -> None:
    question = "How many looked-after children did Cardiff have?"
    assert made_whole(question, (DIRECTOR,), load_vocabulary()) == (question, "")


def test_a_first_question_is_left_alone() -> None:
    assert made_whole("What about them?", (), load_vocabulary()) == ("What about them?", "")


def test_only_the_last_turn_counts() -> None:
    assert whole("And in Bridgend?", DIRECTOR, OVERSPEND) == "What is the overspend in Bridgend?"
