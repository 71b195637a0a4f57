"""When a document was published, from its own header, with the line that says so."""

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import Answer, ClaimKind


def answer(assistant: Assistant, question: str) -> Answer:
    outcome = assistant.answer(Question(question)).outcome
    assert isinstance(outcome, Answer)
    return outcome


@pytest.mark.parametrize(
    ("question", "said", "quotes"),
    [
        (
            "When was the BBC article on high staff sickness at Powys children's service published?",
            "“High staff sickness at troubled Powys children's service” was published in 2018.",
            ["title: High staff sickness at troubled Powys children's service", "date: 2018"],
        ),
        (
            "When was the CIW page on the end of enhanced monitoring at Powys published?",
            "“Enhanced monitoring arrangements at Powys County Council social services 'no longer required'” "
            "was published on 29 October 2020.",
            [
                "title: Enhanced monitoring arrangements at Powys County Council social services 'no longer required'",
                "date: 2020-10-29",
            ],
        ),
    ],
)
def test_the_date_rests_on_the_title_and_the_date_line(
    assistant: Assistant, question: str, said: str, quotes: list[str]
) -> None:
    outcome = answer(assistant, question)
    assert [(claim.text, claim.kind) for claim in outcome.claims] == [(said, ClaimKind.WRITTEN)]
    assert [citation.quote for citation in outcome.citations] == quotes


def test_a_welsh_question_is_told_in_welsh(assistant: Assistant) -> None:
    outcome = answer(assistant, "Pryd y cyhoeddwyd y Datganiad Ysgrifenedig ar 9 Ionawr 2019 am Bowys?")
    assert outcome.claims[0].text.startswith("Cyhoeddwyd “Datganiad Ysgrifenedig")
    assert outcome.claims[0].text.endswith("9 Ionawr 2019.")
