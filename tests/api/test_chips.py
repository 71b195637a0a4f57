"""Taking a name or a time out of a question leaves a question."""

import pytest

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
