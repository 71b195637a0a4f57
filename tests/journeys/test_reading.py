"""From a citation to the very words on their page, at every width, by key and by touch, in both languages."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from corpus.settings import Settings
from ingest.run import ingest
from tests.ingest.packs import PLANTED
from tests.ingest.pdf import paragraph, pdf
from tests.journeys.axe import LANGUAGES, OPEN_ALL, ZOOMS, faults, looking, set_at, too_wide
from tests.journeys.conftest import serving
from tests.journeys.shelf import CARERS, HOSTILE, LONG, PAYLOADS, QUESTION, SENTENCE, VISITED, WANTED, fill

PACK = "Public reports pack 14th-Nov-2024.pdf"
TABLED = 8  # a page of the pack with a table of four columns
LEGIBLE = 700  # pixels of a page's width at which its words are as large as a browser's own


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the files of `shelf`, where everybody on this machine may write."""
    folder = tmp_path_factory.mktemp("shelf")
    fill(folder)
    settings = Settings(data=tmp_path_factory.mktemp("library"), ocr="off")
    ingest([folder], settings)
    with serving(settings) as address:
        yield address


@pytest.fixture(scope="module")
def ids(library: str) -> dict[str, str]:
    """The document id of each file."""
    items = httpx.get(f"{library}/v1/documents", params={"limit": 200}).json()["items"]
    return {item["filename"]: item["id"] for item in items}


def _context(
    browser: Browser, address: str, width: int, language: str, *, scripts: bool = False, touch: bool = False
) -> BrowserContext:
    return browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        extra_http_headers={"Accept-Language": language},
        java_script_enabled=scripts,
        has_touch=touch,
    )


def _answer(address: str, question: str) -> dict[str, object]:
    reply: dict[str, object] = httpx.post(f"{address}/v1/answers", json={"question": question}, timeout=60).json()
    return reply


@pytest.mark.parametrize(
    ("width", "language", "touch", "page_words"),
    [
        (320, "en", True, "Page 250 (printed 260)"),
        (820, "cy", True, "Tudalen 250 (argraffwyd 260)"),
        (1440, "en", False, "Page 250 (printed 260)"),
        (1440, "cy", False, "Tudalen 250 (argraffwyd 260)"),
    ],
)
def test_the_words_on_page_250_of_300_without_scripts(  # noqa: PLR0917
    browser: Browser, library: str, width: int, language: str, touch: bool, page_words: str
) -> None:
    context = _context(browser, library, width, language, touch=touch)
    page = context.new_page()
    page.goto(f"/?q={QUESTION}")
    _follow(page, page.locator("a.cite, a[data-reading]").first, touch)
    expect(page.locator("#quote")).to_be_in_viewport()
    expect(page.get_by_role("main")).to_contain_text(page_words)
    expect(page.get_by_role("img", name=SENTENCE)).to_be_visible()
    expect(page.locator("blockquote").first).to_have_text(SENTENCE)
    text = page.locator("nav.views a").last
    _follow(page, text, touch)
    expect(page.locator("mark")).to_contain_text(SENTENCE)
    expect(page.locator("mark")).to_be_in_viewport()
    context.close()


def test_beside_the_answer_and_back_with_the_keyboard_alone(browser: Browser, library: str) -> None:
    context = _context(browser, library, 1440, "en", scripts=True)
    page = context.new_page()
    page.goto(f"/answers/{_answer(library, QUESTION)['id']}")
    citation = page.locator("a.cite, a[data-reading]").first
    citation.focus()
    page.keyboard.press("Enter")
    beside = page.locator("#reading")
    expect(beside.locator("#quote")).to_be_in_viewport()
    expect(beside).to_contain_text("Page 250 (printed 260)")
    beside.get_by_role("link", name="Text", exact=True).click()
    expect(beside.locator("mark")).to_contain_text(SENTENCE)
    expect(beside.locator("mark")).to_be_in_viewport()
    beside.get_by_role("searchbox").fill("annex 299")
    page.keyboard.press("Enter")
    expect(beside.locator("#found")).to_contain_text("1 place with “annex 299”")
    page.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    expect(citation).to_be_focused()
    context.close()


@pytest.mark.parametrize(("width", "touch"), [(320, True), (820, False)])
def test_over_the_answer_on_a_small_screen_and_back(browser: Browser, library: str, width: int, touch: bool) -> None:
    context = _context(browser, library, width, "en", scripts=True, touch=touch)
    page = context.new_page()
    page.goto(f"/answers/{_answer(library, CARERS)['id']}")
    citation, over = page.locator("a.cite, a[data-reading]").first, page.get_by_role("dialog")
    ways_back = (
        lambda: page.keyboard.press("Escape"),
        page.go_back,
        lambda: _use(over.get_by_role("button", name="Close"), touch),
    )
    for go_back in ways_back:
        _use(citation, touch)
        expect(over.locator("#quote")).to_be_in_viewport()
        expect(over).to_have_accessible_name(re.compile("Page 12"))
        assert over.evaluate("one => one.contains(document.activeElement)")
        assert not too_wide(page)
        go_back()
        expect(over).to_be_hidden()
        expect(citation).to_be_focused()
        _until(page, "history.state === null")
    page.go_forward()
    expect(over.locator("#quote")).to_be_in_viewport()
    page.reload()
    expect(over.locator("#quote")).to_be_in_viewport()
    _use(over.get_by_role("link", name="Open on its own page"), touch)
    expect(page.get_by_role("main").locator("#quote")).to_be_in_viewport()
    context.close()


def _until(page: Page, holds: str) -> None:
    """Waits up to five seconds; asked from outside, since the page's own rules forbid it to evaluate texts."""
    for _ in range(50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    raise AssertionError(holds)


def test_a_document_that_is_slow_to_come_says_so_and_one_given_up_does_not_come(browser: Browser, library: str) -> None:
    context = _context(browser, library, 820, "en", scripts=True)
    page = context.new_page()
    held: list[Route] = []
    page.route(re.compile("/documents/[^/]+[?]"), lambda route: held.append(route))  # noqa: PLW0108  # a method of a list is refused
    page.goto(f"/answers/{_answer(library, QUESTION)['id']}")
    page.locator("a.cite, a[data-reading]").first.click()
    over = page.get_by_role("dialog")
    expect(over).to_contain_text("Opening the document")
    page.keyboard.press("Escape")
    expect(over).to_be_hidden()
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(over).to_be_hidden()
    context.close()


def test_the_first_source_is_there_before_it_is_asked_for_and_others_when_they_are_pointed_at(
    browser: Browser, library: str
) -> None:
    context = _context(browser, library, 820, "en", scripts=True)
    page = context.new_page()
    answer = _answer(library, QUESTION)
    with page.expect_response("**/documents/**"), page.expect_response("**/pages/250.png*") as drawn:
        page.goto(f"/answers/{answer['id']}")
    drawn.value.finished()
    page.locator("a.cite, a[data-reading]").first.click()
    expect(page.locator("#quote")).to_be_in_viewport()
    read = "performance.getEntriesByType('resource').filter(one => one.name.includes('/documents/')"
    assert page.evaluate(f"{read} && one.initiatorType === 'xmlhttprequest').at(-1).transferSize") == 0
    page.goto(f"/answers/{_answer(library, CARERS)['id']}")
    with page.expect_response("**/documents/**"):
        page.locator("a.cite, a[data-reading]").last.hover()
    context.close()


def test_a_citation_names_page_item_paragraph_edition_and_day(browser: Browser, library: str) -> None:
    answer = _answer(library, CARERS)
    context = _context(browser, library, 820, "en")
    page = context.new_page()
    page.goto(f"/answers/{answer['id']}")
    page.locator("a.cite, a[data-reading]").first.click()
    where = page.locator(".quoted")
    for words in ("Page 12 (report page 2)", "6. FOSTERING AND RESPITE CARE", "paragraph 2.2", VISITED):
        expect(where).to_contain_text(words)
    page.get_by_text("What is known about it").click()
    expect(page.locator(".described")).to_contain_text(re.compile("[0-9a-f]{64}"))
    expect(page.locator(".described")).to_contain_text("Pages without readable text")
    assert (page.get_by_role("link", name="The file at page 12").get_attribute("href") or "").endswith("#page=12")
    context.close()


def test_pages_before_and_after_any_page_and_the_way_back(browser: Browser, library: str, ids: dict[str, str]) -> None:
    context = _context(browser, library, 820, "en")
    page = context.new_page()
    page.goto(f"/documents/{ids['long.pdf']}?view=text")
    expect(page.get_by_role("heading", name=f"Page 1 (printed 11) of {LONG}")).to_be_visible()
    page.get_by_role("link", name="Next page", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Annex 2")
    page.get_by_label("Go to page").fill("300")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Annex 300")
    page.get_by_role("searchbox").fill("ELEVEN new family")
    page.get_by_role("button", name="Search").click()
    page.locator("#found a").first.click()
    expect(page.locator("mark#quote")).to_contain_text("eleven new family")
    expect(page.locator("mark#quote")).to_be_in_viewport()
    page.get_by_role("searchbox").fill("no such words")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("main")).to_contain_text("“no such words” is not in this document")
    context.close()


def test_a_quote_in_a_table_is_marked_in_its_cell_and_no_page_scrolls_sideways_for_it(
    browser: Browser, library: str, ids: dict[str, str]
) -> None:
    context = _context(browser, library, 320, "en")
    page = context.new_page()
    page.goto(f"/documents/{ids[PACK]}?find={PLANTED['row']}&view=text")
    page.locator("#found a").first.press("Enter")
    table = page.get_by_role("region", name="Table 1")
    row = table.get_by_role("row").filter(has=page.locator("mark#quote"))
    expect(row.get_by_role("rowheader")).to_contain_text(PLANTED["row"])
    expect(row.get_by_role("cell")).to_have_text(["90%", "84%", "93%"])
    expect(table.get_by_role("columnheader")).to_have_text(["Measure", "Target", "Last year", "This year"])
    expect(page.locator("mark#quote")).to_be_in_viewport()
    assert not too_wide(page)
    table.focus()
    page.keyboard.press("ArrowRight")
    expect(row.get_by_role("cell").last).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("touch", [True, False])
def test_the_picture_of_a_page_is_enlarged_with_its_marks_on_a_telephone(
    browser: Browser, library: str, touch: bool
) -> None:
    context = _context(browser, library, 320, "en", touch=touch)
    page = context.new_page()
    page.goto(f"/answers/{_answer(library, QUESTION)['id']}")
    page.locator("a.cite, a[data-reading]").first.click()
    if touch:
        page.locator(".sheet").tap()
    else:
        _follow(page, page.get_by_role("link", name="Larger", exact=True), touch)
    enlarged = page.get_by_role("region", name="Picture of the page, enlarged")
    box = enlarged.get_by_role("img").bounding_box()
    assert box
    assert box["width"] >= LEGIBLE
    expect(enlarged.locator("#quote")).to_be_in_viewport()
    assert not too_wide(page)
    context.close()


def test_reading_goes_on_while_documents_are_added(browser: Browser, library: str, ids: dict[str, str]) -> None:
    context = _context(browser, library, 820, "en", scripts=True)
    page = context.new_page()
    page.goto("/documents/add")
    body = pdf([paragraph("The council of Anglesey moved its offices to the old school house. " * 9, 780)] * 8)
    files = [("moved.pdf", body), ("broken too.pdf", b"no PDF either")]
    chosen = [{"name": name, "mimeType": "application/pdf", "buffer": data} for name, data in files]
    page.get_by_label("Files").set_input_files(chosen)  # type: ignore[arg-type]
    page.get_by_label("Council").select_option("Anglesey")
    page.get_by_role("button", name="Add").click()
    reading = context.new_page()
    reading.goto(f"/documents/{ids['long.pdf']}?page={WANTED}&view=text")
    expect(reading.get_by_role("main")).to_contain_text(SENTENCE)
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("main")).to_contain_text("could not be read")
    page.get_by_role("link", name="moved.pdf").click()
    page.get_by_role("link", name="Remove it").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("status")).to_have_text("The document was removed.")
    context.close()


def test_hostile_words_show_as_words_run_nothing_and_reach_nobody(
    browser: Browser, library: str, ids: dict[str, str]
) -> None:
    context = _context(browser, library, 1280, "en", scripts=True)
    page = context.new_page()
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.on("dialog", lambda dialog: refused.append(dialog.message))
    for number, payload in enumerate(HOSTILE):
        (document,) = [id_ for name, id_ in ids.items() if name.startswith(f"{number:02} ")]
        page.goto(f"/documents/{document}")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Record {payload}".strip())
        expect(page.locator(".text")).to_contain_text(f"The record says {payload}")
        assert page.evaluate("window.hacked") is None, payload
    for number in range(0, len(PAYLOADS), 6):
        context_words = httpx.QueryParams({"find": PAYLOADS[number], "view": "text"})
        page.goto(f"/documents/{ids['long.pdf']}?{context_words}")
        expect(page.locator("#found h2")).to_contain_text(PAYLOADS[number])
        page.goto(f"/documents?{httpx.QueryParams({'council': PAYLOADS[number], 'title': PAYLOADS[number]})}")
    page.goto("/documents")
    assert page.evaluate("window.hacked") is None
    assert refused == []
    assert [address for address in asked if not address.startswith(library)] == []
    context.close()


def _states(ids: dict[str, str], address: str) -> list[str]:
    """Each state of the pages for reading."""
    answer = _answer(address, QUESTION)
    citation = answer["citations"][0]  # type: ignore[index]
    quoted = f"start={citation['start']}&end={citation['end']}&answer={answer['id']}&n=1"
    long, pack = (f"/documents/{ids[name]}" for name in ("long.pdf", PACK))
    return [
        f"{long}?{quoted}",
        f"{long}?{quoted}&view=text&find=annex",
        f"{long}?{quoted}&zoom=2",
        f"{long}?{quoted}&page=3",
        f"{long}?find=nowhere",
        f"{pack}?page=9&view=text",
        f"{pack}?page=12&view=text",
        f"{pack}?page={TABLED}&view=text",
        f"/documents/{ids['llythyr.txt']}",
        f"/documents/{ids['broken.pdf']}",
        "/documents",
        "/documents?kind=none",
        "/documents/add",
        f"/documents/{ids['llythyr.txt']}/remove",
        "/additions/none",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_state_has_a_fault_in_any_look(browser: Browser, library: str, ids: dict[str, str], language: str) -> None:
    with looking(browser, library, language) as page:
        found = []
        for state in _states(ids, library):
            page.goto(state)
            page.evaluate(OPEN_ALL)
            found += faults(page)
        for zoom in ZOOMS:  # at 100 % the document stands beside the answer, at 400 % over it
            page.set_viewport_size({"width": set_at(zoom)["width"], "height": set_at(zoom)["height"]})
            page.goto(f"/answers/{_answer(library, QUESTION)['id']}")
            page.locator("a.cite, a[data-reading]").first.click()
            expect(page.locator("#reading #quote")).to_be_in_viewport()
            expect(page.get_by_role("dialog")).to_have_count(int(zoom > 100))
            for view in ("picture", "text"):
                page.locator("#reading nav.views a").nth(0 if view == "picture" else -1).click()
                expect(page.locator("#reading .text")).to_have_count(int(view == "text"))
                found += faults(page, [zoom])
    assert found == []


def test_targets_can_be_hit(browser: Browser, library: str, ids: dict[str, str]) -> None:
    with looking(browser, library, "cy") as page:
        for state in (_states(ids, library)[1], "/documents"):
            page.goto(state)
            targets = (
                ".cited a, .leaf-tools a, .leaf-tools button, .find button, .found a, .onward a, summary, .counts td a"
            )
            for target in page.locator(targets).all():
                box = target.bounding_box() if target.is_visible() else None
                assert box is None or min(box["width"], box["height"]) >= 24, target.inner_text()


def _use(target: Locator, touch: bool) -> None:
    if touch:
        target.tap()
    else:
        target.press("Enter")


def _follow(page: Page, link: Locator, touch: bool) -> None:
    if touch:
        link.tap()
        return
    for _ in range(100):
        page.keyboard.press("Tab")
        if link.and_(page.locator(":focus")).count():
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {link}")
