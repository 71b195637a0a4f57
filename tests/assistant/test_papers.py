"""Questions on everyday papers: a table, minutes, a letter; offices, counts, two things at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import as_contract
from corpus.settings import Settings
from ingest.run import ingest
from workbench.answering import open_assistant

TAX = """# Council tax in Luton

Luton Council press release, 20 February 2024.

How much will people in Luton pay?

| BAND | Luton Council 2024/25 | Fire service 2024/25 | Total 2024/25 |
|---|---|---|---|
| C | £1,368.51 | £221.38 | £1,589.89 |
| D | £1,539.57 | £332.07 | £1,871.64 |
| E | £1,881.70 | £405.86 | £2,287.56 |
"""
LETTER = """# Focused visit to Luton children's services

Ofsted letter, published 19 July 2023. Lead inspector: Mary Green, His Majesty's Inspector.

This letter is on the focused visit to Luton on 14 and 15 June 2023. Inspectors looked at the front door.

Ann Price, Chief Officer Social Care in Luton, said what had been done:

- A team for families in need of help at night.
- New rooms at the front desk.

Leaders made no delay in finding foster homes for children.

## What needs to improve in this area of social work practice?

- Step-up and step-down work between early help and social care.
- The speed with which the police pass on what they know.
"""
MINUTES = """# Minutes, 12 May 2021

Minutes of Melin Wen Community Council, 12 May 2021. Melin Wen Village Hall.

Cllr Owain Hughes took the chair. The clerk of Melin Wen told of the new noticeboard.

The noticeboard would cost £900. Residents of Melin Wen had raised £445 towards it at a social evening.

It would stand outside Melin Wen School. The notice board went up on 3 June.
"""
YEARS = """# Insurance of Melin Wen

Melin Wen Community Council, 9 June 2022. The insurance of Melin Wen was £362 in 2019. It was £776 in 2021.
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("papers")
    for name, text in {"tax": TAX, "letter": LETTER, "minutes": MINUTES, "years": YEARS}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(data=folder / "data")
    ingest([folder], settings)
    with_requests = open_assistant(settings)
    yield with_requests
    with_requests.close()


def ask(held: Assistant, question: str) -> dict[str, Any]:
    return as_contract(held.answer(Question(question)))


def test_a_row_is_found_by_its_letter_and_quoted_with_the_names_of_its_columns(held: Assistant) -> None:
    reply = ask(held, "What does a band D home in Luton pay in total in 2024/25?")
    quotes = " ".join(citation["quote"] for citation in reply["citations"])
    assert "£1,871.64" in reply["answer"]
    assert "£2,287.56" not in reply["answer"]
    assert "Total 2024/25" in quotes


@pytest.mark.parametrize(
    "question",
    [
        "Who is the director of children's services in Luton?",  # a name is held, of another office
        "How many foster homes does Luton have?",  # "no delay" counts no home
    ],
)
def test_another_office_or_a_mere_no_answers_nothing(held: Assistant, question: str) -> None:
    assert ask(held, question)["status"] == "not_found"


def test_the_inspector_is_told_where_the_inspector_is_asked_for(held: Assistant) -> None:
    assert "Mary Green" in ask(held, "Who was the lead inspector at Luton's focused visit?")["answer"]


def test_who_introduces_a_list_is_named_without_it_and_by_any_title_of_the_office(held: Assistant) -> None:
    reply = ask(held, "Who is the director of social services in Luton?")
    assert "Ann Price" in reply["answer"]
    assert "front desk" not in reply["answer"]


def test_the_list_of_a_visit_on_one_matter_is_found_by_that_matter(held: Assistant) -> None:
    reply = ask(held, "What needs to get better at Luton's front door?")
    assert len(reply["claims"]) == 2
    assert "Step-up" in reply["answer"]


def test_a_place_that_the_whole_paper_is_about_need_not_stand_in_each_sentence(held: Assistant) -> None:
    assert "£900" in ask(held, "How much would the noticeboard in Melin Wen cost?")["answer"]


def test_both_halves_of_a_question_have_their_own_sentence(held: Assistant) -> None:
    reply = ask(held, "What would the noticeboard in Melin Wen cost, and how much had residents raised towards it?")
    assert {"£900", "£445"} <= set(reply["answer"].replace(".", " ").split())


def test_a_misspelt_word_is_taken_for_the_one_held(held: Assistant) -> None:
    assert "£900" in ask(held, "How much would the notcieboard in Melin Wen cost?")["answer"]


def test_two_times_named_as_equals_are_told_side_by_side(held: Assistant) -> None:
    reply = ask(held, "What was the insurance of Melin Wen in 2019 and in 2021?")
    assert "£362" in reply["answer"]
    assert "£776" in reply["answer"]
