"""Follow-up questions made whole from the turn before."""

import pytest

from assistant.followup import Turn, Whole, made_whole
from corpus.terms import load_vocabulary

OVERSPEND = Turn("What is the overspend in Powys?", "Children's services overspend by £6 million. [1]")
DIRECTOR = Turn("Who was the director in Powys in 2018?", "Alison Bulman was director of social services. [1]")
PRIORITIES = Turn("What were the four priorities for Powys?", "A clear strategic vision. [1]")


def whole(question: str, *history: Turn) -> str:
    return made_whole(question, history, load_vocabulary()).text


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


def test_they_who_inspect_are_the_body_spoken_of() -> None:
    earlier = Turn("What did Estyn recommend to Flintshire?", "Four things. [1]")
    assert whole("When will they go back?", earlier) == "When will Estyn go back (Flintshire)?"


def test_that_year_becomes_the_year() -> None:
    assert whole("What did Powys spend in that year?", DIRECTOR) == "What did Powys spend in 2018?"
    assert whole("What did Powys spend that year?", DIRECTOR) == "What did Powys spend in 2018?"


def test_the_council_spoken_of_is_carried_over() -> None:
    assert whole("And how did staff fare?", DIRECTOR) == "How did staff fare (Powys)?"


def test_a_question_with_its_own_council_is_left_alone() -> None:
    question = "How many looked-after children did Cardiff have?"
    assert made_whole(question, (DIRECTOR,), load_vocabulary()) == Whole(question, question)


def test_a_first_question_is_left_alone() -> None:
    assert whole("What about them?") == "What about them?"


def test_the_last_turn_counts_first() -> None:
    assert whole("And in Bridgend?", DIRECTOR, OVERSPEND) == "What is the overspend in Bridgend?"


LOOKED_AFTER = Turn("How many children did Wrexham look after in April 2018?", "255. [1]")
OVER = Turn("What was Conwy's overspend in 2018/19?", "It was £2.1m. [1]")


@pytest.mark.parametrize(
    ("question", "turn", "expected"),
    [
        ("And in March 2023?", LOOKED_AFTER, "How many children did Wrexham look after in March 2023?"),
        ("And in July?", LOOKED_AFTER, "How many children did Wrexham look after in July 2018?"),
        ("What had become of that by 2025?", LOOKED_AFTER, "How many children did Wrexham look after by 2025?"),
        ("And the year before?", OVER, "What was Conwy's overspend in 2017/18?"),
        ("And the following year?", LOOKED_AFTER, "How many children did Wrexham look after in April 2019?"),
        ("And four years later?", LOOKED_AFTER, "How many children did Wrexham look after in April 2022?"),
        ("A phedair blynedd yn ddiweddarach?", OVER, "What was Conwy's overspend in 2022/23?"),
        ("What is it now?", OVER, "What was Conwy's overspend now?"),
        ("A beth am Gaerdydd?", OVER, "What was Cardiff's overspend in 2018/19?"),
    ],
)
def test_a_time_or_council_alone_takes_the_place_of_the_one_before(question: str, turn: Turn, expected: str) -> None:
    assert whole(question, turn) == expected


def test_a_body_an_office_and_an_alternative_take_their_places() -> None:
    assert whole("And Estyn?", Turn("What did CIW say about Torfaen?", "")) == "What did Estyn say about Torfaen?"
    assert whole("And the leader?", Turn("Who is Conwy's chief executive?", "")) == "Who is Conwy's leader?"
    assert (
        whole("What about adult services?", Turn("What did children's services in Newport cost?", ""))
        == "What did adult services in Newport cost?"
    )


def test_another_thing_asked_about_the_same_keeps_the_question_before() -> None:
    made = made_whole("And why?", (OVER,), load_vocabulary())
    assert (made.text, made.asking) == ("Why? (What was Conwy's overspend in 2018/19?)", "Why?")


def test_what_was_taken_over_is_handed_on() -> None:
    history = (OVER, Turn("And in 2020/21?", "£3m. [1]"), Turn("And Gwynedd?", "£1m. [1]"))
    assert whole("And the year before?", *history) == "What was Gwynedd's overspend in 2019/20?"
    assert whole("What about the other one?", *history) == "What was Conwy's overspend in 2020/21?"


def test_a_person_is_remembered_over_several_turns() -> None:
    history = (DIRECTOR, Turn("When did she start?", "In April 2018. [1]"))
    assert whole("Who replaced her?", *history) == "Who replaced Alison Bulman (Powys)?"


def test_an_ordinal_points_to_the_item_of_the_answers_list() -> None:
    listed = Turn("What were the priorities for Powys?", "1. A clear vision. [1]\n2. Better commissioning; [2]")
    assert whole("What did Powys do on the second one?", listed) == "What did Powys do on “Better commissioning”?"


@pytest.mark.parametrize(
    "question",
    [
        "How many children are looked after in Wales?",
        "Which councils were monitored?",
        "What does CIW stand for?",
        "What did CIW say about Cardiff in 2020?",
        "What about the other one?",
    ],
)
def test_a_new_topic_takes_nothing_over(question: str) -> None:
    assert made_whole(question, (OVER,), load_vocabulary()) == Whole(question, question)


@pytest.mark.parametrize(
    ("question", "earlier", "expected"),
    [
        (
            "And north of the border?",
            "How many of the lessons had been dealt with by June?",
            "How many of the lessons had been dealt with by June (Scotland)?",
        ),
        ("What about England?", "What did nurses in Wales ask for?", "What did nurses in England ask for?"),
        ("Ac yn yr Alban?", "Sawl gwers oedd heb ei dysgu?", "Sawl gwers oedd heb ei dysgu (yr Alban)?"),
    ],
)
def test_a_nation_takes_the_place_of_another_or_is_added(question: str, earlier: str, expected: str) -> None:
    assert whole(question, Turn(earlier, "Nine. [1]")) == expected


@pytest.mark.parametrize(
    ("question", "earlier", "expected"),
    [
        ("What did its first chair do?", "What was the Harbour Fund?", "What did the Harbour Fund's first chair do?"),
        ("When did it start?", "Is there a duty of care in schools?", "When did a duty of care in schools start?"),
    ],
)
def test_it_and_its_become_what_was_asked_about(question: str, earlier: str, expected: str) -> None:
    assert whole(question, Turn(earlier, "Yes. [1]")) == expected
