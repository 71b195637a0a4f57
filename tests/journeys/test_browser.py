"""What a reader does in a real browser, with scripts switched off."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

QUESTION = "What were CIW's four priorities for Powys?"
PAGES = ["/", f"/?q={QUESTION}", "/?q=Who won the cup in 1999?", "/documents", "/accessibility", "/nowhere"]


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_ask_read_follow_the_first_citation_and_see_the_quote(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_role("button", name="Ask").click()
    expect(page).to_have_title(f"{QUESTION} – Craffu")
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)
    quote = page.locator(".claims q").first.inner_text()
    page.get_by_role("link", name=re.compile(r"^Source \[1\]")).first.click()
    mark = page.locator("#quote")
    expect(mark).to_be_in_viewport()
    assert quote in mark.inner_text()


def test_back_returns_to_the_answer(page: Page) -> None:
    page.goto(f"/?q={QUESTION}")
    page.get_by_role("link", name=re.compile(r"^Source \[1\]")).first.click()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)


def test_everything_can_be_done_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_label("Your question"))
    page.keyboard.type(QUESTION)
    _tab_to(page, page.get_by_role("button", name="Ask"))
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_role("link", name=re.compile(r"^Source \[1\]")).first)
    page.keyboard.press("Enter")
    expect(page.locator("#quote")).to_be_in_viewport()


def test_what_has_the_focus_is_outlined(page: Page) -> None:
    page.goto("/")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.locator(":focus").count() == 1
        expect(page.locator(":focus")).to_have_css("outline-style", "solid")


def test_citation_numbers_buttons_and_menu_are_large_enough_to_hit(page: Page) -> None:
    page.goto(f"/?q={QUESTION}")
    for target in page.locator(".cite, button, nav a, .onward a, .chips a, .number a, summary, footer a").all():
        if not target.is_visible():
            continue
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, target.inner_text()


def test_a_page_asks_nothing_of_other_hosts(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(path)
    assert asked
    assert [url for url in asked if not url.startswith(server)] == []


def test_a_narrowed_question_keeps_its_narrowing_in_the_address(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Your question").fill("What did inspectors find?")
    page.get_by_text("Narrow the question").click()
    page.get_by_label("Council", exact=True).select_option("Wrexham")
    page.get_by_role("button", name="Ask").click()
    assert "council=Wrexham" in page.url
    for where in page.locator(".card .facts").all():
        assert "Wrexham" in where.inner_text()


def _tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; a page has no more than a hundred stops."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if target.and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"the keyboard does not reach {target}")
