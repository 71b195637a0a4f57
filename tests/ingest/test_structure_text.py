"""The structure of saved web articles and other plain text: lists, headings, datelines, what does not belong."""

from corpus.document import BlockKind
from tests.ingest.reading import block_text, blocks, read

_ARTICLE = """valleynews logo
jobs page link image
follow us on facebook\u00a0 follow us on twitter
Wednesday
08\u00a0 May

Foster carers sought across the county

\u00a0
10/03/2021 @ 09:19

By Ann Other, Local Democracy Reporter

The council needs forty more foster carers before the end of the year, members heard at their meeting.

Inspectors have set out three areas for improvement:

·\u00a0\u00a0\u00a0 Record every visit to a child on the day of the visit itself.

·\u00a0\u00a0\u00a0 Answer complaints within the time that the law allows.

·\u00a0\u00a0\u00a0 Keep a list of carers who left and why.

“We know where we fell short and we are putting it right, one visit at a time,” the leader said in reply.

Councillor Jane Roe, Cabinet Member for Families

The papers go to the cabinet in June, when members will be asked to agree a budget for the work ahead.

Spotted something? Got a story? Email us

Have a look at...

Bridge repairs will close the town's high street for weeks

Team wins the cup after a long and muddy afternoon

Bakers say that bread will cost more by the autumn

- Published3 October 2020
"""


def test_bullets_parted_by_blank_lines_are_one_list_under_their_lead_in() -> None:
    reading = read(_ARTICLE)
    items = [block for block in reading.edition.blocks if block.kind is BlockKind.LIST_ITEM]
    assert len(items) == 3
    assert len({item.group for item in items}) == 1
    parent = items[0].parent
    assert parent is not None
    assert block_text(reading, reading.edition.blocks[parent]).endswith("three areas for improvement:")


def test_the_sites_own_lines_are_boilerplate() -> None:
    outside = " ".join(blocks(read(_ARTICLE), BlockKind.BOILERPLATE))
    for line in (
        "logo",
        "follow us",
        "Wednesday",
        "08",
        "Spotted",
        "Have a look",
        "Bridge repairs",
        "cup",
        "Bakers",
        "Published3",
    ):
        assert line in outside


def test_dateline_and_byline_are_metadata() -> None:
    assert blocks(read(_ARTICLE), BlockKind.METADATA) == [
        "10/03/2021 @ 09:19",
        "By Ann Other, Local Democracy Reporter",
    ]


def test_a_speakers_name_on_its_own_line_is_a_paragraph_behind_the_quote() -> None:
    paragraphs = blocks(read(_ARTICLE), BlockKind.PARAGRAPH)
    assert paragraphs[paragraphs.index("Councillor Jane Roe, Cabinet Member for Families") - 1].startswith("“We know")


def test_the_short_line_above_the_text_is_its_heading() -> None:
    assert blocks(read(_ARTICLE), BlockKind.HEADING) == ["Foster carers sought across the county"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The committee heard that the service had found\nmore carers than in any year before, and that\n"
    text += "most of them had stayed.\n\n"
    assert len(blocks(read(text * 3), BlockKind.PARAGRAPH)) == 3


def test_a_list_within_a_list_hangs_under_its_item() -> None:
    reading = read(
        "The board must:\n- meet monthly and\n* publish minutes;\n* invite staff;\n- report to the council.\n"
    )
    items = [block for block in reading.edition.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.group for item in items] == [1, 2, 2, 1]
    assert items[1].parent == items[0].ordinal


def test_numbered_prose_is_paragraphs_with_labels_and_a_numbered_list_is_a_list() -> None:
    prose = " ".join(["The council has a plan for that and reviews it each month with its partners."] * 5)
    reading = read(f"4.1 {prose}\n\n4.2 {prose}\n\nThe board will:\n\n1. meet;\n\n2. decide;\n\n3. report.\n")
    labelled = [(block.kind, block.label) for block in reading.edition.blocks if block.label]
    assert labelled[:2] == [(BlockKind.PARAGRAPH, "4.1"), (BlockKind.PARAGRAPH, "4.2")]
    assert labelled[2:] == [(BlockKind.LIST_ITEM, number) for number in "123"]


def test_a_long_paragraph_behind_an_articles_end_is_the_article_going_on() -> None:
    more = " ".join(["The cabinet heard the report and asked about the cost of it."] * 5)
    reading = read(f"{more}\n\nRelated stories\n\nA short headline of other news here\n\n{more}\n")
    assert blocks(reading, BlockKind.PARAGRAPH) == [more, more]


def test_the_header_of_a_record_is_metadata_and_its_text_is_not() -> None:
    reading = read("title: A check\nauthority: Powys\ndate: 2018-10\n---\nThe check found progress.\n")
    assert blocks(reading, BlockKind.METADATA) == ["title: A check", "authority: Powys", "date: 2018-10"]
    assert blocks(reading, BlockKind.PARAGRAPH) == ["The check found progress."]
