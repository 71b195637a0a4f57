"""Web pages: the document comes in with its structure, the site around it stays out, and no date is made up."""

import pytest

from corpus.document import BlockKind
from ingest.load.load import load
from tests.ingest.html_pages import COUNCIL, DRUPAL, FORMS, GOVERNMENT, MODERNGOV, PAGES, WebPage
from tests.ingest.reading import block_text, blocks, flat, read, unit_text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_belongs_to_the_document_can_be_quoted_and_what_is_the_sites_cannot(page: WebPage) -> None:
    reading = read(page.html, "page.html")
    quotable = " ".join(flat(unit_text(reading, unit)) for unit in reading.units)
    assert [words for words in page.kept if words not in quotable] == []
    assert [words for words in page.out if words in quotable] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_date_is_the_one_declared_or_printed(page: WebPage) -> None:
    published = read(page.html, "page.html").description.published
    assert (str(published) if published else None) == page.published


def test_lists_within_lists_hang_on_their_items() -> None:
    found = read(COUNCIL.html, "page.html").edition.blocks
    items = [block for block in found if block.kind is BlockKind.LIST_ITEM]
    lead = next(block for block in found if block.kind is BlockKind.PARAGRAPH and block.ordinal == items[0].parent)
    assert [item.parent for item in items] == [lead.ordinal, items[0].ordinal, lead.ordinal]


def test_a_table_has_its_header_and_a_caption_is_no_row() -> None:
    reading = read(DRUPAL.html, "page.html")
    assert blocks(reading, BlockKind.TABLE_HEADER) == ["Age | Sum"]
    assert "Weekly sums" in blocks(reading, BlockKind.PARAGRAPH)


def test_row_headers_stay_in_their_rows() -> None:
    assert blocks(read(GOVERNMENT.html, "page.html"), BlockKind.TABLE_ROW) == ["Visits on time | 61% | 88%"]


def test_an_item_page_keeps_its_headings_apart() -> None:
    assert blocks(read(MODERNGOV.html, "a.aspx"), BlockKind.HEADING) == [
        "Agenda item",
        "Children’s services performance",
    ]


def test_a_part_in_the_other_language_and_the_twin_address_are_known() -> None:
    reading = read(FORMS.html, "page.html")
    welsh = [block_text(reading, block) for block in reading.edition.blocks if block.language == "cy"]
    assert welsh[0] == "Crynodeb"
    assert load("page.html", FORMS.html.encode()).hints["alternate"] == "https://cyngor.example/cy/cwestiynau"


_LETTER = "<html><head>{}</head><body><main><h1>Tŷ</h1><p>It costs £3 – the council’s “sum”.</p></main></body></html>"


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset='iso-8859-1'>"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("iso-8859-14", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-14'>"),
    ],
)
def test_every_character_set_gives_the_same_words(encoding: str, meta: str) -> None:
    page = _LETTER.format(meta)
    if encoding == "iso-8859-14":
        page = page.replace("–", "-").replace("’", "'").replace("“", '"').replace("”", '"')
    assert load("a.html", page.encode(encoding)).text.startswith("Tŷ\n\nIt costs £3")


def test_windows_quotes_are_read_where_a_page_says_latin() -> None:
    page = _LETTER.replace("ŷ", "y").format("<meta charset='iso-8859-1'>").encode("cp1252")
    assert "£3 – the council’s “sum”." in load("a.html", page).text


def test_words_are_found_however_deep_they_stand() -> None:
    page = "<main>" + "<div>" * 200 + "<p>Here are a few words at the bottom.</p>" + "</div>" * 200 + "</main>"
    assert "words" in load("a.html", f"<html><body><p>Before all this.</p>{page}</body></html>".encode()).text
