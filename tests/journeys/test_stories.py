"""What readers come for, from the question to the words in the document: with the keyboard alone and by touch, on a
telephone, a tablet and a screen, in both languages, with and without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from api.kept_answers import KeptAnswers
from api.language import ENGLISH, WELSH
from corpus.settings import Settings
from tests.journeys.kept import disagreement, keep
from tests.journeys.reader import Reader, context_of

WAYS = [
    pytest.param((320, WELSH, {"has_touch": True}), id="telephone, touch, Welsh"),
    pytest.param((820, ENGLISH, {"has_touch": True, "java_script_enabled": False}), id="tablet, touch, no scripts"),
    pytest.param((1440, ENGLISH, {}), id="screen, keyboard"),
    pytest.param((1440, WELSH, {"java_script_enabled": False}), id="screen, keyboard, Welsh, no scripts"),
]
PRIORITIES = "What were CIW's four priorities for Powys?"


@pytest.fixture(scope="module")
def disagreeing(served: Settings) -> str:
    """The id of a kept answer in which sources disagree."""
    return keep(KeptAnswers(served.data), disagreement())


@pytest.mark.parametrize("way", WAYS)
def test_stories(browser: Browser, server: str, disagreeing: str, way: tuple[int, str, dict[str, Any]]) -> None:
    width, language, options = way
    context = context_of(browser, server, width, language, **options)
    reader = Reader(context.new_page(), language, by_touch="has_touch" in options)
    for story in (
        _the_whole_list_each_item_cited,
        _a_follow_up_about_another_council,
        _a_year_of_which_nothing_is_held,
        _never_another_council,
        _the_exact_words,
        _a_wrong_premise,
        _which_council,
        _a_change_over_time,
        _a_welsh_question,
    ):
        story(reader)
    _sources_that_disagree(reader, disagreeing)
    _the_words_in_the_document(reader)
    assert [cookie["name"] for cookie in context.cookies()] == []
    context.close()


def _the_whole_list_each_item_cited(reader: Reader) -> None:
    reader.ask(PRIORITIES)
    items = reader.page.locator("ol.claims > li")
    expect(items).to_have_count(4)
    for item in items.all():
        expect(item.locator("a.cite")).to_have_attribute("href", re.compile(r"^/documents/.*start=\d+&end=\d+"))
        expect(item.locator("a.cite")).to_contain_text(
            "9 Ionawr 2019" if reader.language == WELSH else "9 January 2019"
        )
    expect(reader.page.locator("article.card h3")).to_have_count(1)


def _a_follow_up_about_another_council(reader: Reader) -> None:
    reader.ask_on("What about Bridgend's?")
    expect(reader.page.locator(".understood")).to_contain_text("Bridgend")
    expect(reader.page.locator("details.earlier")).to_be_visible()
    council = "Pen-y-bont ar Ogwr" if reader.language == WELSH else "Bridgend"
    expect(reader.page.locator(".chips")).to_contain_text(council)
    reader.use(reader.page.locator(".chips li").filter(has_text=council).get_by_role("link"))
    expect(reader.page.locator("details.earlier")).to_be_visible()
    expect(reader.page.locator(".chips li").filter(has_text="Powys")).to_have_count(0)


def _a_year_of_which_nothing_is_held(reader: Reader) -> None:
    reader.ask("What were CIW's four priorities for Powys in 2022?")
    expect(reader.page.get_by_role("heading", name=reader.say("Not held"))).to_be_visible()
    expect(reader.page.get_by_role("heading", name=reader.say("The nearest that is held"))).to_be_visible()
    about = reader.say("What is held about %(council)s") % {"council": "Powys"}
    expect(reader.page.get_by_role("heading", name=about)).to_be_visible()
    expect(reader.page.locator(".claims")).to_have_count(0)
    reader.use(reader.page.locator(".chips li").filter(has_text="2022").get_by_role("link"))
    expect(reader.page.locator("ol.claims > li")).to_have_count(4)


def _never_another_council(reader: Reader) -> None:
    reader.ask("What did the November 2021 monitoring find in Denbighshire?")
    expect(reader.page.get_by_role("heading", name=reader.say("Not held"))).to_be_visible()
    expect(reader.page.locator(".claim, .card")).to_have_count(0)


def _the_exact_words(reader: Reader) -> None:
    reader.ask("What are the exact words of the complaints priority for Powys?")
    copied = str(reader.page.locator(".claims [data-copy]").first.get_attribute("data-copy"))
    quote, reference = copied.split("\n– ")
    place = re.search(
        r"/documents/([^?]+)\?.*start=(\d+)&end=(\d+)", str(reader.page.locator("a.cite").first.get_attribute("href"))
    )
    assert place
    text = reader.page.request.get(f"/v1/documents/{place[1]}/text").body().decode()
    assert text[int(place[2]) : int(place[3])] == quote
    assert "Care Inspectorate Wales" in reference


def _a_wrong_premise(reader: Reader) -> None:
    reader.ask("Why did CIW give Powys five priorities?")
    expect(reader.page.get_by_role("heading", name=reader.say("What is missing"))).to_be_visible()
    expect(reader.page.locator("ol.claims > li")).to_have_count(4)


def _which_council(reader: Reader) -> None:
    reader.ask("What percentage are agency?")
    reader.use(reader.page.locator(".choices").get_by_role("link", name=re.compile("Wrexham")))
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("What percentage are agency (Wrexham)?")


def _a_change_over_time(reader: Reader) -> None:
    reader.ask("How did the number of looked-after children in Wrexham change from 2018 to 2023?")
    expect(reader.page.locator(".claims")).to_contain_text(reader.say("calculated"))
    points = reader.page.locator("svg.chart a")
    months = ("Ebrill 2018", "Mawrth 2023") if reader.language == WELSH else ("April 2018", "March 2023")
    expect(points.first).to_have_attribute("aria-label", re.compile(f"^255, {months[0]}"))
    expect(reader.page.locator("table th[scope=row]")).to_have_text(list(months))
    reader.use(points.last.locator("circle").first if reader.by_touch else points.last)
    expect(reader.page.locator("#source-1")).to_be_in_viewport()


def _a_welsh_question(reader: Reader) -> None:
    reader.ask("Pryd rhoddwyd yr Hysbysiad Rhybuddio Dilynol?")
    expect(reader.page.locator(".claims q[lang=cy]")).to_contain_text("Ionawr 2018")


def _sources_that_disagree(reader: Reader, answer_id: str) -> None:
    reader.page.goto(f"/answers/{answer_id}")
    rows = reader.page.get_by_role("region", name=reader.say("Sources disagree")).locator("tbody tr")
    expect(rows.locator("q")).to_have_text(["£4 million was put in.", "£6 million was put in."])
    assert rows.get_by_role("link").count() == 2


def _the_words_in_the_document(reader: Reader) -> None:
    reader.ask(PRIORITIES)
    quote = reader.page.locator(".claims q").first.inner_text()
    reader.use(reader.page.locator("a.cite").first)
    mark = reader.page.locator("mark").first
    expect(mark).to_be_in_viewport()
    assert quote in mark.inner_text()
