"""How each kind of reply looks on the page, from replies built by hand."""

import re
from dataclasses import replace

from starlette.requests import Request

from api.asking import Form
from api.holdings import Holdings
from api.routes_pages import Room, answer_page
from assistant.reply import Abstention, Answer, Claim, ClaimKind, Conflict, Reason, ReasonCode, Reply, as_contract
from tests.api.replies import ANSWERED, CLARIFY, NOT_FOUND, REFUSED, citation, reply

FORM = Form(q="How many waited?")
NOTHING = Holdings("000001", (), ())


def _page(reply: Reply, form: Form = FORM, language: str = "en") -> str:
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": f"lang={language}".encode(), "headers": []}
    request = Request(scope | {"server": ("craffu.example", 80), "scheme": "http"})
    page = bytes(answer_page(request, as_contract(reply), Room(form, (), NOTHING)).body).decode()
    return " ".join(page.split())


def test_a_partial_answer_says_what_is_missing_and_sets_disagreeing_sources_side_by_side() -> None:
    page = _page(ANSWERED)
    assert "Part of the answer" in page
    assert "The figure for 2021 is not held." in page
    assert "Sources disagree" in page
    table = page[page.index('<table class="stacked">') : page.index("</table>")]
    assert re.findall(r"<q>([^<]+)</q>", table) == ["Four children waited.", "Two children waited."]


def test_a_computed_claim_is_marked_in_words() -> None:
    assert "calculated" in _page(ANSWERED)


def test_the_words_of_a_quote_are_in_quotation_marks_and_those_put_together_are_not() -> None:
    put_together = Claim("Powys, January 2019: Four children waited.", (1,), ClaimKind.WRITTEN)
    page = _page(reply(Answer((Claim("Four children waited.", (1,)), put_together), (citation(1),))))
    assert re.findall(r"<q[^>]*>([^<]+)</q>", page) == ["Four children waited."]
    assert "put together" in page


def test_a_citation_says_who_when_and_where() -> None:
    page = _page(ANSWERED)
    for words in ("Inspectorate", "Care Inspectorate Wales", "9 January 2019", "Page 3 (printed 1)", "Findings"):
        assert words in page


def test_the_same_in_welsh() -> None:
    page = _page(ANSWERED, language="cy")
    for words in (
        '<html lang="cy">',
        "Arolygiaeth",
        "9 Ionawr 2019",
        "Tudalen 3",
        "Mae ffynonellau’n anghytuno",
        "cyfrifwyd",
    ):
        assert words in page
    assert '<q lang="en">Four children waited.</q>' in page


def test_a_summary_record_in_welsh_is_marked_as_both() -> None:
    page = _page(ANSWERED)
    assert "Summary record." in page
    assert '<blockquote lang="cy">' in page
    assert "October 2018" in page


def test_a_welsh_quote_from_an_english_document_is_marked_as_welsh_and_names_its_copies() -> None:
    quoted = replace(citation(1, "Arhosodd pedwar."), language="cy", also_in=("other-1",))
    page = _page(reply(Answer((Claim("Arhosodd pedwar.", (1,)),), (quoted,))))
    assert '<q lang="cy">Arhosodd pedwar.</q>' in page
    assert 'The same words stand in <a href="/documents/other-1">' in page


def test_a_citation_is_a_link_to_its_place_with_words_of_its_own() -> None:
    page = _page(ANSWERED)
    found = re.findall(r'<a class="cite" href="([^"]+)"[^>]*>(.*?)</a>', page)
    address, words = found[0]
    assert address == f"/documents/doc-1?edition={'a' * 64}&amp;start=10&amp;end=31&amp;answer=answer-1&amp;n=1#quote"
    said = re.sub(r"<[^>]+>", "", words)
    assert said == "Source [1] Care Inspectorate Wales, 9 January 2019, page 3 (printed 1): Inspection report"


def test_what_is_copied_is_the_exact_quote_with_its_reference() -> None:
    odd = citation(1, "Four  children\nwaited.")
    page = bytes(_page(reply(Answer((Claim("Four children waited.", (1,)),), (odd,)))), "utf-8").decode()
    assert "Four children waited.&#10;– Care Inspectorate Wales, Inspection report, 9 January 2019, page 3" in page


def test_what_is_not_held_shows_the_nearest_as_such() -> None:
    page = _page(NOT_FOUND)
    assert "Nothing of 2021 is held." in page
    assert "The nearest that is held" in page
    assert "This does not answer the question." in page


def test_options_are_links_that_keep_the_narrowing() -> None:
    page = _page(CLARIFY, Form(q="How many waited?", as_of="2020-01-01"))
    assert 'href="/?q=How+many+waited+in+Powys%3F&amp;as_of=2020-01-01"' in page


def test_what_the_form_was_narrowed_to_can_be_taken_away() -> None:
    page = _page(ANSWERED, Form(q="How many waited?", council="Powys", as_of="2020-01-01"))
    chips = page[page.index('<ul class="chips"') : page.index("</ul>", page.index('<ul class="chips"'))]
    assert re.findall(r'href="([^"]+)"', chips) == [
        "/?q=How+many+waited%3F&amp;as_of=2020-01-01",
        "/?q=How+many+waited%3F&amp;council=Powys",
    ]


def test_a_refusal_says_why() -> None:
    page = _page(REFUSED)
    assert "Not answered" in page
    assert "We do not help to identify a child." in page


def test_sources_in_disagreement_that_are_two_pairs_have_two_tables_with_ids_of_their_own() -> None:
    claims = tuple(Claim(f"It is {n}.", (n,)) for n in (1, 2, 3, 4))
    conflicts = (Conflict("one", (1, 2)), Conflict("other", (3, 4)))
    cited = tuple(citation(n, f"It is {n}.") for n in (1, 2, 3, 4))
    page = _page(reply(Answer(claims, cited, conflicts)))
    named = re.findall(r' id="([^"]+)"', page)
    assert len(named) == len(set(named))
    assert page.count('<table class="stacked">') == 2


def test_a_list_in_a_quote_is_a_list_and_no_dash_stands_before_its_words() -> None:
    nearest = citation(1, "Priorities:\n- A clear vision.\n- Early help.")
    alone = citation(2, "- Thorough work.")
    reason = Reason(ReasonCode.NOT_ANSWERED, "Nothing held answers this.")
    page = _page(reply(Abstention("not_found", reason, nearest=(nearest, alone))))
    assert 'Priorities:<ul class="points"><li>A clear vision.</li><li>Early help.</li></ul>' in page
    assert re.search(r"<blockquote[^>]*> ?Thorough work\.", page)
