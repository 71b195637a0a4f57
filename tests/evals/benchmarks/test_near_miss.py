"""Near misses of a text: another council, other people, years and figures, with every offset where it belongs."""

import re

import pytest

from corpus.terms import load_vocabulary
from evals.benchmarks.near_miss import Exchange, Filled, Pattern, surnames_in, surnames_pattern

TEXT = (
    "Powys County Council overspent by £6.25m in 2018/19, 47% more than in 2016-20; Act 2014, section 47. "
    "Councillor Rachel Powell said on 12 March 2018 that 255 children came to Powys."
)


@pytest.fixture(scope="module")
def filled() -> Filled:
    vocabulary = load_vocabulary()
    conwy = next(council for council in vocabulary.councils if council.name == "Conwy")
    pattern = Pattern(TEXT, vocabulary, surnames_pattern(frozenset({"Powell"})))
    return pattern.fill(Exchange({"Powys": conwy}, {"Powell": "Kershaw"}, years=-3, seed=1))


def test_councils_people_and_years_are_others(filled: Filled) -> None:
    assert filled.text.startswith("Conwy County Borough Council overspent")
    assert filled.text.endswith("children came to Conwy.")
    assert "Councillor Rachel Kershaw said on 12 March 2015" in filled.text
    assert "2015/16" in filled.text
    assert "2013-17" in filled.text


def test_every_digit_of_a_figure_is_another_one_and_names_with_numbers_stay(filled: Filled) -> None:
    pounds, share, children = re.findall(r"£(\d\.\d\d)m|(\d\d)%|(\d{3}) children", filled.text)
    for before, after in (("6.25", pounds[0]), ("47", share[1]), ("255", children[2])):
        assert all(a != b or a == "." for a, b in zip(before, after, strict=True))
    assert "Act 2014, section 47." in filled.text


@pytest.mark.parametrize("words", ["overspent by", "Councillor", " more than in ", "children came", "said on 12 March"])
def test_offsets_lead_to_the_same_words(filled: Filled, words: str) -> None:
    start = TEXT.index(words)
    assert filled.text[filled.offset(start) : filled.offset(start + len(words))] == words


def test_the_whole_is_the_whole(filled: Filled) -> None:
    assert (filled.offset(0), filled.offset(len(TEXT))) == (0, len(filled.text))
    first = filled.text[filled.offset(0) : filled.offset(len("Powys County Council"))]
    assert first == "Conwy County Borough Council"


def test_surnames_are_last_names_that_are_no_ordinary_words() -> None:
    texts = ["Rachel Powell met Improving Outcomes and Alwyn Jones.", "The outcomes were good."]
    assert surnames_in(texts, load_vocabulary()) == {"Powell", "Jones"}
