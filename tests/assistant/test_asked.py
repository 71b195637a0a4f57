"""What a question asks for, by its words."""

import pytest

from assistant.asked import Asked, asked_by


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What were the four priorities?", Asked.LIST),
        ("Name the areas for improvement.", Asked.LIST),
        ("How many children were looked after?", Asked.COUNT),
        ("How much did the placements cost?", Asked.MONEY),
        ("What percentage of posts was vacant?", Asked.PERCENTAGE),
        ("How long did the assessments take?", Asked.DURATION),
        ("When did monitoring end?", Asked.DATE),
        ("Who chaired the board?", Asked.PERSON),
        ("Why was the plan rejected?", Asked.REASON),
        ("Did the council agree?", Asked.YES_NO),
        ("Where did the meeting take place?", Asked.PLACE),
        ("What does CIW stand for?", Asked.DEFINITION),
        ("Compare Powys and Wrexham.", Asked.COMPARISON),
        ("How has demand changed since 2018?", Asked.CHANGE),
        ("What were the exact words of the minister?", Asked.EXACT),
        ("When was the article on foster carers published?", Asked.PUBLISHED),
        ("Tell me about the inspection.", Asked.OPEN),
    ],
)
def test_an_english_question_says_what_it_asks_for(question: str, kind: Asked) -> None:
    assert asked_by(question) is kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Beth yw'r blaenoriaethau?", Asked.LIST),
        ("Sawl plentyn oedd yn derbyn gofal?", Asked.COUNT),
        ("Faint o blant oedd yno?", Asked.COUNT),
        ("Pryd oedd yr arolygiad?", Asked.DATE),
        ("Pwy oedd y gweinidog?", Asked.PERSON),
        ("Pam?", Asked.REASON),
        ("Pryd y cyhoeddwyd y datganiad?", Asked.PUBLISHED),
    ],
)
def test_a_welsh_question_says_what_it_asks_for(question: str, kind: Asked) -> None:
    assert asked_by(question) is kind
