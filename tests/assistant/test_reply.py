"""Replies as the JSON object that callers rely on."""

from dataclasses import replace

from assistant.ground import ground
from assistant.reply import (
    Abstention,
    Answer,
    Conflict,
    Reason,
    ReasonCode,
    Reply,
    as_contract,
    as_markdown,
    citation_fields,
    status_of,
)
from assistant.spans import quoted
from corpus.document import Page, PartialDate, Period
from tests.assistant.spans import span

# fmt: off
FIELDS = {
    "id", "status", "question", "understood", "answer", "claims", "citations", "reason", "options", "nearest",
    "conflicts", "listed", "missing", "confidence",
    "snapshot", "answerer", "timings_ms",
}
CITATION = {
    "n", "passage_id", "document_id", "edition", "filename", "title", "publisher", "source_class", "kind",
    "authority", "language", "url", "licence", "text_status", "published", "period", "event_date",
    "meeting_date", "page",
    "page_label", "report_page", "agenda_item", "paragraph", "recognised", "section", "also_in",
    "quote", "start", "end",
}
# fmt: on

CLAIMS, CITATIONS = ground([quoted(span("The plan was late.")), quoted(span("Ali Bulman chaired the board."))])
ANSWER = Answer(CLAIMS, CITATIONS)
DECLINED = Abstention("not_found", Reason(ReasonCode.NOT_ANSWERED, "Not held."), nearest=CITATIONS)


def reply(outcome: Answer | Abstention) -> Reply:
    return Reply("1", "When?", outcome, "000001", "extractive", {"total": 1.0})


def test_every_outcome_has_every_field_of_the_contract() -> None:
    assert as_contract(reply(ANSWER)).keys() == FIELDS
    assert as_contract(reply(DECLINED)).keys() == FIELDS


def test_a_citation_has_every_field_of_the_contract() -> None:
    assert citation_fields(CITATIONS[0]).keys() == CITATION


def test_an_answer_is_its_claims_with_their_markers() -> None:
    assert as_markdown(ANSWER) == "The plan was late. [1]\n\nAli Bulman chaired the board. [2]"
    assert as_contract(reply(ANSWER))["claims"][1] == {
        "text": "Ali Bulman chaired the board.",
        "citations": [2],
        "kind": "quote",
    }


def test_a_list_is_numbered() -> None:
    listed = as_markdown(replace(ANSWER, listed=True))
    assert listed == "1. The plan was late. [1]\n2. Ali Bulman chaired the board. [2]"


def test_an_answer_that_lacks_something_is_partial_and_says_what() -> None:
    partial = replace(ANSWER, missing="Two were asked for; one was found.")
    assert (status_of(ANSWER), status_of(partial)) == ("answered", "partial")
    assert as_markdown(partial).endswith("\n\nTwo were asked for; one was found.")


def test_declining_gives_the_reason_and_the_nearest_but_no_claims() -> None:
    fields = as_contract(reply(DECLINED))
    assert (fields["status"], fields["answer"], fields["claims"], fields["citations"]) == (
        "not_found",
        "Not held.",
        [],
        [],
    )
    assert fields["reason"] == {"code": "not_answered", "message": "Not held."}
    assert [citation["n"] for citation in fields["nearest"]] == [1, 2]


def test_conflicts_point_to_citations() -> None:
    fields = as_contract(reply(replace(ANSWER, conflicts=(Conflict("the date", (1, 2)),))))
    assert fields["conflicts"] == [{"topic": "the date", "citations": [1, 2]}]


def test_dates_and_pages_say_no_more_than_is_known() -> None:
    citation = CITATIONS[0]
    period = Period(PartialDate(2018, 4, 1).first, PartialDate(2019, 3, 31).last)
    described = replace(citation.description, published=PartialDate(2018, 10), period=period, event_date=None)
    fields = citation_fields(replace(citation, description=described, page=Page(3, "1", 0, 9)))
    assert fields["published"] == "2018-10"
    assert fields["period"] == {"from": "2018-04-01", "to": "2019-03-31"}
    assert (fields["event_date"], fields["page"], fields["page_label"]) == (None, 3, "1")
