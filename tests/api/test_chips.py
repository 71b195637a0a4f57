"""Taking a name or a time out of a question leaves a question."""

import pytest

from api.asking import Form
from api.chips import cut


@pytest.mark.parametrize(
    ("question", "words", "left"),
    [
        ("What were the four priorities for Powys?", "Powys", "What were the four priorities?"),
        ("What did Powys’s director say?", "Powys", "What did the director say?"),
        ("How many were there between 2018 and 2020 in Wrexham?", "2018 and 2020", "How many were there in Wrexham?"),
        ("Beth oedd y blaenoriaethau ar gyfer Powys?", "Powys", "Beth oedd y blaenoriaethau?"),
        ("Powys: what changed?", "Powys", "what changed?"),
        ("In the 2019 inspection report, what is said?", "2019", "In the inspection report, what is said?"),
    ],
)
def test_a_name_is_cut_with_what_leads_up_to_it(question: str, words: str, left: str) -> None:
    start = question.index(words)
    assert cut(question, start, start + len(words)) == left


def test_the_conversation_goes_on_without_bringing_back_what_was_taken_out() -> None:
    form = Form(q="What about Bridgend's?", kind="news", turn=("a1", "b2"))
    assert form.address("What changed?") == "/?q=What+changed%3F&kind=news&turn=a1&turn=b2&alone=true"
    assert form.address("Why?", without="kind") == "/?q=Why%3F&turn=a1&turn=b2&alone=true"
    assert Form().address("Why?") == "/?q=Why%3F"
