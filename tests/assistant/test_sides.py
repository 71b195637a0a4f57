"""A comparison taken apart into its sides."""

from assistant.sides import name_of, sides
from assistant.understand import understand
from corpus.document import SourceClass
from corpus.terms import load_vocabulary


def names(question: str) -> list[str]:
    return [name_of(side) for side in sides(understand(question, (), load_vocabulary()))]


def test_each_council_is_a_side() -> None:
    assert names("Compare the overspend of Powys and Wrexham.") == ["Powys", "Wrexham"]


def test_councils_and_times_are_paired_in_order() -> None:
    question = "Compare the checks of Bridgend in 2025 and Wrexham in 2024."
    assert names(question) == ["Bridgend 2025", "Wrexham 2024"]


def test_one_time_is_that_of_every_side() -> None:
    assert names("Compare the overspend of Powys and Wrexham in 2019.") == ["Powys 2019", "Wrexham 2019"]


def test_with_one_council_the_times_are_the_sides() -> None:
    assert names("How did the overspend of Powys change between 2018 and 2020?") == ["Powys 2018", "Powys 2020"]


def test_with_no_council_the_bodies_are_the_sides() -> None:
    assert len(names("Compare what Estyn and Audit Wales said.")) == 2


def test_councils_named_as_equals_are_sides_of_any_question() -> None:
    assert names("How many children did Powys and Wrexham look after?") == ["Powys", "Wrexham"]


def test_a_question_that_names_a_second_council_by_the_way_has_one_side() -> None:
    assert names("Which director of Powys had worked for the council of Swansea?") == ["Powys / Swansea"]


def test_a_month_takes_its_year_from_the_next() -> None:
    question = "How did the overspend of Powys change between August and September 2018?"
    assert [str(side.periods[0].start) for side in sides(understand(question, (), load_vocabulary()))] == [
        "2018-08-01",
        "2018-09-01",
    ]


def test_what_a_council_says_is_set_against_what_its_inspectorate_says() -> None:
    question = "How do the council's and CIW's accounts of progress in Bridgend differ?"
    asked = sides(understand(question, (), load_vocabulary()))
    assert [(side.bodies, side.speaker) for side in asked] == [
        (("Care Inspectorate Wales",), None),
        ((), SourceClass.COUNCIL),
    ]


def test_two_bodies_asked_about_at_once_are_no_alternatives() -> None:
    assert len(names("What did Estyn or CIW say about Powys?")) == 1
    assert names("Was the chair of the board in Powys called Straw or Hodgson?") == ["Straw", "Hodgson"]


def test_each_half_of_a_question_keeps_its_own_time() -> None:
    asked = sides(understand("Who led Bridgend's service in 2017, and who in 2022?", (), load_vocabulary()))
    assert [str(side.periods[0].start) for side in asked] == ["2017-01-01", "2022-01-01"]


def test_a_half_that_asks_when_is_not_held_to_the_time_of_the_other() -> None:
    question = "After the 2018 rating, who ran Torfaen's service and what year did Torfaen get it back?"
    assert [len(side.periods) for side in sides(understand(question, (), load_vocabulary()))] == [1, 0]


def test_a_half_that_names_only_another_place_asks_the_same_of_it() -> None:
    asked = sides(understand("When did the scheme begin in England, and when in Scotland?", (), load_vocabulary()))
    assert [[concept.ways[0].lower() for concept in side.concepts] for side in asked] == [
        ["scheme", "begin", "england"],
        ["scotland", "scheme", "begin"],
    ]


def test_two_times_named_as_equals_are_the_sides() -> None:
    assert names("What was the price in 2016 and what in 2018?") == ["2016", "2018"]


def test_a_stretch_of_time_is_no_two_sides() -> None:
    assert len(names("What was spent between 2016 and 2018?")) == 1
