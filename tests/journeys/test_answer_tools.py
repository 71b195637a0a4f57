"""What a script adds to an answer: it arrives piece by piece, opens its document beside it, and can be taken along."""

import re
from collections.abc import Iterator
from io import BytesIO

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect
from pypdf import PdfReader

from api.language import ENGLISH
from tests.journeys.reader import Reader, context_of

QUESTION = "What were CIW's four priorities for Powys?"
HEAVIEST = 150_000  # bytes of a page with all that it loads, without pictures of documents


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    opened = context_of(browser, server, 1440, ENGLISH, permissions=["clipboard-read", "clipboard-write"])
    yield opened
    opened.close()


@pytest.fixture
def asked(context: BrowserContext) -> Page:
    """The page of an answer that was asked for with a script."""
    page = context.new_page()
    Reader(page, ENGLISH, by_touch=False).ask(QUESTION)
    page.wait_for_url("**/answers/**")
    return page


@pytest.fixture(scope="module")
def answer_id(server: str) -> str:
    return str(httpx.post(f"{server}/v1/answers", json={"question": QUESTION}, timeout=60).json()["id"])


@pytest.fixture
def answered(context: BrowserContext, answer_id: str) -> Page:
    """The page of an answer that was given before, with its scripts."""
    page = context.new_page()
    page.goto(f"/answers/{answer_id}")
    return page


def test_each_claim_is_announced_once_and_the_question_has_the_focus(asked: Page) -> None:
    expect(asked.locator("h1")).to_be_focused()
    said = asked.locator("[role=status]").inner_text()
    for claim in asked.locator(".claims q").all_inner_texts():
        assert said.count(claim) == 1
    assert said.strip().endswith("The answer is complete.")


def test_back_and_forward_show_the_answers_of_the_conversation_again(asked: Page) -> None:
    reader = Reader(asked, ENGLISH, by_touch=False)
    reader.ask_on("What about Bridgend's?")
    asked.wait_for_url("**turn=**")
    asked.go_back()
    expect(asked.locator("h1")).to_have_text(QUESTION)
    asked.go_forward()
    expect(asked.locator("h1")).to_have_text("What about Bridgend's?")
    asked.reload()
    expect(asked.locator("h1")).to_have_text("What about Bridgend's?")
    expect(asked.locator("details.earlier")).to_have_count(1)


def test_a_jump_within_the_page_is_not_taken_for_another_page(answered: Page) -> None:
    answered.evaluate("document.querySelector('main').dataset.same = 'yes'; location.hash = 'wrong'")
    expect(answered.locator("#wrong")).to_be_in_viewport()
    expect(answered.locator("main[data-same=yes]")).to_have_count(1)


def test_on_a_wide_screen_the_document_opens_beside_the_answer_at_the_words(answered: Page) -> None:
    cite = answered.locator("a.cite").nth(1)
    quote = answered.locator(".claims q").nth(1).inner_text()
    cite.press("Enter")
    aside = answered.get_by_role("complementary", name="Document")
    expect(aside.locator("mark").first).to_be_in_viewport()
    assert quote in aside.locator("mark").first.inner_text()
    expect(answered.locator("h1").first).to_have_text(QUESTION)
    answered.keyboard.press("Escape")
    expect(aside).to_have_count(0)
    expect(cite).to_be_focused()


def test_a_quote_is_copied_with_its_reference_and_an_answer_with_all_of_them(answered: Page) -> None:
    quote = answered.locator(".claims q").first.inner_text()
    answered.locator(".claims [data-copy]").first.press("Enter")
    expect(answered.locator(".claims [data-copy]").first).to_have_text("Copied")
    copied = str(answered.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith(f"{quote}\n– ")
    answered.get_by_role("button", name="Copy with references").press("Enter")
    whole = str(answered.evaluate("navigator.clipboard.readText()"))
    assert re.findall(r"^\[(\d)\] ", whole, re.MULTILINE) == ["1", "2", "3", "4"]
    assert re.search(r"/answers/[0-9a-f]{32}$", whole)


def test_a_shared_link_shows_the_same_answer_to_somebody_else(answered: Page, browser: Browser, server: str) -> None:
    answered.get_by_role("link", name="Link to this answer").press("Enter")
    link = str(answered.evaluate("navigator.clipboard.readText()"))
    other = context_of(browser, server, 390, ENGLISH, java_script_enabled=False)
    page = other.new_page()
    page.goto(link)
    assert page.locator(".claims q").all_inner_texts() == answered.locator(".claims q").all_inner_texts()
    other.close()


def test_an_answer_is_kept_on_the_device_alone_and_forgotten_again(answered: Page, context: BrowserContext) -> None:
    answered.get_by_role("button", name="Keep on this device").press("Enter")
    answered.goto("/")
    kept = answered.get_by_role("region", name="Kept on this device")
    expect(kept.get_by_role("link")).to_have_text(QUESTION)
    assert context.cookies() == []
    kept.get_by_role("button").press("Enter")
    expect(kept).to_have_count(0)


def test_what_is_wrong_can_be_said_with_the_keyboard(answered: Page) -> None:
    reader = Reader(answered, ENGLISH, by_touch=False)
    reader.use(answered.get_by_text("Say what is wrong with this answer"))
    reader.go_to(answered.get_by_label("It is wrong"))
    answered.keyboard.press("ArrowDown")
    reader.use(answered.get_by_role("button", name="Send"))
    expect(answered.get_by_text("Thank you.")).to_be_visible()


def test_where_asking_fails_the_form_is_sent_as_without_a_script(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/v1/answers", lambda route: route.abort())
    page.goto("/")
    page.get_by_label("Your question").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("ol.claims > li")).to_have_count(4)
    assert "/?q=" in page.url


def test_a_printed_answer_is_one_page_without_what_cannot_be_used_on_paper(answered: Page) -> None:
    assert len(PdfReader(BytesIO(answered.pdf(format="A4"))).pages) == 1
    answered.emulate_media(media="print")
    for gone in ("nav", "form.follow-up", ".actions", ".refs button", ".quotes"):
        expect(answered.locator(gone).first).to_be_hidden()


def test_a_page_weighs_little(context: BrowserContext) -> None:
    page = context.new_page()
    loaded: list[Response] = []

    def came(response: Response) -> None:
        loaded.append(response)

    page.on("response", came)
    page.goto(f"/?q={QUESTION}", wait_until="networkidle")
    assert len(loaded) >= 5
    assert sum(len(response.body()) for response in loaded) < HEAVIEST
