"""Lists of what a document asks for, whole, whatever the document and the words of the question."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant, Question
from assistant.reply import as_contract
from corpus.settings import Settings
from ingest.run import ingest
from workbench.answering import open_assistant

SEND = """<html><head><title>Area SEND inspection of Torbay Local Area Partnership</title></head><body><main>
<h1>Area SEND inspection of Torbay Local Area Partnership</h1><p>Published: 4 May 2023. Inspected by Ofsted and the Care
Quality Commission in March 2023. The local area partnership's arrangements lead to inconsistent experiences.</p>
<h2>What is it like to be a child with SEND in this area?</h2>
<p>Families in Torbay wait long for help, and many find out by chance what there is. Leaders know where to improve.</p>
<h2>Areas for improvement</h2><ul>
<li>Leaders should cut the time that children wait for a speech and language therapist.</li>
<li>Leaders should make sure that every plan is reviewed each year.</li>
<li>Leaders should tell families where short breaks can be had.</li></ul>
<h2>Local area partnership details</h2><p>Torbay Council and the integrated care board.</p></main></body></html>"""
AUDIT = """<html><head><title>Audit Wales report: homelessness services - Flintshire County Council</title></head>
<body><main><h1>Audit Wales report: homelessness services - Flintshire County Council</h1>
<p>Published: 6 March 2024 by Audit Wales.</p>
<h2>Findings</h2><p>The council of Flintshire has acted early, but the cost of hotels goes on growing.</p>
<h2>Recommendations</h2><ol><li>The council should set out how it will pay for temporary homes.</li>
<li>The council should hear tenants before it changes its service.</li></ol></main></body></html>"""

REVIEW = """<html><head><title>Rapid review into figures on mental health inpatient settings</title></head><body><main>
<h1>Rapid review into figures on mental health inpatient settings</h1><p>Published: 21 March 2024.</p>
<h2>Recommendations</h2><h3>Recommendation 1</h3><p>Every ward should say each night how many nurses it has.</p>
<h3>Recommendation 2</h3><p>Boards should visit a ward each month without telling it.</p></main></body></html>"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("asked")
    (folder / "send-torbay.html").write_text(SEND)
    (folder / "audit-flintshire.html").write_text(AUDIT)
    (folder / "review.html").write_text(REVIEW)
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([str(folder)], settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def ask(assistant: Assistant, question: str) -> dict[str, Any]:
    reply = as_contract(assistant.answer(Question(question)))
    for citation in reply["citations"]:
        text = assistant.sources.index.text(citation["document_id"], None, citation["start"], citation["end"])
        assert text == citation["quote"]
    return reply


@pytest.mark.parametrize(
    "question",
    ["What were Torbay's areas for improvement?", "What has Torbay been told to put right? All of it please."],
)
def test_the_whole_list_comes_in_order(question: str, held: Assistant) -> None:
    claims = [claim["text"] for claim in ask(held, question)["claims"]]
    assert [("speech" in claims[0]), ("reviewed" in claims[1]), ("short breaks" in claims[2])] == [True] * 3
    assert len(claims) == 3


@pytest.mark.parametrize(
    "question",
    [
        "What did the rapid review into figures on mental health inpatient settings recommend?",
        "What were the recommendations of the rapid review into figures on mental health inpatient settings?",
    ],
)
def test_recommendations_are_told_by_that_word_whoever_made_them(question: str, held: Assistant) -> None:
    claims = [claim["text"] for claim in ask(held, question)["claims"]]
    assert [claim.split()[0] for claim in claims] == ["Every", "Boards"]


def test_how_many_there_are_is_marked_as_computed(held: Assistant) -> None:
    (claim,) = ask(held, "How many improvements did the inspectors ask of Torbay?")["claims"]
    assert (claim["kind"], len(claim["citations"])) == ("computed", 3)
    assert "3" in claim["text"]


def test_another_count_than_asked_for_is_said(held: Assistant) -> None:
    assert "gives 2" in ask(held, "What four recommendations did Audit Wales make to Flintshire?")["answer"]


def test_what_a_list_has_no_heading_for_is_left_to_the_sentences(held: Assistant) -> None:
    assert "short breaks" not in ask(held, "What did Audit Wales recommend to Flintshire about libraries?")["answer"]


def test_a_list_of_another_council_or_time_is_none(held: Assistant) -> None:
    assert ask(held, "What are Conwy's areas for improvement?")["status"] == "not_found"
    assert ask(held, "What were Torbay's areas for improvement in 2015?")["status"] == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quote recommendation 2 from Audit Wales's Flintshire report word for word.", "hear tenants"),
        ("What was the first recommendation that Audit Wales made to Flintshire?", "set out how"),
        ("What does Audit Wales's last recommendation to Flintshire say?", "hear tenants"),
    ],
)
def test_one_item_is_given_by_its_number_or_place(question: str, told: str, held: Assistant) -> None:
    (claim,) = ask(held, question)["claims"]
    assert told in claim["text"]


def test_of_a_number_that_a_list_does_not_have_is_said_how_many_it_has(held: Assistant) -> None:
    reply = ask(held, "Quote recommendation 5 from Audit Wales's Flintshire report.")
    assert "gives 2" in reply["answer"]
    assert reply["claims"][0]["kind"] == "computed"
