"""A person's misspelt name is read as the one that the documents have."""

import pytest

from assistant.answer import Assistant
from assistant.known_names import with_known_names, with_known_words
from assistant.understand import understand


def people(assistant: Assistant, question: str) -> tuple[str, ...]:
    understood = understand(question, (), assistant.sources.vocabulary)
    return with_known_names(understood, assistant.sources).people


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What did Rosemarie Haris say?", "Rosemarie Harris"),
        ("When did Ali Bulmann take over?", "Ali Bulman"),
        ("What did Cllr Pritchad say?", "Cllr Pritchard"),
    ],
)
def test_a_misspelt_surname_is_the_one_held(assistant: Assistant, question: str, name: str) -> None:
    assert people(assistant, question) == (name,)


@pytest.mark.parametrize("name", ["Rosemarie Harris", "Jane Zorblatt", "Jo Day"])
def test_a_name_held_or_like_none_stays(assistant: Assistant, name: str) -> None:
    assert people(assistant, f"What did {name} say?") == (name,)


@pytest.mark.parametrize(
    ("word", "ways"),
    [("safegurading", ("safegurading", "safeguarding")), ("recruitment", None), ("zorblatting", ("zorblatting",))],
)
def test_a_misspelt_word_may_also_be_the_one_held(
    assistant: Assistant, word: str, ways: tuple[str, ...] | None
) -> None:
    understood = understand(f"What is said of {word} in Powys?", (), assistant.sources.vocabulary)
    concepts = with_known_words(understood, assistant.sources).concepts
    found = next(concept.ways for concept in concepts if concept.ways[0] == word)
    assert found == (ways or next(c.ways for c in understood.concepts if c.ways[0] == word))
