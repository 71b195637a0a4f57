"""Every state of the asking pages: no fault that axe-core finds, nothing wider than the window, no text that runs."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlencode

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect

from api.events import as_events
from api.kept_answers import KeptAnswers
from api.language import ENGLISH
from assistant.reply import Answer, Claim, ClaimKind, as_contract
from corpus.settings import Settings
from tests.api.replies import ANSWERED, CLARIFY, NOT_FOUND, REFUSED, citation, reply
from tests.journeys.axe import LANGUAGES, OPEN_ALL, faults, looking, violations
from tests.journeys.kept import disagreement, keep
from tests.journeys.payloads import PAYLOADS, hostile
from tests.journeys.reader import Reader, context_of

QUESTION = "What were CIW's four priorities for Powys?"
CHANGE = "How did the number of looked-after children in Wrexham change from 2018 to 2023?"


def _asked(question: str, **narrowed: str) -> str:
    return f"/?{urlencode({'q': question, **narrowed})}"


@pytest.fixture(scope="module")
def states(served: Settings, server: str) -> dict[str, str]:
    """The addresses of every state, and what is there in no other: asked over the corpus, and kept answers for what it
    gives no question for."""
    kept = KeptAnswers(served.data)
    answered, nearest, clarify, refused = (keep(kept, one) for one in (ANSWERED, NOT_FOUND, CLARIFY, REFUSED))
    document = httpx.get(f"{server}/v1/documents", params={"limit": 1}).json()["items"][0]["id"]
    return {
        "/": "form.ask",
        _asked("why " * 600): ".errors",
        _asked(QUESTION, published_from="soon"): "#published_from[aria-invalid]",
        "/nowhere": ".request",
        f"/documents/{document}?start=1&end=99999999": ".request",
        "/accessibility": "h1",
        _asked(QUESTION, council="Powys", as_of="2020-01-01"): "ol.claims .summary-record, .chips a",
        _asked("Why did CIW give Powys five priorities?"): "#missing-title",
        _asked(CHANGE): ".chart a",
        _asked("What did the November 2021 monitoring find in Denbighshire?"): "#about-1",
        f"/answers/{answered}": ".claims span.kind",
        f"/answers/{answered}?turn={nearest}&thanks=1": "details.earlier",
        f"/answers/{nearest}": "#nearest-title",
        f"/answers/{clarify}": ".choices",
        f"/answers/{refused}": ".notice",
        f"/answers/{keep(kept, disagreement())}": "table.stacked",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_has_a_fault_in_any_look(browser: Browser, server: str, states: dict[str, str], language: str) -> None:
    with looking(browser, server, language) as page:
        found = []
        for path, there in states.items():
            page.goto(path)
            page.evaluate(OPEN_ALL)
            expect(page.locator(there).first).to_be_visible()
            found += faults(page)
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_that_a_script_makes_has_a_fault_in_any_look(browser: Browser, server: str, language: str) -> None:
    with looking(browser, server, language) as page:
        reader = Reader(page, language, by_touch=False)
        reader.ask(QUESTION)
        page.wait_for_url("**/answers/**")
        page.get_by_role("button", name=reader.say("Keep on this device")).press("Enter")
        page.goto("/")
        expect(page.locator("#kept a")).to_be_visible()
        found = faults(page)
        page.route("**/answers/*?*", lambda _: None)  # the page of the answer does not come
        page.get_by_label(reader.say("Your question")).fill(QUESTION)
        page.keyboard.press("Enter")
        expect(page.locator(".arriving .claim").last).to_be_visible()
        found += faults(page)
    assert found == []


def test_axe_finds_a_fault_where_there_is_one(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<main><h1>x</h1><img src="x"><p style="color:#999;background:#aaa">grey</p></main>')
    assert {"image-alt", "color-contrast"} <= {found.split(":")[0] for found in violations(page)}
    page.close()


@pytest.fixture
def watched(browser: Browser, server: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that happens on it which hostile text could bring about."""
    context = context_of(browser, server, 1440, ENGLISH)
    page = context.new_page()
    seen = _watch(page, server)
    yield page, seen
    context.close()


def _watch(page: Page, server: str) -> list[str]:
    """Fills with what a page says, asks of other hosts, and is refused."""
    seen: list[str] = []

    def dialog(opened: Dialog) -> None:
        seen.append(f"dialog {opened.message}")
        opened.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith(server):
            seen.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if "Refused" in message.text or "Content Security Policy" in message.text:
            seen.append(message.text)

    page.on("dialog", dialog)
    page.on("request", asked)
    page.on("console", said)
    return seen


def test_hostile_text_in_a_kept_answer_and_its_conversation_is_only_text(
    watched: tuple[Page, list[str]], served: Settings
) -> None:
    page, seen = watched
    kept = KeptAnswers(served.data)
    answer = keep(kept, hostile())
    turns = [keep(kept, replace(REFUSED, question=payload)) for payload in PAYLOADS]
    for start in range(0, len(turns), 10):
        page.goto(f"/answers/{answer}?" + "&".join(f"turn={one}" for one in turns[start : start + 10]))
        page.evaluate(OPEN_ALL)
        shown = page.locator("main").inner_text()
        assert [
            each for each in PAYLOADS[start : start + 10] if " ".join(each.split()) not in " ".join(shown.split())
        ] == []
    assert len(page.locator(".claim").all()) == len(PAYLOADS)
    assert page.locator("main script, main img, main iframe, main object, main base, main style").count() == 0
    assert [a for a in page.locator("main a").all() if "javascript:" in str(a.get_attribute("href")).casefold()] == []
    assert page.evaluate("typeof window.ran") == "undefined"
    assert seen == []


def test_hostile_text_that_is_typed_is_only_text_while_it_is_answered_and_after(
    watched: tuple[Page, list[str]],
) -> None:
    page, seen = watched
    for payload in PAYLOADS[:: len(PAYLOADS) // 5]:
        page.goto("/")
        page.get_by_label("Your question").fill(f"What about Powys {payload}")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.wait_for_url("**/answers/**")
        assert page.locator("h1").text_content() == f"What about Powys {payload}"
    page.goto(f"/?q=Powys&council={quote(PAYLOADS[0])}&turn={quote(PAYLOADS[1])}")
    assert "There is a problem" in page.locator("main").inner_text()
    assert page.evaluate("typeof window.ran") == "undefined"
    assert seen == []


def test_a_claim_in_a_stream_is_put_together_as_text(watched: tuple[Page, list[str]]) -> None:
    page, seen = watched
    said = " ".join(PAYLOADS)
    made = reply(Answer((Claim(said, (1,), ClaimKind.WRITTEN),), (citation(1, said),)))
    events = "".join(as_events(as_contract(made)))
    page.route("**/v1/answers", lambda route: route.fulfill(content_type="text/event-stream", body=events))
    page.route("**/answers/*?*", lambda route: route.abort())
    page.goto("/")
    page.get_by_label("Your question").fill("Powys?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/?q=Powys*")
    assert page.evaluate("typeof window.ran") == "undefined"
    assert seen == []
