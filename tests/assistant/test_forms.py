"""The forms an answer takes: a change with its difference, sides, two parts, alternatives, figures in dispute."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import as_contract
from assistant.service import open_assistant
from corpus.settings import Settings
from ingest.run import ingest

HEADER = "publisher: {}\ndate: {}\nauthority: {}\ntitle: {}\n---\n{}\n"
GRADES = (
    "---\npublisher: Ofsted\ndate: {}\nauthority: Kent\ntitle: Inspection of Kent\n---\n# Inspection of Kent\n\n"
    "| Judgement | Grade |\n|---|---|\n| Overall effectiveness | {} |\n"
)
TEXTS = {
    "fostering.txt": HEADER.format(
        "Conwy County Borough Council",
        "2023-06-01",
        "Conwy",
        "Fostering in Conwy",
        "The number of foster carers in Conwy rose from 120 in 2019 to 150 in 2022.\n\n"
        "The fostering panel was set up on 4 May 2021. Nerys Vaughan chairs the fostering panel. "
        "She called the wait for a match “far too long”.\n\n"
        "The fostering panel must send its report to Estyn within 15 working days.",
    ),
    "grades-2019.md": GRADES.format("2019-06-03", "Good"),
    "grades-2022.md": GRADES.format("2022-05-09", "Outstanding"),
    "letter.txt": HEADER.format(
        "Care Inspectorate Wales",
        "2023-02-01",
        "Torfaen",
        "Letter to Torfaen",
        "The council has not:\n\n- trained its panel;\n- reviewed its rota.\n\n"
        "CIW set out three recommendations:\n\n- hire a planner;\n- publish the audit.\n\n"
        "CIW praised these teams:\n\n- the rota team;\n- the night team.\n\n"
        "First, the depot must be repaired. Second, the fleet must be cleaned. Finally, the yard must be lit.",
    ),
    "pool-press.txt": HEADER.format(
        "Daily Post",
        "2022-03-02",
        "Conwy",
        "Leisure pool",
        "The repair of the leisure pool cost the council £2.4 million in all.",
    ),
    "pool-council.txt": HEADER.format(
        "Conwy County Borough Council",
        "2022-04-20",
        "Conwy",
        "Leisure pool accounts",
        "The repair of the leisure pool cost the council £3.1 million in all.\n\n"
        "The library repair cost the council £40,000.",
    ),
    "pool-gwynedd.txt": HEADER.format(
        "Daily Post",
        "2022-03-09",
        "Gwynedd",
        "Leisure pool in Gwynedd",
        "The repair of the leisure pool will cost the council £9 million in all.\n\n"
        "There were 64 foster carers in Gwynedd in 2022.",
    ),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("forms")
    for name, text in TEXTS.items():
        Path(folder / name).write_text(text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([folder], settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def ask(assistant: Assistant, question: str) -> dict[str, Any]:
    return as_contract(assistant.answer(Question(question)))


def kinds(reply: dict[str, Any]) -> list[str]:
    return [claim["kind"] for claim in reply["claims"]]


def files(reply: dict[str, Any]) -> list[str]:
    return [citation["filename"] for citation in reply["citations"]]


@pytest.mark.parametrize(
    "question",
    [
        "How did the number of foster carers in Conwy change between 2019 and 2022?",
        "How many more foster carers did Conwy have in 2022 than in 2019?",
    ],
)
def test_a_change_told_in_one_sentence_is_quoted_once_with_the_difference_marked(
    held: Assistant, question: str
) -> None:
    reply = ask(held, question)
    assert kinds(reply) == ["computed"]
    assert reply["claims"][0]["text"].endswith("(calculated: a rise of 30, 25%)")


def test_a_change_that_went_the_other_way_is_told_as_it_was(held: Assistant) -> None:
    reply = ask(held, "Why did the number of foster carers in Conwy fall between 2019 and 2022?")
    assert "rose from 120" in reply["answer"]
    assert "a rise of 30" in reply["answer"]


def test_councils_named_side_by_side_are_each_answered(held: Assistant) -> None:
    reply = ask(held, "How many foster carers were there in Conwy and in Gwynedd in 2022?")
    assert set(files(reply)) == {"fostering.txt", "pool-gwynedd.txt"}
    assert [claim["text"].split(",")[0] for claim in reply["claims"]] == ["Conwy", "Gwynedd"]


def test_a_side_that_is_not_held_is_said_to_be_missing(held: Assistant) -> None:
    reply = ask(held, "How many foster carers were there in Gwynedd and in Cardiff in 2022?")
    assert reply["status"] == "partial"
    assert reply["answer"].endswith("Nothing was found for Cardiff 2022.")


def test_both_parts_of_a_question_are_answered(held: Assistant) -> None:
    reply = ask(held, "Who chairs the fostering panel in Conwy and when was it set up?")
    assert "Nerys Vaughan" in reply["answer"]
    assert "4 May 2021" in reply["answer"]


def test_a_sentence_that_answers_both_parts_is_given_once(held: Assistant) -> None:
    reply = ask(held, "What must the Conwy fostering panel send to Estyn, and how quickly?")
    assert [claim["text"] for claim in reply["claims"]] == [
        "The fostering panel must send its report to Estyn within 15 working days."
    ]


def test_figures_in_dispute_stand_side_by_side_the_newest_first(held: Assistant) -> None:
    reply = ask(held, "How much did the repair of the leisure pool cost in Conwy?")
    assert [claim["text"].partition(": ")[0] for claim in reply["claims"]] == [
        "Conwy County Borough Council, 20 April 2022",
        "Daily Post, 2 March 2022",
    ]
    (conflict,) = reply["conflicts"]
    assert conflict["citations"] == [1, 2]
    assert {"repair", "pool"} <= set(conflict["topic"].split())


def test_a_figure_that_is_no_rival_is_no_conflict(held: Assistant) -> None:
    reply = ask(held, "How much did the library repair cost in Conwy?")
    assert files(reply) == ["pool-council.txt"]
    assert reply["conflicts"] == []


def test_both_answers_that_a_question_leaves_open_are_shown_where_both_are_held(held: Assistant) -> None:
    reply = ask(held, "Did the repair of the leisure pool in Conwy cost £2.4 million or £3.1 million?")
    assert set(files(reply)) == {"pool-press.txt", "pool-council.txt"}
    assert reply["conflicts"][0]["citations"] == [1, 2]


def test_the_one_answer_that_is_held_of_two_is_whole(held: Assistant) -> None:
    reply = ask(held, "Did the repair of the leisure pool in Conwy cost £2.4 million or £5 million?")
    assert (reply["status"], files(reply)) == ("answered", ["pool-press.txt"])


def test_a_forecast_is_set_beside_a_cost_without_a_difference(held: Assistant) -> None:
    reply = ask(held, "Compare how much the library repair cost in Conwy and the leisure pool repair in Gwynedd.")
    assert "calculated" not in reply["answer"]


def test_items_that_their_lead_in_turns_are_quoted_with_it(held: Assistant) -> None:
    reply = ask(held, "What had Torfaen done: was its panel trained?")
    assert reply["claims"]
    assert all("The council has not" in claim["text"] for claim in reply["claims"] if "panel" in claim["text"])
    assert "The council has not:" in [citation["quote"] for citation in reply["citations"]]


def test_a_list_shorter_than_its_lead_in_says_is_partial(held: Assistant) -> None:
    reply = ask(held, "What recommendations did CIW set out for Torfaen?")
    assert [claim["text"] for claim in reply["claims"]] == ["hire a planner;", "publish the audit."]
    assert reply["status"] == "partial"
    assert reply["answer"].endswith("The source speaks of 3; 2 were found in it.")


def test_a_list_told_as_running_text_is_given_whole(held: Assistant) -> None:
    reply = ask(held, "What three steps must Torfaen take about the depot, the fleet and the yard?")
    assert [claim["text"].split(",")[0] for claim in reply["claims"]] == ["First", "Second", "Finally"]


def test_how_many_is_counted_from_a_list_and_marked(held: Assistant) -> None:
    reply = ask(held, "How many teams did CIW praise in Torfaen?")
    assert kinds(reply)[-1] == "computed"
    assert reply["claims"][-1]["text"].endswith("(counted: 2 in all)")


def test_how_many_is_told_by_the_lead_in_where_it_gives_the_figure(held: Assistant) -> None:
    reply = ask(held, "How many recommendations did CIW set out for Torfaen?")
    assert [claim["text"] for claim in reply["claims"]] == ["CIW set out three recommendations:"]
    assert kinds(reply) == ["quote"]


def test_who_said_it_is_answered_with_the_sentence_that_names_the_speaker(held: Assistant) -> None:
    reply = ask(held, "Who called the wait for a match far too long?")
    assert "Nerys Vaughan" in reply["answer"]
    assert "far too long" in reply["answer"]


def test_grades_over_the_years_are_dated_points_in_order(held: Assistant) -> None:
    reply = ask(held, "How has the overall effectiveness grade of Kent changed since 2018?")
    assert [claim["text"] for claim in reply["claims"]] == [
        "Kent, 3 June 2019: Overall effectiveness | Good",
        "Kent, 9 May 2022: Overall effectiveness | Outstanding",
    ]
