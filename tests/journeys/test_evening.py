"""A member's evening: from the agenda pack to the printed sheet, by keyboard, on a tablet's width."""

import shutil
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, PdfMargins, ViewportSize, expect
from pypdf import PdfReader

from api.templates import environment
from corpus.settings import Settings
from tests.ingest.packs import pack
from tests.journeys.axe import LANGUAGES, OPEN_ALL, faults, looking
from tests.journeys.conftest import serving

MARGINS = PdfMargins(top="12mm", right="12mm", bottom="12mm", left="12mm")
TABLET = ViewportSize(width=820, height=1180)
TOLD = "involve several agencies early in safeguarding"
# Each page and state of the workbench, and what is there in no other.
PAGES = {
    "/workbench": "h1",
    "/briefings": "form[enctype]",
    "/recommendations?council=Powys": "ol.tracker",
    "/recommendations?council=Powys&state=rejected": "main section a",
    "/promises?council=Powys": "ol.promises",
    "/promises?state=kept&since=2030": "main section a",
    "/promises?council=nowhere": ".request",
    "/disagreements": "select",
    "/disagreements?authority=Bridgend": "blockquote",
    "/differences": ".listing a",
    "/figures": ".topics",
    "/figures?measure=agency_share": ".chart.figures",
    "/councils": "form",
    "/councils?authority=Wrexham&authority=Powys&question=Who+is+the+director%3F": ".grid",
    f"/told?text={TOLD}&authority=Wrexham": "article.card",
}
FRAME = {"other_address": "/", "other_name": "Cymraeg", "other_language": "cy", "language_model": None}
# States that pass too soon to be met, as the server would make them.
PASSING: dict[str, tuple[str, dict[str, object]]] = {
    "/recommendations?being=read": ("being_read.html", {"done": 3, "total": 74, "again": "/recommendations"}),
    "/briefings/under-way": (
        "briefing_progress.html",
        {"job": SimpleNamespace(state="running", step="found", done=2, total=9, problem=None)},
    ),
    "/briefings/failed": (
        "briefing_progress.html",
        {"job": SimpleNamespace(state="failed", step="", done=0, total=0, problem="The papers could not be read.")},
    ),
}


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
    with looking(browser, server) as page:
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
        briefing = page.url
        page.get_by_role("link", name="Take lines out").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Your own questions").fill("What did the young people say?")
        page.get_by_role("button", name="Keep the changes").focus()
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Question sheet").focus()
        page.keyboard.press("Enter")
        sheet = page.locator("ol.questions")
        expect(sheet).to_contain_text("Agenda item")
        expect(sheet).to_contain_text("What did the young people say?")
        printed = page.pdf(format="A4", margin=MARGINS)
        assert len(PdfReader(BytesIO(printed)).pages) == 1
        page.emulate_media(media="print")
        expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
        expect(sheet).to_be_visible()

    for language in LANGUAGES:
        assert _faults(browser, server, language, [briefing, f"{briefing}/edit", f"{briefing}/questions"]) == []


def _faults(browser: Browser, server: str, language: str, addresses: Iterable[str]) -> list[str]:
    with looking(browser, server, language) as page:
        found = []
        for address in addresses:
            page.goto(address)
            page.evaluate(OPEN_ALL)
            found += faults(page)
    return found


def _answer_with(page: Page, address: str, html: str) -> None:
    page.route(f"**{address}", lambda route: route.fulfill(body=html, content_type="text/html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_workbench_has_a_fault_in_any_look(browser: Browser, server: str, language: str) -> None:
    with looking(browser, server, language) as page:
        for address, (name, context) in PASSING.items():
            _answer_with(page, address, environment(language).get_template(name).render(FRAME | context))
        found = []
        for address, there in {**PAGES, **dict.fromkeys(PASSING, "h1")}.items():
            page.goto(address)
            while address in PAGES and page.locator("#far").count():  # on a busy machine, documents are read first
                page.goto(address)
            page.evaluate(OPEN_ALL)
            expect(page.locator(there).first).to_be_visible()
            found += faults(page)
        page.goto("/differences")
        page.locator(".listing a").first.click()
        expect(page.locator(".differences")).to_be_visible()
        found += faults(page)
        page.goto("/briefings")
        page.evaluate("document.querySelector('form[enctype]').noValidate = true")
        page.locator("form[enctype] > button").click()
        expect(page.locator(".errors")).to_be_visible()
        found += faults(page)
    assert found == []
