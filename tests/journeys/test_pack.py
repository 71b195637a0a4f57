"""A scrutiny member asks about a meeting's papers: an agenda pack with its late supplement, and what each page's
citation says. The table in docs/corpus.md shows the same."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from api.app import create_app
from assistant.answer import Assistant, Question
from assistant.reply import as_contract
from cli.main import craffu
from corpus.document import LinkKind
from corpus.settings import Settings
from ingest.load.ocr import find_recogniser
from ingest.run import ingest
from tests.ingest.packs import PLANTED, pack, supplement
from workbench.answering import open_assistant

FOSTERING = "6. FOSTERING AND RESPITE CARE"
CENTRES = "7. FAMILY CENTRES"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Of an index that holds the pack and the supplement."""
    papers, data = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("data")
    (papers / "Public reports pack 14th-Nov-2024.pdf").write_bytes(pack(scale=0))
    (papers / "Supplementary agenda 14th-Nov-2024.pdf").write_bytes(supplement())
    settings = Settings(data=data)
    ingest([papers], settings)
    return settings


@pytest.fixture(scope="module")
def member(settings: Settings) -> Iterator[Assistant]:
    opened = open_assistant(settings)
    yield opened
    opened.close()


def _citation(member: Assistant, question: str, quote: str) -> dict[str, Any]:
    reply = as_contract(member.answer(Question(question)))
    found = [each for each in reply["citations"] if quote in " ".join(each["quote"].split())]
    assert found, (reply["answer"], [each["quote"] for each in reply["citations"]])
    return dict(found[0])


@pytest.mark.parametrize(
    ("question", "planted", "place"),
    [
        (
            "How often will a supervising social worker visit each foster carer?",
            "paragraph",
            {"page": 12, "report_page": "2", "agenda_item": FOSTERING, "paragraph": "2.2", "recognised": None},
        ),
        (
            "What share of care leavers are in suitable homes this year?",
            "row",
            {"page": 8, "report_page": "4", "agenda_item": "4. PERFORMANCE REPORT", "paragraph": None},
        ),
        (
            "How many disabled children did the short breaks service support?",
            "appendix",
            {"page": 15, "report_page": "1", "agenda_item": FOSTERING, "paragraph": None},
        ),
        (
            "Faint o ganolfannau teuluol newydd fydd y cyngor yn eu hagor yn Llanfedw?",
            "welsh",
            {"page": 19, "report_page": "3", "agenda_item": CENTRES, "paragraph": None},
        ),
        (
            "What did volunteers do at the youth club in Millbrook?",
            "column",
            {"page": 21, "report_page": "5", "agenda_item": CENTRES, "paragraph": None},
        ),
        (
            "What does the committee recommend about keeping the Oakford respite centre open until a review?",
            "late",
            {"page": 3, "page_label": "403", "report_page": "1", "agenda_item": FOSTERING, "paragraph": "1.2"},
        ),
    ],
    ids=["paragraph", "table row", "appendix", "Welsh page", "two columns", "supplement"],
)
def test_a_citation_names_page_item_and_paragraph(
    member: Assistant, question: str, planted: str, place: dict[str, Any]
) -> None:
    citation = _citation(member, question, PLANTED[planted])
    label = {"page_label": str(citation["page"])}
    assert {name: citation[name] for name in place} == place
    assert citation["page_label"] == (label | place)["page_label"]
    assert citation["section"][0] == place["agenda_item"]
    assert citation["language"] == ("cy" if planted == "welsh" else "en")


def test_a_scanned_letter_is_cited_with_its_confidence(member: Assistant) -> None:
    if find_recogniser("auto") is None:
        pytest.skip("needs tesseract with its data for English (eng)")
    question = "How long did families wait for an autism assessment in the north of the county?"
    citation = _citation(member, question, PLANTED["scan"])
    assert (citation["page"], citation["page_label"], citation["report_page"]) == (9, "9", None)
    assert citation["agenda_item"] == "5. LETTER FROM THE INSPECTORATE"
    assert 0.85 <= citation["recognised"] <= 1


def test_the_supplement_is_linked_to_the_pack_it_changes(member: Assistant) -> None:
    index = member.sources.index
    ids = {record.filename.split()[0]: record.id for record in index.records()}
    links = {(link.kind, link.document_id, link.other_id) for link in index.links_of(ids["Public"])}
    assert (LinkKind.SUPPLEMENTS, ids["Supplementary"], ids["Public"]) in links


def test_a_recommendation_and_its_revision_are_both_quoted(member: Assistant) -> None:
    reply = as_contract(member.answer(Question("What is the recommendation about the Oakford respite centre?")))
    quotes = [" ".join(citation["quote"].split()) for citation in reply["citations"]]
    assert any(PLANTED["recommendation"] in quote for quote in quotes)
    assert any(PLANTED["late"] in quote for quote in quotes)


def test_the_terminal_and_the_page_say_the_same_place(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFFU_DATA", str(settings.data))
    question = "How often will a supervising social worker visit each foster carer?"
    said = " ".join(CliRunner().invoke(craffu, ["ask", question]).output.split())
    assert "page 12 (report page 2), 6. FOSTERING AND RESPITE CARE > " in said
    assert "paragraph 2.2" in said
    assert "meeting of 2024-11-14" in said
    with TestClient(create_app(settings)) as client:
        answer = " ".join(client.get("/", params={"q": question}).text.split())
        assert "Page 12 (report page 2)" in answer
        assert "paragraph 2.2" in answer
        assert "meeting of 14 November 2024" in answer
        (link,) = set(re.findall(r"/documents/[^?\"]+", answer)) - {"/documents"}
        text = client.get(link).text
    (onward,) = re.findall(r'<a href="([^"]+)">6. FOSTERING AND RESPITE CARE</a>', text)
    assert "page=" in onward
    with TestClient(create_app(settings)) as client:
        assert 'id="item-5"' in client.get(onward.replace("#leaf", "&view=text")).text
