"""Public sets in their own layouts: documents and cases, declines, conversations, mistakes by file and line."""

import csv
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.index import Index
from corpus.settings import Settings
from evals.case import Case, Turn
from evals.cases import read_cases
from evals.check import check
from evals.facts import says
from evals.finding import Problem
from evals.holdings import Holdings
from evals.public.clapnq import joined
from evals.public.financebench import as_printed
from evals.public.question_set import QuestionSet, sentence_at
from evals.public.terms import all_terms
from evals.public.writing import READERS, write
from evals.rightness import answer_right
from ingest.run import ingest
from tests.evals.public_samples import BRIDGE, LIBRARY, SAMPLES

INGESTED = ("beir", "squad", "multihop-rag", "mtrag", "clapnq", "qmsum")  # each with texts of its own
each_format = pytest.mark.parametrize("name", SAMPLES)


def read(name: str, folder: Path) -> QuestionSet:
    return READERS[name](SAMPLES[name](folder))


def case(asked: QuestionSet, name: str) -> Case:
    return next(each for each in asked.cases if each.id == name)


def test_every_format_has_its_terms_and_a_sample() -> None:
    assert list(all_terms()) == list(READERS) == list(SAMPLES)


@each_format
def test_what_is_written_is_read_back_and_every_quote_stands_in_its_document(name: str, tmp_path: Path) -> None:
    asked, out = read(name, tmp_path / "set"), tmp_path / "out"
    write(asked, all_terms()[name], out)
    assert read_cases(out / "questions.jsonl") == asked.cases
    assert all_terms()[name].licence in (out / "about.md").read_text(encoding="utf-8")
    with (out / "documents" / "sources.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    held = {path.name: path.read_text(encoding="utf-8") for path in (out / "documents").iterdir()}
    assert {row["file"] for row in told} == held.keys() - {"sources.csv"}
    for each in asked.cases:
        assert {*each.good_docs, *each.near_docs} <= held.keys()
        assert all(evidence.quote in held[evidence.doc] for evidence in each.evidence if evidence.quote)


def test_facts_and_quotes_stand_in_the_documents_as_craffu_reads_them(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "index")
    for name in INGESTED:
        write(read(name, tmp_path / f"{name} set"), all_terms()[name], tmp_path / name)
    ingest([str(tmp_path / name / "documents") for name in INGESTED], settings)
    index = Index.open(settings)
    for name in INGESTED:
        found = check(tmp_path / name / "questions.jsonl", Holdings(index))
        assert {each.problem for each in found if not each.doubt} <= {Problem.NO_GOLD}, name
    index.close()


def test_judgements_of_a_beir_set_become_gold_documents(tmp_path: Path) -> None:
    asked = read("beir", tmp_path)
    assert [(each.id, each.gold_docs) for each in asked.cases] == [("q1", ("d-1.txt",))]
    assert [each.name for each in asked.documents] == ["d-1.txt", "d-1-2.txt"]
    assert asked.left_out == {"no relevant document": 1}


def test_any_answer_of_a_squad_question_is_right_and_its_sentence_is_evidence(tmp_path: Path) -> None:
    answered, nearly = read("squad", tmp_path).cases
    assert [evidence.quote for evidence in answered.evidence] == ["Mair Hopkin gave the land."]
    for said, right in (("It was Mair  Hopkin.", True), ("Hopkin [1]", True), ("The Hopkinses did.", False)):
        assert answer_right(answered, {"status": "answered", "answer": said}) is right
    assert (str(nearly.expected), nearly.answerable, nearly.near_docs) == ("abstain", False, ("tref_ddu-000.txt",))


def test_the_language_of_an_xquad_file_is_in_its_name(tmp_path: Path) -> None:
    assert {each.lang for each in read("xquad", tmp_path).cases} == {"de"}
    assert {each.lang for each in read("squad", tmp_path).cases} == {"en"}


def test_a_question_over_several_articles_cites_each_and_quotes_what_stands_there(tmp_path: Path) -> None:
    asked = read("multihop-rag", tmp_path)
    several, polar, none = asked.cases
    assert [evidence.quote for evidence in several.evidence] == ["It holds 40,000 books.", None]
    assert len(several.good_docs) == 2
    assert says("The repairs took 14 months.", several.gold_facts[0])
    assert (polar.yes_no, polar.gold_facts, str(none.expected)) == ("yes", (), "abstain")
    assert asked.documents[0].told["published"] == "2023-10-01"


def test_filings_are_copied_pages_counted_from_1_and_missing_ones_left_out(tmp_path: Path) -> None:
    asked = read("financebench", tmp_path)
    assert [each.id for each in asked.cases] == ["f1", "f2"]
    assert [evidence.page for evidence in case(asked, "f1").evidence] == [5]
    assert case(asked, "f2").gold_facts == ()
    assert asked.left_out == {"PDF not there": 1}


@pytest.mark.parametrize(
    ("answer", "printed", "other"),
    [
        ("$1577.00", "(1,577)", "11,577"),
        ("24.26", "24.26x", "124.26"),
        ("$8.70", "$8.7 billion", "$8.71"),
        ("93.86%", "93.86 per cent", "3.86"),
        ("-0.02", "(0.02)", "0.021"),
        ("1234567", "1,234,567", "1,234,567,890"),
    ],
)
def test_a_figure_is_found_as_filings_print_it(answer: str, printed: str, other: str) -> None:
    fact = as_printed(answer)
    assert fact is not None
    assert says(f"It was {printed}.", fact)
    assert not says(f"It was {other}.", fact)


def test_an_answer_of_more_than_a_figure_is_no_fact() -> None:
    assert as_printed("Yes, by 12%.") is None


def test_a_conversation_comes_before_its_last_question(tmp_path: Path) -> None:
    asked = read("mtrag", tmp_path)
    assert case(asked, "t<::>2").history == (Turn("Is there a library?", "Yes, in Tref Ddu."),)
    assert [str(each.expected) for each in asked.cases] == ["answer", "clarify", "abstain"]
    assert [each.text.count("Tref Ddu\n") for each in asked.documents] == [1]
    assert asked.left_out == {"small talk": 1}


def test_tokens_of_clapnq_are_joined_and_its_sentences_are_evidence(tmp_path: Path) -> None:
    answered, nearly = read("clapnq", tmp_path).cases
    assert [evidence.quote for evidence in answered.evidence] == ['It\'s open, "they" said.']
    assert nearly.answerable is False
    assert joined("a one - year period ( or two ) does n't end") == "a one-year period (or two) doesn't end"


def test_turns_of_a_meeting_are_evidence_but_for_the_shortest(tmp_path: Path) -> None:
    asked = read("qmsum", tmp_path)
    assert [each.question for each in asked.cases] == ["Meeting TD01: What did Mair Hopkin want?"]
    assert [evidence.quote for evidence in asked.cases[0].evidence] == [
        "I would rather that the bridge is mended before winter comes ."
    ]
    assert asked.left_out == {"about a whole meeting": 1}


@pytest.mark.parametrize(
    ("name", "file", "before", "after", "said"),
    [
        ("beir", "corpus.jsonl", '"text"', '"txt"', "corpus.jsonl, line 1: text"),
        ("beir", "qrels/test.tsv", "q1\td 1", "q1\td 9", "test.tsv, line 3: corpus.jsonl has no document 'd 9'"),
        ("beir", "qrels/test.tsv", "q1\td 1\t0", "q1\td 1", "test.tsv, line 3: 3 cells"),
        ("squad", "dev-v2.0.json", '"context"', '"contxt"', "dev-v2.0.json: data.0.paragraphs.0.context"),
        ("squad", "dev-v2.0.json", '"text": "Hopkin"', '"text": "Huw"', "question s1: 'Huw' does not stand at"),
        ("xquad", "xquad.de.json", "}", "", "xquad.de.json: Invalid JSON"),
        (
            "multihop-rag",
            "MultiHopRAG.json",
            "example/2",
            "example/7",
            "MultiHopRAG.json, question 1: corpus.json has no",
        ),
        ("financebench", "data/financebench_open_source.jsonl", ": 4", ": -1", "line 1: evidence.0.evidence_page_num"),
        ("mtrag", "reference.jsonl", '"agent"', '"robot"', "reference.jsonl, line 1: input.1.speaker"),
        ("clapnq", "u.jsonl", '"passages"', '"pasages"', "u.jsonl, line 1: passages"),
        ("qmsum", "TD01.json", '"1"', '"7"', "TD01.json, question 1: no turns 0 to 7; there are 2"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_place(  # noqa: PLR0917  # one mistake is what it takes
    name: str, file: str, before: str, after: str, said: str, tmp_path: Path
) -> None:
    path = SAMPLES[name](tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        READERS[name](path)
    assert said in str(refused.value)


def test_the_same_seed_draws_the_same_questions_and_only_needed_documents_stay(tmp_path: Path) -> None:
    asked = read("multihop-rag", tmp_path)
    assert asked.drawn(2, 5, False) == asked.drawn(2, 5, False)
    assert len({asked.drawn(1, seed, False).cases for seed in range(20)}) > 1
    assert asked.drawn(None, 1, False) == asked
    polar = QuestionSet(asked.documents, asked.cases[1:2]).drawn(1, 1, True)
    assert [each.text.splitlines()[0] for each in polar.documents] == ["Library"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    asked = read("clapnq", tmp_path)
    with pytest.raises(UsageError, match="not empty"):
        write(asked, all_terms()["clapnq"], tmp_path)


def test_a_sentence_is_cut_at_its_ends() -> None:
    assert sentence_at(LIBRARY, LIBRARY.index("40,000"), LIBRARY.index("books")) == "It holds 40,000 books."
    assert sentence_at(BRIDGE, 0, 3) == "The bridge at Rhyd Las was closed for two winters."
    assert sentence_at("One", 0, 3) == "One"
