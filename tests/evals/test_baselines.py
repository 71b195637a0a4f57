"""The systems that stand beside Craffu: what they answer from, that they answer fairly, and when they decline."""

from collections.abc import Iterator, Mapping

import pytest

from corpus.index import Index
from corpus.settings import Settings
from evals.baselines.baselines import baselines
from evals.baselines.passages import passages, sentences, statements
from evals.case import Turn
from evals.contract import breach
from evals.respondent import Respondent
from evals.run import run_cases
from ingest.run import ingest
from tests.evals.replies import case

FILES = {
    "depot.txt": "title: The depot\nauthority: Powys\ndate: 2021-03-04\n---\n"
    "The new bus depot in Brecon cost the council £2.4 million. Three routes will use it from May.\n\n"
    "- The T4 to Cardiff\n- The T14 to Hereford\n",
    "library.txt": "title: The library\nauthority: Wrexham\ndate: 2022-05-06\n---\n"
    "Wrexham library reopened after its roof was repaired. Readers borrowed nine thousand books in June.\n",
    "school.txt": "title: The school\nauthority: Conwy\ndate: 2020-01-02\n---\n"
    "The school in Llandudno has a new head teacher. Pupils have planted forty apple trees.\n",
}
# A score of BM25 grows with the number of documents: a word of one in fifteen is worth more than one of one in three.
FILES |= {f"notice-{n}.txt": f"Notice {n}: the car park on street {n} is closed on Sunday {n}.\n" for n in range(12)}
NAMES = [f"{system}, {made}" for system in ("quickstart", "BM25", "hybrid") for made in ("passages", "sentences")]
DEPOT = case(
    question="What did the new bus depot in Brecon cost the council?", gold_facts=["2\\.4"], gold_docs=["depot.txt"]
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    files = tmp_path_factory.mktemp("files")
    for name, content in FILES.items():
        (files / name).write_text(content, encoding="utf-8")
    made = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([files], made)
    return made


@pytest.fixture(scope="module")
def index(settings: Settings) -> Iterator[Index]:
    opened = Index.open(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def beside(index: Index, settings: Settings) -> Mapping[str, Respondent]:
    return baselines(index, settings)


def test_every_passage_and_sentence_stands_at_its_place(index: Index) -> None:
    places = list(passages(index).values())
    assert {place.record.filename for place in places} == set(FILES)
    for place in [*places, *sentences(places, index).values()]:
        text = index.edition(place.record.id).text
        assert text[place.start : place.end] == place.node.text


def test_the_header_of_a_record_is_read_but_never_stated(index: Index) -> None:
    place = next(place for place in passages(index).values() if place.record.filename == "depot.txt")
    stated = statements(place, index.edition(place.record.id))
    assert place.node.text.startswith("title:")
    assert stated
    assert index.edition(place.record.id).text[stated.start :].startswith("The new bus depot")
    assert [each.node.text for each in sentences([place], index).values()] == [
        "The new bus depot in Brecon cost the council £2.4 million.",
        "Three routes will use it from May.",
        "- The T4 to Cardiff",
        "- The T14 to Hereford",
    ]


def test_there_are_three_systems_that_answer_in_two_ways_each(beside: Mapping[str, Respondent]) -> None:
    assert list(beside) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_answers_in_the_contracts_shape_and_is_scored_in_full(beside: Mapping[str, Respondent], name: str) -> None:
    (outcome,) = run_cases((DEPOT,), beside[name]).outcomes
    assert breach(outcome.reply) is None
    wanted = ("right", "document_cited", "quotes_exact", "citation_recall", "citation_precision", "found_first")
    assert {score: outcome.scores[score] for score in wanted} == dict.fromkeys(wanted, 1)
    assert outcome.scores["total_ms"]


@pytest.mark.parametrize("system", ["quickstart", "BM25", "hybrid"])
def test_whole_passages_say_more_than_three_sentences(beside: Mapping[str, Respondent], system: str) -> None:
    whole, short = (beside[f"{system}, {made}"].ask(DEPOT) for made in ("passages", "sentences"))
    assert len(whole["citations"]) <= 2
    assert len(short["citations"]) <= 3
    assert len(whole["answer"]) > len(short["answer"])


@pytest.mark.parametrize("name", ["BM25, passages", "quickstart, sentences"])
def test_what_nothing_is_near_to_is_declined(beside: Mapping[str, Respondent], name: str) -> None:
    reply = beside[name].ask(case(question="Zxcv qwerty uiop"))
    assert reply["status"] == "not_found"
    assert reply["citations"] == []


def test_a_follow_up_is_asked_with_the_questions_before_it(beside: Mapping[str, Respondent]) -> None:
    before = Turn("What of the new bus depot in Brecon for the council?", "It opened.")
    reply = beside["BM25, sentences"].ask(case(question="What did it cost?", previous=before))
    assert reply["question"] == f"{before.question} What did it cost?"
    assert "£2.4 million" in reply["answer"]
