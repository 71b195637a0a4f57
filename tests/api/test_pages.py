"""The page for people: what is on it, and what never is."""

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import PRIORITIES

QUESTION = "What three priorities did the inspectorate give Powys?"
WREXHAM = "wrexham-letter-2021.txt"


class _Outline(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def _from_elsewhere(outline: _Outline) -> list[str | None]:
    """Scripts within the page, and scripts and pictures that are not ours."""
    sources = [tag.get("src") for tag in outline.all("script") + outline.all("img")]
    return [source for source in sources if source is None or not source.startswith("/static/")]


def _paths(ids: dict[str, str]) -> list[str]:
    return ["/", f"/?q={QUESTION}", "/?q=", "/documents", f"/documents/{ids[WREXHAM]}", "/accessibility", "/nowhere"]


def test_every_page_has_one_h1_a_title_landmarks_and_no_script_within(client: TestClient, ids: dict[str, str]) -> None:
    for path in _paths(ids):
        outline = _Outline(client.get(path, headers={"accept": "text/html"}).text)
        assert len(outline.all("h1")) == 1, path
        assert len(outline.all("title")) == 1
        assert outline.all("html") == [{"lang": "en"}]
        assert len(outline.all("main")) == len(outline.all("header")) == len(outline.all("footer")) == 1
        assert _from_elsewhere(outline) == []
        assert not [a for _, a in outline.tags if "style" in a or any(name.startswith("on") for name in a)]


def test_every_field_has_its_label_and_every_id_is_used_once(client: TestClient, ids: dict[str, str]) -> None:
    for path in _paths(ids):
        outline = _Outline(client.get(path, headers={"accept": "text/html"}).text)
        labelled = {attributes["for"] for attributes in outline.all("label")}
        fields = outline.all("textarea") + outline.all("select") + outline.all("input")
        assert {field["id"] for field in fields if field.get("type") != "hidden"} == labelled
        named = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
        assert len(named) == len(set(named)), path


def test_links_inside_a_page_lead_to_something_on_it(client: TestClient) -> None:
    outline = _Outline(client.get("/", params={"q": QUESTION}).text)
    named = {attributes.get("id") for _, attributes in outline.tags}
    inside = [a["href"][1:] for a in outline.all("a") if (a["href"] or "").startswith("#")]  # type: ignore[index]
    assert inside
    assert set(inside) <= named


def test_a_list_answer_is_an_ordered_list_with_a_link_to_each_quote(client: TestClient) -> None:
    page = client.get("/", params={"q": QUESTION}).text
    assert f"<title>{QUESTION} – Craffu</title>" in page
    for priority in PRIORITIES:
        assert f">{priority}</q>" in page
    assert len(re.findall(r'<a class="cite" href="/documents/[^"]+start=\d+&amp;end=\d+[^"]*#quote"', page)) == len(
        PRIORITIES
    )


def test_the_link_of_a_citation_shows_the_quote_marked(client: TestClient) -> None:
    page = client.get("/", params={"q": QUESTION}).text
    address = re.findall(r'href="(/documents/[^"]+)#quote"', page)[0].replace("&amp;", "&")
    document = client.get(address).text
    marked = re.findall(
        r'<mark id="quote"[^>]*><span class="hidden" lang="en">Marked words: </span>([^<]+)</mark>', document
    )
    assert marked == [PRIORITIES[0]]


def test_markup_in_documents_and_questions_never_becomes_markup(client: TestClient, ids: dict[str, str]) -> None:
    typed = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    pages = [client.get(path).text for path in ("/documents", f"/documents/{ids[WREXHAM]}")]
    pages += [client.get("/", params={"q": f"{typed} Wrexham foster carers", "council": typed}).text]
    pages += [client.get("/", params={"q": "How many foster carers were approved in Wrexham?"}).text]
    for page in pages:
        outline = _Outline(page)
        assert _from_elsewhere(outline) == []
        assert outline.all("b") == []
        assert not [a for a in outline.all("a") if (a.get("href") or "").startswith("javascript:")]


def test_a_welsh_document_is_marked_as_welsh(client: TestClient, ids: dict[str, str]) -> None:
    outline = _Outline(client.get(f"/documents/{ids['powys-llythyr-2020.txt']}").text)
    assert {"lang": "cy"} in outline.all("h1")


def test_a_summary_record_says_that_it_is_one(client: TestClient, ids: dict[str, str]) -> None:
    assert "Summary record." in client.get(f"/documents/{ids[WREXHAM]}").text


def test_a_question_that_is_too_long_says_what_to_do_and_keeps_what_was_typed(client: TestClient) -> None:
    response = client.get("/", params={"q": "why " * 600})
    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert "longer than 2,000 characters" in response.text
    assert "why why why" in response.text


@pytest.mark.parametrize("name", ["published_from", "published_to", "as_of"])
def test_a_date_that_is_none_is_named(client: TestClient, name: str) -> None:
    response = client.get("/", params={"q": QUESTION, name: "soon"})
    assert response.status_code == 422
    assert f'href="#{name}"' in response.text


def test_dates_that_cross_are_explained(client: TestClient) -> None:
    response = client.get("/", params={"q": QUESTION, "published_from": "2020-01-01", "published_to": "2019-01-01"})
    assert response.status_code == 422
    assert "nothing can match" in response.text


def _follow_up(page: str) -> dict[str, str]:
    """What the form of a follow-up carries without being typed."""
    outline = _Outline(page)
    return {str(a["name"]): str(a["value"]) for a in outline.all("input") if a.get("type") == "hidden"}


def test_a_follow_up_carries_the_conversation_and_what_it_was_narrowed_to(client: TestClient) -> None:
    first = _follow_up(client.get("/", params={"q": QUESTION, "council": "Powys"}).text)
    assert set(first) == {"turn", "council"}
    after = client.get("/", params={"q": "And when is the next visit to them?"} | first).text
    assert "Understood as:" in after
    assert "Earlier in this conversation: 1 question<" in after
    assert len(re.findall(r'name="turn"', after.split("follow-up-title")[-1].split("</form>")[0])) == 2


def test_a_conversation_that_is_not_kept_any_more_is_no_error(client: TestClient) -> None:
    page = client.get("/", params={"q": QUESTION, "turn": ["gone", "<b>"]})
    assert page.status_code == 200
    assert "Earlier in this conversation" not in page.text


def test_an_answer_has_an_address_that_shows_the_same_again(client: TestClient) -> None:
    first = client.get("/", params={"q": QUESTION}).text
    address = re.findall(r'<a class="quiet" href="(/answers/[^"]+)"', first)[0]
    again, third = client.get(address), client.get(address)
    assert again.text == third.text
    answers = [
        page[page.index('<section class="answer"') : page.index('<section class="actions"')]
        for page in (first, again.text)
    ]
    assert answers[0] == answers[1]
    assert client.get("/v1" + address).json()["question"] in again.text


def test_an_answer_that_is_not_kept_says_so(client: TestClient) -> None:
    response = client.get("/answers/none", headers={"accept": "text/html"})
    assert response.status_code == 404
    assert "not kept any more" in response.text


def test_a_question_on_what_is_not_held_tells_what_is_held_about_the_council(client: TestClient) -> None:
    page = client.get("/", params={"q": "What priorities did the inspectorate give Powys in 2031?"}).text
    assert "What is held about Powys" in page
    assert "2 documents" in page


def test_a_chip_asks_again_without_its_words(client: TestClient) -> None:
    page = client.get("/", params={"q": "What priorities did the inspectorate give Powys in 2019?"}).text
    chips = re.findall(r'<li><span class="hidden">(\w+): </span>([^<]+)<a href="([^"]+)"', page)
    assert chips == [
        ("Council", "Powys", "/?q=What+priorities+did+the+inspectorate+give+in+2019%3F"),
        ("Time", "2019", "/?q=What+priorities+did+the+inspectorate+give+Powys%3F"),
    ]


def _suggested(client: TestClient, language: str) -> list[str]:
    """The addresses of the questions to begin with, which are sought while the first pages are served."""
    for _ in range(30):
        found = re.findall(r'<li><a href="(/\?q=[^"]+)">', client.get("/", params={"lang": language}).text)
        if found:
            return found
    return []


def test_every_suggested_question_is_answered(client: TestClient) -> None:
    for language in ("en", "cy"):
        suggested = _suggested(client, language)
        assert suggested, language
        for address in suggested:
            assert '<section class="answer"' in client.get(address).text
    client.cookies.clear()


def test_errors_of_the_form_are_said_in_welsh_on_the_welsh_page(client: TestClient) -> None:
    page = client.get("/", params={"q": "pam " * 600, "lang": "cy"}).text
    client.cookies.clear()
    assert "Eich cwestiwn yn hirach na 2,000 o nodau" in page


def test_the_library_narrows_and_tells_what_could_not_be_read(client: TestClient) -> None:
    page = client.get("/documents", params={"council": "Powys"}).text
    assert "2 documents: Powys" in page
    assert "nothing-in-it.txt" in page


def test_a_library_page_past_the_end_is_empty_and_not_an_error(client: TestClient) -> None:
    assert client.get("/documents", params={"page": 99}).status_code == 200


def test_a_place_outside_the_text_is_explained(client: TestClient, ids: dict[str, str]) -> None:
    address = f"/documents/{ids[WREXHAM]}"
    for place in ({"start": 5}, {"start": 9, "end": 3}, {"start": 0, "end": 10**9}):
        response = client.get(address, params=place, headers={"accept": "text/html"})
        assert response.status_code == 422
        assert "stretch of the text" in response.text


def test_the_page_of_a_quarantined_file_gives_its_reason(client: TestClient, ids: dict[str, str]) -> None:
    page = client.get(f"/documents/{ids['nothing-in-it.txt']}").text
    assert "could not be read" in page
