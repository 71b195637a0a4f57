"""The trained reader tells what answers from what only speaks of the same, and is shown only what may answer."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from assistant.answer import Assistant
from assistant.gate import lawful
from assistant.reader import WEIGHTS, Reader, ToRead, load_reader
from assistant.reread import MOST_READ, READ, reread, to_read
from assistant.retrieve import retrieve
from assistant.select import Evidence, select
from assistant.understand import understand
from corpus.embedder import packaged_folder
from corpus.filters import Filters
from corpus.passage import UnitKind

QUESTION = "How many social workers did the council take on last year?"
ANSWERS = ToRead("It recruited 41 more practitioners over the twelve months.", "Annual report")
SPEAKS = ToRead("Social workers at the council told us about the year that they had had.", "Annual report")


@pytest.fixture(scope="module")
def reader() -> Reader:
    folder = packaged_folder()
    assert folder
    return load_reader(folder, bf16=False)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (
            "How many social workers did the council recruit?",
            "The council recruited 41 social workers in twelve months.",
        ),
        ("Who runs the improvement board?", "Jane Price, a former chief executive, leads the board."),
        ("When will the new home open?", "Children are due to move into the home by March 2025."),
        ("Why were visits to children late?", "Visits were late because caseloads were too high."),
        ("What worried inspectors about staffing?", "Too many posts are vacant and staff turnover is high."),
    ],
)
def test_what_answers_goes_before_what_is_about_something_else(reader: Reader, question: str, answers: str) -> None:
    others = [ToRead("The leisure centre was painted in the spring.", ""), ToRead("Members agreed the minutes.", "")]
    right, *wrong = reader.scores(question, [ToRead(answers, "Annual report"), *others])
    assert right > max(wrong)


def test_a_score_does_not_depend_on_what_is_read_beside_it(reader: Reader) -> None:
    long = ToRead("The budget was set in February after a long debate. " * 20, "Minutes")
    alone = reader.scores(QUESTION, [ANSWERS])[0]
    assert reader.scores(QUESTION, [long, ANSWERS, SPEAKS])[1] == pytest.approx(alone, abs=0.01)


def test_nothing_to_read_gives_no_scores(reader: Reader) -> None:
    assert reader.scores(QUESTION, []) == []


def test_several_threads_get_what_one_gets(reader: Reader) -> None:
    alone = reader.scores(QUESTION, [ANSWERS, SPEAKS])
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: reader.scores(QUESTION, [ANSWERS, SPEAKS]), range(12)))
    assert all(each == pytest.approx(alone, abs=0.01) for each in together)


def test_the_weights_are_small_enough_to_come_with_the_code() -> None:
    assert WEIGHTS.stat().st_size < 3_000_000


class _Recording:
    """A reader that likes the last it is shown, by so much, and remembers what it was shown."""

    def __init__(self, likes: float = 0.0) -> None:
        self.read: list[ToRead] = []
        self.likes = likes

    def scores(self, question: str, units: Sequence[ToRead]) -> list[float]:
        self.read += units
        return [self.likes + n for n in range(len(units))]


def _evidence(assistant: Assistant, question: str) -> list[Evidence]:
    understood = understand(question, (), assistant.sources.vocabulary)
    return select(understood, retrieve(understood, assistant.sources, Filters()), assistant.sources)


def test_only_the_best_that_breaks_no_rule_is_read_and_what_is_liked_rises(assistant: Assistant) -> None:
    question = "What did inspectors say about staff in Powys in 2019?"
    understood = understand(question, (), assistant.sources.vocabulary)
    found, reading = _evidence(assistant, question), _Recording()
    again = reread(understood, found, replace(assistant.sources, reader=reading))
    allowed = lawful(understood, found, assistant.sources)
    assert 0 < len(allowed) < len(found)
    assert len(reading.read) == min(READ, len(allowed))
    assert [unit.text for unit in reading.read] == [each.text for each in allowed[:READ]]
    place = [each.text for each in again].index(reading.read[-1].text)
    assert place < [each.text for each in found].index(reading.read[-1].text)
    assert sorted(each.text for each in again) == sorted(each.text for each in found)


def test_it_is_read_on_as_long_as_nothing_looks_like_an_answer(assistant: Assistant) -> None:
    question = "What did inspectors say about staff in Powys?"
    understood = understand(question, (), assistant.sources.vocabulary)
    found, reading = _evidence(assistant, question), _Recording(likes=-100)
    reread(understood, found, replace(assistant.sources, reader=reading))
    assert READ < len(reading.read) == min(MOST_READ, len(lawful(understood, found, assistant.sources)))


def test_a_row_is_read_with_the_names_of_its_columns(assistant: Assistant) -> None:
    evidence = _evidence(assistant, "What did inspectors say about staff in Powys?")[0]
    unit = replace(evidence.unit, kind=UnitKind.TABLE_ROW)
    row = replace(evidence, unit=unit, text="D | £1,871", context="Band | Total")
    assert to_read(row, assistant.sources).text == "Band: D | Total: £1,871"
    unlike = replace(row, context="Council tax")
    assert to_read(unlike, assistant.sources).text == "D | £1,871"


def test_without_a_reader_the_order_stays(assistant: Assistant) -> None:
    question = "What did inspectors say about staff in Powys?"
    understood = understand(question, (), assistant.sources.vocabulary)
    found = _evidence(assistant, question)
    assert reread(understood, found, replace(assistant.sources, reader=None)) == found
