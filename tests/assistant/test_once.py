"""What near-duplicates say in the same words is said once, and every copy can still be asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Assistant, Question
from assistant.once import goes_before
from assistant.reply import Answer
from assistant.retrieve import retrieve
from assistant.service import open_assistant
from assistant.understand import understand
from corpus.document import Description, DocumentRecord, PartialDate, SourceClass, TextStatus
from corpus.filters import Filters
from corpus.settings import Settings
from ingest.run import ingest
from tests.corpus.made import record

FINDING = "Inspectors found that visits to children in care were on time in nine cases of ten in Powys."
LETTER = (
    f"{FINDING} The council had begun to put right what they saw the year before, and staff spoke well of it. "
    "A further visit will follow before the summer, and its letter will be sent to every member of the committee. "
    "Agency staff had fallen to twelve, and the training of new social workers was complete by the end of March."
)
ENGLISH = "The plan of 4 May 2021 gives £310,000 to 14 foster homes in Powys by 30 June 2022, and 9 of them are new."
WELSH = "Mae cynllun 4 Mai 2021 yn rhoi £310,000 i 14 o gartrefi maeth ym Mhowys erbyn 30 Mehefin 2022, a 9 yn newydd."
HEADER = "publisher: {}\ndate: {}\nauthority: Powys\ntitle: {}\n---\n{}\n"
TEXTS = {
    "press.txt": HEADER.format("County Times", "2019-01-09", "Visits on time", f"{LETTER}\n\nThe editor adds nothing."),
    "inspector.txt": HEADER.format("Care Inspectorate Wales", "2019-01-09", "Letter to Powys", LETTER),
    "plan.txt": HEADER.format("Welsh Government", "2021-05-04", "Plan for foster homes", ENGLISH),
    "cynllun.txt": HEADER.format("Llywodraeth Cymru", "2021-05-04", "Cynllun cartrefi maeth", WELSH),
}
QUESTION = "How many visits to children in care were on time in Powys?"


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("copies")
    for name, text in TEXTS.items():
        Path(folder / name).write_text(text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([folder], settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def documents(assistant: Assistant) -> dict[str, str]:
    return {record.filename: record.id for record in assistant.sources.index.records()}


def asked(assistant: Assistant, question: Question) -> Answer:
    outcome = assistant.answer(question).outcome
    assert isinstance(outcome, Answer)
    return outcome


def test_the_same_words_are_quoted_once_from_who_has_more_authority(copies: Assistant) -> None:
    answer = asked(copies, Question(QUESTION))
    ids = documents(copies)
    quotes = [citation for citation in answer.citations if citation.quote == FINDING]
    assert [citation.document_id for citation in quotes] == [ids["inspector.txt"]]
    assert quotes[0].also_in == (ids["press.txt"],)


def test_the_other_copy_is_cited_when_it_is_asked_for(copies: Assistant) -> None:
    press = documents(copies)["press.txt"]
    answer = asked(copies, Question(QUESTION, filters=Filters(document_ids=(press,))))
    assert {citation.document_id for citation in answer.citations} == {press}
    assert all(citation.also_in == () for citation in answer.citations)


def test_a_search_lists_one_of_two_passages_alike(copies: Assistant) -> None:
    understood = understand(QUESTION, (), copies.sources.vocabulary)
    found = retrieve(understood, copies.sources, Filters())
    holding = [scored for scored in found if FINDING in scored.passage.indexed]
    assert len(holding) == len({scored.passage.indexed for scored in holding})


def _published(source_class: SourceClass, day: str, status: TextStatus = TextStatus.ORIGINAL) -> DocumentRecord:
    described = Description("t", source_class=source_class, published=PartialDate.parse(day), text_status=status)
    return record(day, "text", description=described)


def test_authority_goes_first_then_the_original_then_the_earlier_copy_of_one_time() -> None:
    press, council = SourceClass.PRESS, SourceClass.COUNCIL
    story = _published(press, "2019-01-10")
    assert goes_before(_published(council, "2019-11-01"), story)
    assert not goes_before(story, _published(council, "2019-11-01"))
    assert goes_before(story, _published(press, "2019-01-09", TextStatus.SUMMARY))
    assert goes_before(_published(press, "2019-01-09"), story)
    assert not goes_before(_published(press, "2018-01-09"), story)


@pytest.mark.parametrize(
    ("question", "filename", "language"),
    [
        ("How much money does the plan give to foster homes in Powys?", "plan.txt", "en"),
        ("Faint o arian mae'r cynllun yn ei roi i gartrefi maeth ym Mhowys?", "cynllun.txt", "cy"),
    ],
)
def test_a_question_is_answered_from_the_twin_in_its_language(
    copies: Assistant, question: str, filename: str, language: str
) -> None:
    first = asked(copies, Question(question)).citations[0]
    assert first.document_id == documents(copies)[filename]
    assert first.language == language
