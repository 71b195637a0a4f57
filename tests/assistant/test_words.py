"""Words as stems, so that a question's words meet a document's."""

import pytest

from assistant.words import stems, tokens


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("left", "leave"),
        ("fell", "falling"),
        ("took", "taken"),
        ("wrote", "written"),
        ("led", "leads"),
        ("overspent", "overspending"),
        ("children", "child"),
        ("priorities", "priority"),
        ("inspected", "inspecting"),
    ],
)
def test_forms_of_a_word_have_one_stem(form: str, other: str) -> None:
    assert stems(form) == stems(other)


def test_words_that_differ_have_stems_that_differ() -> None:
    assert len({stems(word)[0] for word in ("leave", "lead", "learn", "live", "adult", "audit")}) == 6


def test_possessives_are_cut_and_quotes_folded() -> None:
    assert tokens("Powys’s plan, and the councils' £5m don’t") == [
        "powys",
        "plan",
        "and",
        "the",
        "councils",
        "5m",
        "dont",
    ]


def test_welsh_letters_stay() -> None:
    assert tokens("Tŷ’r Cyffredin, Siân") == ["tŷr", "cyffredin", "siân"]
