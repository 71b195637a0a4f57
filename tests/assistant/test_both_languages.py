"""A question in one language reaches what is held only in the other, over a real index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import Answer
from assistant.service import open_assistant
from corpus.settings import Settings
from ingest.run import ingest

HEADER = "publisher: {}\ndate: {}\nauthority: {}\ntitle: {}\n---\n{}\n"
TEXTS = {
    "staff.txt": HEADER.format(
        "County Times",
        "2019-03-04",
        "Powys",
        "Budget meeting",
        "Agency staff cost £412,000 in Powys last year. The road to the hospital was closed for a week.\n\n"
        "The acting head of adult services, Mary Rees, told members that nine posts were vacant.",
    ),
    "cartrefi.txt": HEADER.format(
        "Cyngor Gwynedd",
        "2020-05-06",
        "Gwynedd",
        "Cynllun cartrefi",
        "Bydd Cyngor Gwynedd yn agor tri chartref plant newydd erbyn mis Mehefin 2021. "
        "Penodwyd Huw Parry yn rheolwr y prosiect.\n\nMae'r heddlu yn cefnogi'r cynllun.",
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("library")
    for name, text in TEXTS.items():
        Path(folder / name).write_text(text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([folder], settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "filename", "said"),
    [
        ("Faint gostiodd staff asiantaeth ym Mhowys?", "staff.txt", "£412,000"),
        ("Pwy oedd pennaeth dros dro gwasanaethau oedolion Powys?", "staff.txt", "Mary Rees"),
        ("How many new children's homes will Gwynedd open?", "cartrefi.txt", "tri chartref plant newydd"),
        ("Who was appointed manager of the project in Gwynedd?", "cartrefi.txt", "Huw Parry"),
    ],
)
def test_a_question_is_answered_from_a_document_of_the_other_language(
    library: Assistant, question: str, filename: str, said: str
) -> None:
    outcome = library.answer(Question(question)).outcome
    assert isinstance(outcome, Answer)
    assert said in outcome.claims[0].text
    assert outcome.citations[0].filename == filename


def test_a_quote_of_a_welsh_document_is_its_own_words(library: Assistant) -> None:
    outcome = library.answer(Question("Who was appointed manager of the project in Gwynedd?")).outcome
    assert isinstance(outcome, Answer)
    assert [(citation.quote, citation.language) for citation in outcome.citations] == [
        ("Penodwyd Huw Parry yn rheolwr y prosiect.", "cy")
    ]
