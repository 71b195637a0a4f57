"""A member's evening: from the agenda pack to the printed sheet, by keyboard, on a tablet's width."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, PdfMargins, ViewportSize, expect
from pypdf import PdfReader

from corpus.settings import Settings
from tests.ingest.packs import pack
from tests.journeys.axe import LOOKS, looking, violations
from tests.journeys.conftest import serving

MARGINS = PdfMargins(top="12mm", right="12mm", bottom="12mm", left="12mm")
TABLET = ViewportSize(width=820, height=1180)
LOOK = LOOKS[0]
PAGES = (
    "/workbench",
    "/briefings",
    "/recommendations",
    "/promises",
    "/disagreements",
    "/differences",
    "/figures?measure=agency_share",
)


@pytest.fixture(scope="module")
def server(bundled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own: the pack that is added would change what the other journeys are answered."""
    data = tmp_path_factory.mktemp("evening") / "data"
    shutil.copytree(bundled.data, data)
    with serving(Settings(data=data)) as address:
        yield address


def test_from_the_pack_to_the_printed_sheet_by_keyboard(browser: Browser, server: str, tmp_path: Path) -> None:
    papers = tmp_path / "Public reports pack 14th-Nov-2024.pdf"
    papers.write_bytes(pack(scale=0))
    with looking(browser, server, LOOK) as page:
        page.set_viewport_size(TABLET)
        page.goto("/workbench")
        page.get_by_role("link", name="Make a briefing").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Subject").focus()
        page.keyboard.type("children's services")
        page.get_by_label("Council", exact=True).select_option("Powys")
        page.get_by_label("A file").set_input_files(papers)
        page.get_by_role("button", name="Make the briefing").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="What the papers say")).to_be_visible(timeout=120_000)
        assert violations(page) == []
        page.get_by_role("link", name="Take lines out").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Your own questions").fill("What did the young people say?")
        assert violations(page) == []
        page.get_by_role("button", name="Keep the changes").focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Question sheet").focus()
        page.keyboard.press("Enter")
        sheet = page.locator("ol.questions")
        expect(sheet).to_contain_text("Agenda item")
        expect(sheet).to_contain_text("What did the young people say?")
        assert violations(page) == []
        printed = page.pdf(format="A4", margin=MARGINS)
        assert len(PdfReader(BytesIO(printed)).pages) == 1
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
        expect(sheet).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_the_workbench_has_nothing_that_axe_finds(browser: Browser, server: str, address: str) -> None:
    with looking(browser, server, LOOK) as page:
        page.set_viewport_size(TABLET)
        page.goto(address)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
