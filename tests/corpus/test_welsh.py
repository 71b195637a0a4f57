"""Welsh mutations, both ways."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus.welsh
from corpus.welsh import mutated_forms, phrase_forms, radicals

PLACES = {
    "Powys": {"Bowys", "Mhowys", "Phowys"},
    "Torfaen": {"Dorfaen", "Nhorfaen", "Thorfaen"},
    "Caerdydd": {"Gaerdydd", "Nghaerdydd", "Chaerdydd"},
    "Bro": {"Fro", "Mro"},
    "Dinbych": {"Ddinbych", "Ninbych"},
    "Gwynedd": {"Wynedd", "Ngwynedd"},
    "Merthyr": {"Ferthyr"},
    "Llandrindod": {"Landrindod"},
    "Rhondda": {"Rondda"},
    "Sir": set(),
    "Fflint": set(),
}

INITIALS = [
    "p",
    "t",
    "c",
    "b",
    "d",
    "g",
    "m",
    "ll",
    "rh",
    "pr",
    "tr",
    "cl",
    "br",
    "dr",
    "gl",
    "gr",
    "s",
    "n",
    "ff",
    "ch",
    "",
]


@pytest.mark.parametrize(("radical", "forms"), PLACES.items())
def test_a_place_takes_its_mutations(radical: str, forms: set[str]) -> None:
    assert mutated_forms(radical) == forms


@pytest.mark.parametrize(("radical", "forms"), PLACES.items())
def test_every_mutation_leads_back(radical: str, forms: set[str]) -> None:
    assert all(radical in radicals(form) for form in forms)


def test_only_the_first_word_of_a_name_changes() -> None:
    assert "Ben-y-bont ar Ogwr" in phrase_forms("Pen-y-bont ar Ogwr")
    assert phrase_forms("Cyngor Sir Powys") == {"Gyngor Sir Powys", "Nghyngor Sir Powys", "Chyngor Sir Powys"}


def test_a_vowel_takes_h() -> None:
    assert mutated_forms("ysgol") == {"hysgol"}
    assert "ysgol" in radicals("hysgol")


def test_capitals_are_kept() -> None:
    assert mutated_forms("powys") == {"bowys", "mhowys", "phowys"}
    assert "POWYS" in radicals("BOWYS")


@given(st.sampled_from(INITIALS), st.sampled_from("aeiouwyŵŷâ"), st.text("abcdefghilmnoprstuwy", max_size=8))
def test_mutation_can_always_be_undone(initial: str, vowel: str, rest: str) -> None:
    word = initial + vowel + rest
    assert all(word in radicals(form) for form in mutated_forms(word))


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(corpus.welsh).failed == 0
