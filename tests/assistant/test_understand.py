"""Questions understood: whom and when they name, how many they ask for, in which language."""

from datetime import date

import pytest

from assistant.asked import Asked
from assistant.bounds import out_of_bounds
from assistant.followup import Turn
from assistant.understand import Understood, understand
from corpus.document import Period
from corpus.terms import load_vocabulary


def understood(question: str, *history: Turn) -> Understood:
    return understand(question, history, load_vocabulary())


@pytest.mark.parametrize(
    ("question", "council"),
    [
        ("What did Powys spend?", "Powys"),
        ("What did Powys County Council spend?", "Powys"),
        ("Beth ddywedodd AGC am Bowys?", "Powys"),
        ("Faint o blant oedd yn derbyn gofal ym Mhowys?", "Powys"),
        ("Beth ddigwyddodd yng Nghaerdydd?", "Cardiff"),
        ("Beth oedd y blaenoriaethau ym Mhen-y-bont ar Ogwr?", "Bridgend"),
        ("How many children in Abertawe?", "Swansea"),
        ("What did Brigend spend?", "Bridgend"),
        ("What did Powis spend?", "Powys"),
        ("Children in Ceredigon", "Ceredigion"),
    ],
)
def test_a_council_is_known_in_welsh_mutated_and_misspelt(question: str, council: str) -> None:
    assert understood(question).councils == (council,)


def test_two_councils_keep_their_order() -> None:
    assert understood("Compare Wrexham and Bridgend.").councils == ("Wrexham", "Bridgend")


def test_dates_become_periods() -> None:
    periods = understood("What changed between 9 January 2019 and 2020/21?").periods
    assert periods == (
        Period(date(2019, 1, 9), date(2019, 1, 9)),
        Period(date(2020, 4, 1), date(2021, 3, 31)),
    )


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("What were CIW's four priorities for Powys?", 4),
        ("What four things did the notice require?", 4),
        ("Which three immediate steps were taken?", 3),
        ("Name the 6 areas for improvement.", 6),
        ("Pa bedwar peth y mae'r hysbysiad yn gofyn amdanynt?", 4),
        ("Beth oedd y pum blaenoriaeth?", 5),
        ("What were the priorities?", None),
        ("What were the recommendations of 12 March 2019?", None),
        ("What happened in 2019?", None),
    ],
)
def test_the_count_asked_for_is_the_number_before_the_things(question: str, count: int | None) -> None:
    assert understood(question).count == count


def test_people_are_names_that_are_not_councils_bodies_or_offices() -> None:
    question = "What did Alwyn Jones tell Care Inspectorate Wales and Merthyr Tydfil as Chief Executive?"
    assert understood(question).people == ("Alwyn Jones",)


def test_bodies_are_known_by_former_names() -> None:
    assert understood("What did CSSIW say?").bodies == understood("What did Care Inspectorate Wales say?").bodies


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What did CIW say about Powys?", "en"),
        ("Beth ddywedodd AGC am Bowys?", "cy"),
        ("Pwy oedd y Dirprwy Weinidog?", "cy"),
        ("Powys 2019", "en"),
    ],
)
def test_the_language_is_that_of_the_question(question: str, language: str) -> None:
    assert understood(question).language == language


def test_a_language_asked_for_wins() -> None:
    assert understand("What did CIW say?", (), load_vocabulary(), "cy").language == "cy"


def test_an_abbreviation_is_the_same_concept_as_its_long_form() -> None:
    (short,) = (concept for concept in understood("How many LAC?").concepts if "LAC" in concept.ways)
    assert "looked-after children" in short.ways


def test_the_present_tense_asks_how_things_are() -> None:
    assert understood("Who is the director in Powys?").present
    assert not understood("Who was the director in Powys?").present


def test_words_of_the_turn_before_count_for_less() -> None:
    earlier = Turn("What did the scrutiny committee ask of Powys?", "It asked for a plan on complaints. [1]")
    concepts = {concept.ways[0]: concept.weight for concept in understood("Why was it late?", earlier).concepts}
    assert 0 < concepts["complaints"] < concepts["late"]


def test_a_refusal_is_seen_through_a_follow_up() -> None:
    earlier = Turn("Who leads Powys?", "Rosemarie Harris leads Powys. [1]")
    assert understood("Should I vote for her?", earlier).refused == out_of_bounds("Should I vote for her?")


def test_a_question_is_of_one_kind() -> None:
    assert understood("How many children were looked after in Powys?").asked is Asked.COUNT


def test_a_welsh_word_is_looked_for_in_english_too() -> None:
    question = understood("Faint gostiodd staff asiantaeth ym Mhowys?")
    assert question.english == "how much cost agency workers Powys"
    ways = {way for concept in question.concepts for way in concept.ways}
    assert {"gostiodd", "cost", "agency staff"} <= ways


def test_welsh_words_of_an_office_or_a_paper_are_nobodys_name() -> None:
    assert understood("Beth yw'r Cynllun Gwella a luniodd Nigel Brinn?").people == ("Nigel Brinn",)


def test_an_unknown_name_in_a_welsh_question_must_be_in_the_evidence() -> None:
    concepts = {concept.ways[0]: concept for concept in understood("Beth ganfu JICPA ym Mhowys?").concepts}
    assert concepts["jicpa"].capital


def test_an_english_question_is_not_read_as_welsh() -> None:
    assert understood("How much did the plant cost in Powys?").english == ""


def test_what_acts_for_a_council_is_a_thing_to_be_told_of() -> None:
    (concept,) = understood("What is Slough Children First?").concepts
    assert concept.ways == ("Slough Children First",)
    assert understood("What is Slough Borough Council?").concepts == ()
