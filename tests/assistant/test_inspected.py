"""Questions on graded inspection reports: the council's own, of the visit that is meant, and whole."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import as_contract
from assistant.service import open_assistant
from corpus.filters import Filters
from corpus.settings import Settings
from ingest.run import ingest
from tests.assistant.made_visits import reports

FIRST, SECOND, THIRD = "6 to 10 July 2015", "3 to 14 December 2018", "20 to 24 March 2023"


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over four made reports."""
    folder = tmp_path_factory.mktemp("reports")
    reports(folder)
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([str(folder)], settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def ask(assistant: Assistant, question: str, **how: Any) -> dict[str, Any]:
    reply = as_contract(assistant.answer(Question(question, **how)))
    for citation in reply["citations"]:
        text = assistant.sources.index.text(citation["document_id"], None, citation["start"], citation["end"])
        assert text == citation["quote"]
    return reply


def claims(assistant: Assistant, question: str, **how: Any) -> list[str]:
    return [claim["text"] for claim in ask(assistant, question, **how)["claims"]]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is Rutland's latest Ofsted grade?", f"Rutland, inspected {THIRD}: Overall effectiveness Good"),
        ("How was Rutland rated overall in 2015?", f"Rutland, inspected {FIRST}: Overall effectiveness Inadequate"),
        (
            "What was Rutland's grade at its previous inspection?",
            f"Rutland, inspected {SECOND}: Overall effectiveness",
        ),
        ("What judgement did leadership get in Rutland in 2023?", f"{THIRD}: The impact of leaders"),
        ("How did Ofsted rate help and protection in Torbay?", "Children who need help and protection Inadequate"),
        ("Who led the 2018 inspection of Rutland?", f"Rutland, inspected {SECOND}: Lead inspector: Bob Baker"),
        ("Pwy oedd yn arwain yr arolygiad o Rutland yn 2018?", f"arolygwyd {SECOND}: Lead inspector: Bob Baker"),
        ("Pa radd gyffredinol a gafodd Rutland yn 2015?", f"arolygwyd {FIRST}: Overall effectiveness Inadequate"),
        ("Pwy arweiniodd arolygiad cyntaf Rutland?", f"Rutland, arolygwyd {FIRST}: Lead inspector"),
        ("When was Rutland last inspected?", f"Rutland: Inspection dates: {THIRD}"),
        ("When was the latest report on Torbay published?", "published on 2 August 2019; told by: file name"),
        ("How many areas for improvement did Rutland's 2023 report set out?", "gives 3"),
    ],
)
def test_one_visit_is_told_of_with_its_council_and_days(inspected: Assistant, question: str, said: str) -> None:
    (claim,) = claims(inspected, question)
    assert said in claim


def test_a_visit_reported_on_a_year_later_is_found_by_either_year(inspected: Assistant) -> None:
    of_inspection = claims(inspected, "What overall grade was Rutland given in 2018?")
    assert of_inspection == claims(inspected, "What overall grade was Rutland given in 2019?")
    assert of_inspection == [f"Rutland, inspected {SECOND}: Overall effectiveness Requires improvement to be good"]


def test_what_is_to_improve_is_given_whole_and_nothing_else(inspected: Assistant) -> None:
    assert claims(inspected, "What did Ofsted say Rutland needed to improve in 2023?") == [
        "Homes.",
        "Health.",
        "Visits.",
    ]


def test_grades_over_the_visits_stand_in_order_each_with_its_report(inspected: Assistant) -> None:
    reply = ask(inspected, "How has Rutland's overall grade changed over the years?")
    said = [claim["text"] for claim in reply["claims"]]
    assert [next(days for days in (FIRST, SECOND, THIRD) if days in text) for text in said] == [FIRST, SECOND, THIRD]
    assert [text.rsplit("effectiveness ", 1)[1].split()[0] for text in said] == ["Inadequate", "Requires", "Good"]
    assert len({citation["filename"] for citation in reply["citations"]}) == len(said)


def test_two_councils_are_each_told_of_from_their_own_report(inspected: Assistant) -> None:
    said = claims(inspected, "Compare the latest overall grades of Rutland and Torbay.")
    assert [text.split(",")[0] for text in said] == ["Rutland", "Torbay"]
    assert said[1].endswith("Inadequate")


def test_councils_with_a_grade_are_found_without_naming_one(inspected: Assistant) -> None:
    now = claims(inspected, "Which councils are rated inadequate?")
    assert [text.split(",")[0] for text in now] == ["Torbay"]
    ever = claims(inspected, "Which councils were judged inadequate?")
    assert [text.split(",")[0] for text in ever] == ["Rutland", "Torbay"]


def test_visits_are_found_by_who_led_them(inspected: Assistant) -> None:
    said = claims(inspected, "Which inspections were led by Bob Baker?")
    assert [text.split(",")[0] for text in said] == ["Rutland", "Torbay"]


def test_a_year_without_a_visit_is_declined_with_the_nearest_visits(inspected: Assistant) -> None:
    reply = ask(inspected, "What overall grade did Rutland get in 2009?")
    assert (reply["status"], reply["reason"]["code"]) == ("not_found", "wrong_period")
    assert {citation["authority"] for citation in reply["nearest"]} == {"Rutland"}


def test_a_false_grade_in_the_question_is_put_right(inspected: Assistant) -> None:
    assert claims(inspected, "Why was Rutland judged outstanding overall in 2015?") == [
        f"Rutland, inspected {FIRST}: Overall effectiveness Inadequate"
    ]


def test_what_was_published_later_is_not_the_latest(inspected: Assistant) -> None:
    (claim,) = claims(inspected, "What is Rutland's latest Ofsted grade?", filters=Filters(as_of=date(2020, 1, 1)))
    assert SECOND in claim


@pytest.mark.parametrize(
    "question", ["How did Ofsted rate Rutland's schools in 2023?", "What grade did CIW give Rutland in 2023?"]
)
def test_a_grade_for_something_else_or_by_another_body_is_not_taken_from_a_visit(
    inspected: Assistant, question: str
) -> None:
    assert not any("Overall effectiveness" in text for text in claims(inspected, question))


@pytest.mark.parametrize(
    "question",
    ["What needs to improve in children's services?", "Who led the inspection?", "What grade did Ofsted give?"],
)
def test_what_every_report_tells_is_asked_back_with_a_question_for_each_council(
    inspected: Assistant, question: str
) -> None:
    reply = ask(inspected, question)
    assert (reply["status"], reply["reason"]["code"]) == ("clarify", "needs_authority")
    assert any("Rutland" in option for option in reply["options"])
    answered = ask(inspected, reply["options"][0])
    assert answered["status"] in ("answered", "partial", "not_found")


def test_a_grade_said_to_be_lost_is_put_right_where_it_was_given_again(inspected: Assistant) -> None:
    given = claims(inspected, f"What overall grade did Rutland get in {SECOND[-4:]}?")
    grade = given[0].rpartition("effectiveness ")[2]
    assert claims(inspected, f"Why did Rutland lose its {grade.lower()} rating in {SECOND[-4:]}?") == given


def test_another_value_than_a_grade_is_not_answered_by_one(inspected: Assistant) -> None:
    question = "After the 2015 rating, which council took over in Rutland and what year did Rutland get it back?"
    assert not any("Overall effectiveness" in text for text in claims(inspected, question))
