"""How each kind of reply looks on the page, from replies built by hand."""

from dataclasses import replace

from starlette.requests import Request

from api.asking import Asked, Form
from api.holdings import Holdings
from api.routes_pages import home_page
from assistant.reply import Answer, Claim, Reply
from tests.api.replies import ANSWERED, CLARIFY, NOT_FOUND, REFUSED, citation, reply

FORM = Form(q="How many waited?")
ASKED = Request({"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "server": ("x", 80)})
NOTHING = Holdings("000001", (), ())


def _page(reply: Reply, form: Form = FORM) -> str:
    page = bytes(home_page(ASKED, form, Asked(reply), NOTHING).body).decode()
    return " ".join(page.split())


def test_a_partial_answer_says_what_is_missing_and_where_sources_disagree() -> None:
    page = _page(ANSWERED)
    assert "Part of the answer" in page
    assert "The figure for 2021 is not held." in page
    assert "Where sources disagree" in page


def test_a_computed_claim_is_marked_in_words() -> None:
    assert "calculated" in _page(ANSWERED)


def test_a_citation_says_who_when_and_where() -> None:
    page = _page(ANSWERED)
    for words in ("Inspectorate", "Care Inspectorate Wales", "9 January 2019", "Page 3 (printed 1)", "Findings"):
        assert words in page


def test_a_summary_record_in_welsh_is_marked_as_both() -> None:
    page = _page(ANSWERED)
    assert "Summary record." in page
    assert '<blockquote lang="cy">' in page
    assert "October 2018" in page


def test_a_welsh_quote_from_an_english_document_is_marked_as_welsh_and_names_its_copies() -> None:
    quoted = replace(citation(1, "Arhosodd pedwar."), language="cy", also_in=("other-1",))
    page = _page(reply(Answer((Claim("Arhosodd pedwar.", (1,)),), (quoted,))))
    assert '<blockquote lang="cy">' in page
    assert '<span lang="cy">Arhosodd pedwar.</span>' in page
    assert 'The same words stand in <a href="/documents/other-1">' in page


def test_a_citation_number_is_a_link_with_words() -> None:
    assert (
        '<a class="marker" href="#source-1"><span class="hidden">Source </span>[1]'
        '<span class="hidden">: Inspection report, 9 January 2019</span></a>'
    ) in _page(ANSWERED)


def test_what_is_not_held_shows_the_nearest_as_such() -> None:
    page = _page(NOT_FOUND)
    assert "Nothing of 2021 is held." in page
    assert "The nearest that is held" in page
    assert "This does not answer the question." in page


def test_options_are_links_that_keep_the_narrowing() -> None:
    page = _page(CLARIFY, Form(q="How many waited?", as_of="2020-01-01"))
    assert 'href="/?q=How+many+waited+in+Powys%3F&amp;as_of=2020-01-01"' in page


def test_a_refusal_says_why() -> None:
    page = _page(REFUSED)
    assert "Not answered" in page
    assert "We do not help to identify a child." in page
