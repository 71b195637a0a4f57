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


_MINUTES = """<div class="minutes"><time datetime="2021-03-08">8 March 2021</time>
<p>The village council met in the hall.</p><ol>
<li><h4>WELCOME</h4><p>The chair said that everyone was welcome.</p><p>Two members had sent word.</p></li>
<li>Accounts to be paid:<ol><li>Hall hire, £40</li><li><del>Insurance, £90</del></li><li>Clerk, £200</li></ol>
<p>All were agreed.</p></li><li><p>The path is closed.</p><p>Cllr Doe will write.</p></li></ol></div>"""
_NESTED = [
    "The village council met in the hall.",
    "1. WELCOME",
    "The chair said that everyone was welcome.",
    "Two members had sent word.",
    "2. Accounts to be paid:",
    "1. Hall hire, £40",
    "3. Clerk, £200",
    "All were agreed.",
    "3. The path is closed.\nCllr Doe will write.",
]


@pytest.mark.parametrize("around", ["{}", "<html><body><header><p>Home</p></header><div>{}</div></body></html>"])
def test_a_list_is_read_in_the_order_it_is_printed_struck_words_left_out(around: str) -> None:
    reading = read(around.format(_MINUTES), "minutes.html")
    found = [block_text(reading, block) for block in reading.edition.blocks]
    assert found[found.index(_NESTED[0]) :] == _NESTED


def test_a_list_that_is_not_closed_as_it_was_opened_loses_nothing() -> None:
    page = "<main><ol><li>Hall hire</li><li>Clerk</li></ul><p>All were agreed.</p><ul><li>Path</li></ul></ol></main>"
    reading = read(f"<html><body>{page}</body></html>", "minutes.html")
    found = [block_text(reading, block) for block in reading.edition.blocks]
    assert found == ["1. Hall hire", "2. Clerk", "All were agreed.", "• Path"]


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
