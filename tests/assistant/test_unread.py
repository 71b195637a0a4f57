"""Leaving out what was understood."""

import pytest

from assistant.asked import Asked
from assistant.understand import understand
from assistant.unread import without
from corpus.terms import load_vocabulary

QUESTION = "How many LAC did Wrexham have in April 2018?"


def test_a_field_that_is_left_out_says_nothing_and_the_others_stay() -> None:
    understood = understand(QUESTION, (), load_vocabulary())
    blind = without(understood, {"councils", "asked"})
    assert (understood.councils, blind.councils) == (("Wrexham",), ())
    assert (understood.asked, blind.asked) == (Asked.COUNT, Asked.OPEN)
    assert blind.dates == understood.dates


def test_without_other_ways_a_concept_is_said_in_the_questions_own_words_alone() -> None:
    understood = understand(QUESTION, (), load_vocabulary())
    assert any(len(concept.ways) > 1 for concept in understood.concepts)
    assert all(len(concept.ways) == 1 for concept in without(understood, {"same"}).concepts)


def test_a_field_that_nobody_reads_cannot_be_left_out() -> None:
    with pytest.raises(KeyError):
        without(understand(QUESTION, (), load_vocabulary()), {"colour"})
