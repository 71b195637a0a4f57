"""The whole path over the bundled corpus: real index, real embedder, nothing stood in for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import evals
from assistant.answer import Assistant, Question, Turn
from assistant.reply import as_contract
from corpus.document import BlockKind
from corpus.filters import Filters
from corpus.settings import Settings
from evals.cases import read_cases

PRIORITIES = "What are the five priorities of Bridgend's 2022 strategic plan for children's social care?"
NOTICE = "What four things did the October 2017 Warning Notice require Powys to do?"
CASES = read_cases(Path(evals.__file__).parent / "datasets" / "bundled.jsonl")


def ask(assistant: Assistant, text: str, **how: Any) -> dict[str, Any]:
    return as_contract(assistant.answer(Question(text, **how)))


def substance(reply: dict[str, Any]) -> dict[str, Any]:
    """The reply without what belongs to one asking."""
    return {name: value for name, value in reply.items() if name not in {"id", "timings_ms"}}


@pytest.fixture(scope="module")
def replies(assistant: Assistant) -> list[dict[str, Any]]:
    """Every bundled question asked once."""
    turns = {case.id: tuple(Turn(turn.question, turn.answer) for turn in case.history) for case in CASES}
    return [ask(assistant, case.question, history=turns[case.id]) for case in CASES]


def cited(replies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [citation for reply in replies for citation in (*reply["citations"], *reply["nearest"])]


def test_every_citation_of_every_bundled_question_is_exact(assistant: Assistant, replies: list[dict[str, Any]]) -> None:
    index = assistant.sources.index
    citations = cited(replies)
    assert len(citations) > len(CASES) / 2
    for citation in citations:
        text = index.text(citation["document_id"], citation["edition"], citation["start"], citation["end"])
        assert text == citation["quote"]
        if not citation["passage_id"].endswith("/about"):  # header lines stand in no passage
            (passage,) = index.passages([citation["passage_id"]])
            assert passage.start <= citation["start"] < citation["end"] <= passage.end


def test_no_boilerplate_is_quoted(assistant: Assistant, replies: list[dict[str, Any]]) -> None:
    for citation in cited(replies):
        edition = assistant.sources.index.edition(citation["document_id"], citation["edition"])
        boilerplate = (block for block in edition.blocks if block.kind is BlockKind.BOILERPLATE)
        assert not any(block.start < citation["end"] and citation["start"] < block.end for block in boilerplate)


def test_every_claim_is_cited_and_every_citation_used(replies: list[dict[str, Any]]) -> None:
    for reply in replies:
        used = [n for claim in reply["claims"] for n in claim["citations"]]
        assert all(claim["citations"] for claim in reply["claims"])
        assert list(dict.fromkeys(used)) == [citation["n"] for citation in reply["citations"]]
        assert [citation["n"] for citation in reply["citations"]] == list(range(1, len(reply["citations"]) + 1))


def test_a_status_has_what_belongs_to_it(replies: list[dict[str, Any]]) -> None:
    for reply in replies:
        assert bool(reply["claims"]) is (reply["status"] in {"answered", "partial"})
        assert (reply["reason"] is None) is bool(reply["claims"])
        assert bool(reply["options"]) is (reply["status"] == "clarify")
        assert not reply["nearest"] or reply["status"] == "not_found"


def test_a_list_question_gives_the_whole_list_in_order(assistant: Assistant) -> None:
    reply = ask(assistant, PRIORITIES)
    assert reply["status"] == "answered"
    assert [claim["text"].split()[0] for claim in reply["claims"]] == [
        "a",
        "strength-based",
        "services",
        "seamless",
        "listening",
    ]
    starts = [citation["start"] for citation in reply["citations"]]
    assert starts == sorted(starts)
    assert len({citation["document_id"] for citation in reply["citations"]}) == 1
    assert [line[:2] for line in reply["answer"].splitlines()] == ["1.", "2.", "3.", "4.", "5."]


def test_a_count_that_the_source_does_not_bear_out_is_said(assistant: Assistant) -> None:
    reply = ask(assistant, PRIORITIES.replace("five", "seven"))
    assert reply["status"] == "partial"
    assert len(reply["claims"]) == 5
    assert reply["answer"].endswith("The question speaks of 7; the source gives 5.")


def test_a_year_that_nothing_is_held_for_is_declined_with_the_nearest(assistant: Assistant) -> None:
    reply = ask(assistant, PRIORITIES.replace("2022", "2004"))
    assert (reply["status"], reply["reason"]["code"]) == ("not_found", "wrong_period")
    assert "2004" in reply["answer"]
    assert 0 < len(reply["nearest"]) <= 3
    assert not reply["citations"]


@pytest.mark.parametrize(("question", "code"), [("Who should I vote for in Powys?", "opinion")])
def test_a_question_out_of_bounds_is_refused(assistant: Assistant, question: str, code: str) -> None:
    reply = ask(assistant, question)
    assert (reply["status"], reply["reason"]["code"]) == ("refused", code)
    assert not reply["nearest"]


def test_a_follow_up_is_answered_for_the_other_council(assistant: Assistant) -> None:
    earlier = Turn("When did CIW carry out an improvement check of Bridgend?", "In November 2022. [1]")
    reply = ask(assistant, "What about Wrexham?", history=(earlier,))
    assert reply["question"] == "When did CIW carry out an improvement check of Wrexham?"
    assert substance(reply) == substance(ask(assistant, reply["question"]))
    assert {citation["authority"] for citation in reply["citations"]} == {"Wrexham"}


def test_a_council_filter_narrows(assistant: Assistant) -> None:
    assert ask(assistant, NOTICE)["status"] == "answered"
    narrowed = ask(assistant, NOTICE, filters=Filters(authorities=("Wrexham",)))
    assert narrowed["status"] == "not_found"
    assert {citation["authority"] for citation in narrowed["nearest"]} <= {"Wrexham"}


def test_as_of_hides_what_was_published_later(assistant: Assistant) -> None:
    day = date(2017, 12, 31)
    reply = ask(assistant, "Who chaired the Powys Improvement and Assurance Board?", filters=Filters(as_of=day))
    seen = reply["citations"] + reply["nearest"]
    assert seen
    assert all(citation["published"] is None or citation["published"][:4] <= "2017" for citation in seen)


def test_a_filter_that_lets_nothing_through_leaves_nothing_to_show(assistant: Assistant) -> None:
    reply = ask(assistant, NOTICE, filters=Filters(published_to=date(1990, 1, 1)))
    assert (reply["status"], reply["reason"]["code"], reply["nearest"]) == ("not_found", "no_passages", [])


def test_a_welsh_question_is_answered_from_a_welsh_record(assistant: Assistant) -> None:
    reply = ask(assistant, "Pwy oedd y Dirprwy Weinidog a wnaeth y datganiad am Bowys ar 9 Ionawr 2019?")
    assert reply["status"] == "answered"
    assert "Julie Morgan" in reply["answer"]
    assert {citation["language"] for citation in reply["citations"]} == {"cy"}


def test_a_welsh_question_is_declined_in_welsh(assistant: Assistant) -> None:
    reply = ask(assistant, "Beth oedd cost y llyfrgell yn Abertawe yn 1999?")
    assert reply["status"] == "not_found"
    assert reply["answer"].startswith(("Nid oes ", "Nid yw'r dogfennau a gedwir"))


def test_a_language_asked_for_is_that_of_the_message(assistant: Assistant) -> None:
    assert ask(assistant, "Who should I vote for?", language="cy")["answer"].startswith("Mae Craffu")


def test_asking_twice_gives_the_same(assistant: Assistant, replies: list[dict[str, Any]]) -> None:
    for case, reply in list(zip(CASES, replies, strict=True))[::12]:
        if not case.history:
            assert substance(ask(assistant, case.question)) == substance(reply)


def test_several_threads_give_what_one_gives(assistant: Assistant, replies: list[dict[str, Any]]) -> None:
    alone = {case.question: reply for case, reply in zip(CASES, replies, strict=True) if not case.history}
    questions = list(alone)[:: len(alone) // 8][:8] * 2
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: ask(assistant, question), questions))
    assert [substance(reply) for reply in together] == [substance(alone[question]) for question in questions]


def test_the_reply_names_its_snapshot_and_times_its_steps(assistant: Assistant, bundled: Settings) -> None:
    reply = ask(assistant, PRIORITIES)
    assert reply["snapshot"] == assistant.sources.index.generation == (bundled.data / "current").read_text().strip()
    assert reply["timings_ms"]["total"] >= max(reply["timings_ms"].values())
    assert {"understand", "retrieve", "select", "ground"} <= reply["timings_ms"].keys()
