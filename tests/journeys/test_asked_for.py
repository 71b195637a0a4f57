"""What was asked for, in the browser: narrowed by keyboard alone, and followed to its words in the source."""

import re

from playwright.sync_api import Browser, Page, expect

from api.language import WELSH
from tests.journeys.axe import looking

CHOICES = {
    "Council": "Powys",
    "Asked by": "Care Inspectorate Wales",
    "What became of it": "Closed by the inspector",
    "Asked": "More than 5 years ago",
}


def test_the_list_is_narrowed_by_keyboard_and_leads_to_the_words(browser: Browser, server: str) -> None:
    with looking(browser, server) as page:
        page.goto("/recommendations")
        before = _total(page)
        page.get_by_label("Council", exact=True).focus()
        for label, words in CHOICES.items():
            expect(page.get_by_label(label, exact=True)).to_be_focused()
            page.keyboard.type(words)
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"council=Powys&body=Care\+Inspectorate\+Wales&state=closed&older=5"))
        items = page.locator("ol.tracker > li")
        shown = items.count()
        assert 0 < shown == _total(page) < before
        for item in items.all():
            facts = item.locator(".facts").first
            expect(facts).to_contain_text("Closed by the inspector")
            expect(facts).to_contain_text("asked by Care Inspectorate Wales")
        words = items.first.locator("blockquote").first.inner_text()
        items.first.locator("a.cite").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#quote")).to_be_in_viewport()
        expect(page.locator("#quote")).to_contain_text(words)


def test_what_nobody_asked_is_said_and_leads_back_to_everything(browser: Browser, server: str) -> None:
    with looking(browser, server, WELSH) as page:
        page.goto("/recommendations?council=Powys&state=rejected")
        expect(page.locator("ol.tracker")).to_have_count(0)
        page.locator("main section a").focus()
        page.keyboard.press("Enter")
        expect(page.locator("ol.tracker > li").first).to_be_visible()


def _total(page: Page) -> int:
    """How many things the heading of the list says there are."""
    said = re.match(r"[\d,]+", page.locator("#list-title").inner_text())
    assert said
    return int(said[0].replace(",", ""))
