"""A scrutiny member the evening before a meeting: own papers, a tablet, a list, its pages, what is not held."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.settings import Settings
from ingest.run import ingest
from ingest.summary import Change
from tests.ingest.pdf import Printed, paragraph, pdf
from tests.journeys.conftest import serving

ITEMS = ["Hold supervision every month.", "Write plans that parents can read.", "Answer complaints within ten days."]
COVER = [
    Printed("Inspection of Gwynedd children's services", 780, size=20, bold=True),
    Printed("Published: 4 March 2024", 740),
    *paragraph("This report by Care Inspectorate Wales is about Gwynedd Council.", 700),
]
ACTIONS = [
    *paragraph("Care Inspectorate Wales told Gwynedd Council to make three improvements:", 780),
    *(Printed(f"\u2022 {item}", 750 - 20 * at, x=90) for at, item in enumerate(ITEMS)),
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a report of two pages, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "report.pdf").write_bytes(pdf([COVER, ACTIONS], labels="/S /r"))
    (folder / "broken.pdf").write_bytes(b"not a PDF at all")
    settings = Settings(data=tmp_path_factory.mktemp("member"))
    summary = ingest([folder], settings)
    assert (summary.count(Change.ADDED), summary.count(Change.QUARANTINED)) == (1, 1)
    with serving(settings) as address:
        yield address


@pytest.fixture
def tablet(browser: Browser, papers: str) -> Iterator[Page]:
    context = browser.new_context(base_url=papers, java_script_enabled=False, viewport={"width": 820, "height": 1180})
    yield context.new_page()
    context.close()


def test_the_whole_list_with_the_page_behind_each_item(tablet: Page) -> None:
    tablet.goto("/?q=What three improvements did CIW ask of Gwynedd?")
    assert tablet.locator("ol.claims q").all_inner_texts() == ITEMS
    expect(tablet.locator("main")).to_contain_text("4 March 2024")
    expect(tablet.locator("#source-1")).to_contain_text("Page 2")
    expect(tablet.locator("#source-1")).to_contain_text("ii")
    tablet.get_by_role("link", name=re.compile(r"^Source \[1\]")).first.click()
    expect(tablet.locator("#quote")).to_be_in_viewport()
    expect(tablet.get_by_alt_text(re.compile("^Page 2"))).to_have_attribute("alt", re.compile(ITEMS[0]))


def test_what_is_not_held_is_said_with_the_nearest_thing(tablet: Page) -> None:
    tablet.goto("/?q=What three improvements did CIW ask of Gwynedd in 2019?")
    main = tablet.get_by_role("main")
    expect(main).to_contain_text("Nothing held answers this for 2019")
    expect(main).to_contain_text(ITEMS[0])


def test_the_library_lists_the_file_that_could_not_be_read(tablet: Page) -> None:
    tablet.goto("/documents")
    expect(tablet.get_by_role("main")).to_contain_text("broken.pdf")
