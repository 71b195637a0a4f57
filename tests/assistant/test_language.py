"""The language of a question, told from few words and not from the names of places."""

import pytest

from assistant.language import language_of
from corpus.terms import load_vocabulary


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Faint gwariodd Powys?", "cy"),
        ("Gorwariant Wrecsam 2019", "cy"),
        ("A beth am Ben-y-bont ar Ogwr?", "cy"),
        ("Pryd dechreuodd Together for Children redeg gwasanaethau Sunderland?", "cy"),
        ("A gyhoeddodd Powys adolygiad Jane Smith?", "cy"),
        ("Who leads Cyngor Sir Ynys Môn?", "en"),
        ("Overspend Wrecsam 2019", "en"),
        ("Pen-y-bont ar Ogwr", "en"),
        ("agency staff Powys", "en"),
        ("plant hire costs", "en"),
        ("What does the Welsh term plant mewn gofal mean?", "en"),
    ],
)
def test_a_short_or_mixed_question_has_its_language(question: str, language: str) -> None:
    assert language_of(question, load_vocabulary()) == language
