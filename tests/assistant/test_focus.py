"""What a question counts."""

import pytest

from assistant.focus import counted
from assistant.understand import understand
from corpus.terms import load_vocabulary

COUNTED = [
    ("How many contacts did Wrexham receive in 2022/23?", {"contacts"}),
    ("How many more contacts did Bridgend get than in 2021/22?", {"contacts"}),
    ("How many looked after children did Bridgend have in March 2023?", {"looked after children"}),
    ("How many bits of monitoring did CIW do in Powys?", {"bits", "monitoring"}),
    ("What share of Monmouthshire's social workers came from agencies?", {"social workers"}),
    ("How many of those lived outside the borough?", set()),
    ("Who chairs the improvement board in Powys?", set()),
]


@pytest.mark.parametrize(("question", "things"), COUNTED)
def test_what_stands_after_how_many_is_counted(question: str, things: set[str]) -> None:
    vocabulary = load_vocabulary()
    found = counted(understand(question, (), vocabulary), vocabulary)
    assert {concept.ways[0] for concept in found} == things
