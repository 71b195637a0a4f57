"""Links: the same words in two places, the two languages of one document, the papers of one meeting."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.document import Edition, Item
from corpus.index import Index
from corpus.settings import Settings
from corpus.signature import Signature
from ingest.link.near import ENOUGH, near_duplicates
from ingest.link.signatures import shingles_of, signatures_of
from ingest.link.twins import address_key, name_key
from ingest.run import ingest, remove
from ingest.sources.sources import Source, Told
from tests.corpus.made import edition, record

STORY = (
    "Inspectors said that the council had begun to put right what they found last year. "
    "Visits to children in care were on time in nine cases of ten, they wrote, where it had been six. "
    "The cabinet member told reporters that agency staff had fallen to twelve from forty in the spring. "
    "She added that the money for foster carers would not be cut, whatever else the budget brought. "
    "Opposition members asked why the plan had taken so long, and when the board would meet in public. "
    "A further visit is expected before the summer, and its letter will go to every member of the committee."
)
OTHER = (
    "The bridge over the river will close for a fortnight while its deck is laid again by contractors. "
    "Drivers are asked to take the bypass, and buses will turn at the market hall until the work is done. "
    "Shops on the quay stay open, the council says, and parking behind the library is free on those days. "
    "Work was put off twice because of floods, and the bill has grown by a tenth since it was first agreed."
)
ENGLISH = "The plan of 4 May 2021 gives £310,000 to 14 homes by 30 June 2022, of which 9 are new and 5 are mended."
WELSH = (
    "Mae cynllun 4 Mai 2021 yn rhoi £310,000 i 14 o gartrefi erbyn 30 Mehefin 2022, sef 9 newydd a 5 wedi eu trwsio."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    return made


def links(folder: Path, texts: Mapping[str, str], settings: Settings) -> list[tuple[str, ...]]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    ingest([folder], settings)
    return held(settings)


def held(settings: Settings) -> list[tuple[str, ...]]:
    """Each link as its kind and the names of its files."""
    index = Index.open(settings)
    names = {record.id: record.filename for record in index.records()}
    found = {link for document_id in names for link in index.links_of(document_id)}
    return sorted((link.kind.value, *sorted((names[link.document_id], names[link.other_id]))) for link in found)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def test_a_story_cut_by_a_third_is_a_near_duplicate_and_another_story_is_not(folder: Path, settings: Settings) -> None:
    cut = STORY[: STORY.index("Opposition")]
    texts = {"one.txt": f"Council improves\n\n{STORY}", "two.txt": f"Better care\n\n{cut}", "bridge.txt": OTHER}
    assert links(folder, texts, settings) == [("near_duplicate", "one.txt", "two.txt")]


def test_the_same_bytes_are_near_duplicates_however_few(folder: Path, settings: Settings) -> None:
    assert links(folder, {"a.txt": "Agreed.", "b.txt": "Agreed."}, settings) == [("near_duplicate", "a.txt", "b.txt")]


def test_links_follow_what_changes_and_what_is_removed(folder: Path, settings: Settings) -> None:
    texts = {"one.txt": STORY, "two.txt": f"{STORY}\n\nMore.", "bridge.txt": OTHER}
    assert links(folder, texts, settings) == [("near_duplicate", "one.txt", "two.txt")]
    changed = links(folder, {"two.txt": f"{OTHER}\n\nMore."}, settings)
    assert changed == [("near_duplicate", "bridge.txt", "two.txt")]
    two = next(record.id for record in Index.open(settings).records() if record.filename == "two.txt")
    remove(two, settings)
    assert held(settings) == []


def test_a_letter_within_two_packs_links_its_items_and_not_what_every_pack_says() -> None:
    letter, declarations = f"Dear member. {STORY} {OTHER}", f"Members declare interests. {STORY}"
    roads, schools = (" ".join(f"{what} {n} is mended." for n in range(200)) for what in ("Road", "School"))
    texts = {"a": f"{declarations}\n{letter}\n{roads}", "b": f"{declarations}\n{schools}\n{letter}"}
    editions: dict[str, Edition] = {}
    signatures: list[Signature] = []
    for name, text in texts.items():
        starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n"), len(text)]
        items = tuple(Item(None, "", first, last) for first, last in pairwise(starts))
        editions[name] = replace(edition(text), items=items)
        signatures += signatures_of(record(name, text), editions[name])
    found = near_duplicates(signatures, {"a", "b"}, lambda s: shingles_of(editions[s.document_id], s.start, s.end))
    assert [(link.document_id, link.other_id, link.score) for link in found] == [("a", "b", 1.0)]
    assert found[0].span is not None
    assert texts["a"][slice(*found[0].span)].startswith("Dear member.")


def test_the_two_languages_of_one_document_are_twins_by_their_facts(folder: Path, settings: Settings) -> None:
    header = "publisher: {}\ndate: 2021-05-04\nauthority: Powys\n---\n{}"
    texts = {
        "plan.txt": header.format("Welsh Government", ENGLISH),
        "cynllun.txt": header.format("Llywodraeth Cymru", WELSH),
        "ffyrdd.txt": header.format("Llywodraeth Cymru", "Mae 7 pont ar gau tan 1 Awst 2021, a'r gost yn £80,000."),
    }
    assert links(folder, texts, settings) == [("twin", "cynllun.txt", "plan.txt")]


def test_facts_alone_do_not_pair_documents_of_two_councils(folder: Path, settings: Settings) -> None:
    texts = {
        "plan-en.txt": f"authority: Powys\n---\n{ENGLISH}",
        "plan-cy.txt": f"authority: Wrexham\n---\n{WELSH}",
    }
    assert links(folder, texts, settings) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Letter to Powys (Cymraeg).pdf", "letter-to-powys-en.docx"),
        ("CIW report_Welsh.pdf", "CIW report_English.pdf"),
        ("adroddiad-cy.pdf", "Adroddiad EN.pdf"),
    ],
)
def test_names_that_differ_in_language_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.gov.uk/mgAi.aspx?ID=8792&LLL=0", "https://a.gov.uk/mgAi.aspx?LLL=1&ID=8792"),
        ("https://www.gov.wales/en/report", "https://llyw.cymru/cy/report"),
    ],
)
def test_addresses_that_differ_in_language_are_one_address(one: str, other: str) -> None:
    assert address_key(one) == address_key(other)


def test_what_is_no_address_is_like_itself_alone() -> None:
    assert address_key("http://[bad") != address_key("http://[worse")


def test_editions_in_folders_of_their_language_are_twins(folder: Path, settings: Settings) -> None:
    (folder / "en").mkdir()
    (folder / "cy").mkdir()
    assert links(folder, {"en/plan.txt": ENGLISH, "cy/plan.txt": WELSH}, settings) == [("twin", "plan.txt", "plan.txt")]


def test_a_page_names_its_twin_by_address(folder: Path, settings: Settings) -> None:
    page = "<html><head><link rel='canonical' href='https://a.example/{}'>{}</head><body><main><p>{}</p></main></body></html>"
    alternate = "<link rel='alternate' hreflang='cy' href='https://a.example/ffyrdd'>"
    texts = {
        "roads.html": page.format("roads", alternate, "The road is closed, and it will be open again for all in May."),
        "ffyrdd.html": page.format("ffyrdd", "", "Mae'r ffordd ar gau, a bydd ar agor eto i bawb ym mis Mai."),
    }
    assert links(folder, texts, settings) == [("twin", "ffyrdd.html", "roads.html")]


def test_addresses_of_two_items_stay_two() -> None:
    assert address_key("https://a.gov.uk/mgAi.aspx?ID=1&LLL=0") != address_key("https://a.gov.uk/mgAi.aspx?ID=2&LLL=1")


def test_minutes_belong_to_the_papers_of_their_item(folder: Path, settings: Settings) -> None:
    meeting = {"meeting": "powys/4272"}
    told = {
        "report.txt": meeting | {"agenda_item": "6", "kind": "council report"},
        "other.txt": meeting | {"agenda_item": "7", "kind": "council report"},
        "minutes.txt": meeting | {"agenda_item": "6", "kind": "minutes"},
    }
    for name in told:
        (folder / name).write_text(f"What {name} says of the matter before the committee.", encoding="utf-8")
    sources = [Source(folder / name, name, (Told("ModernGov", values),)) for name, values in told.items()]
    ingest(sources, settings)
    assert held(settings) == [("minutes", "minutes.txt", "report.txt")]


def test_a_late_pack_supplements_the_main_pack_of_its_meeting(folder: Path, settings: Settings) -> None:
    meeting = {"committee": "Cabinet", "authority": "Powys", "meeting_date": "2020-03-10", "kind": "agenda pack"}
    titles = {
        "pack.txt": "Public reports pack",
        "late.txt": "Supplementary agenda",
        "other.txt": "Supplementary agenda",
    }
    told = {name: meeting | {"title": title} for name, title in titles.items()}
    told["other.txt"]["meeting_date"] = "2020-04-07"
    for name in told:
        (folder / name).write_text(f"What {name} holds for the members of the cabinet to read.", encoding="utf-8")
    ingest([Source(folder / name, name, (Told("user", values),)) for name, values in told.items()], settings)
    assert held(settings) == [("supplements", "late.txt", "pack.txt")]


def test_a_copy_that_gave_way_and_came_back_is_linked_again(folder: Path, settings: Settings) -> None:
    summary = "url: https://a.example/story\ntext_status: summary\n---\n{}"
    original = "url: https://a.example/story\ntext_status: original\n---\n{}"
    texts = {"record.txt": summary.format(STORY), "copy.txt": f"{STORY}\n\nMore."}
    assert links(folder, texts, settings) == [("near_duplicate", "copy.txt", "record.txt")]
    assert ("supersedes", "page.txt", "record.txt") in links(folder, {"page.txt": original.format(OTHER)}, settings)
    page = next(record.id for record in Index.open(settings).records() if record.filename == "page.txt")
    remove(page, settings)
    assert held(settings) == [("near_duplicate", "copy.txt", "record.txt")]


def test_the_bundled_statements_have_their_welsh_twins_and_nothing_else_is_linked(bundled: Settings) -> None:
    pairs = (
        ("01-gov-wales-2017-10-17-powys-warning-notice.txt", "112-llyw-cymru-2017-10-17-hysbysiad-rhybuddio.txt"),
        ("09-gov-wales-2018-04-16-powys-addendum.txt", "113-llyw-cymru-2018-04-16-atodiad.txt"),
        ("21-gov-wales-2019-01-09-powys-statement.txt", "22-llyw-cymru-2019-01-09-powys-datganiad.txt"),
    )
    assert held(bundled) == [("twin", *pair) for pair in pairs]


def test_no_two_reports_of_one_inspectorate_are_near_duplicates(shared: Path) -> None:
    from ingest.read.read import read_document

    readings = [read_document(path) for path in sorted((shared / "reports" / "blackpool").glob("*201[4-9].pdf"))]
    made = {str(n): reading.edition for n, reading in enumerate(readings)}
    signatures = [s for name, each in made.items() for s in signatures_of(record(name, name), each)]
    scores = [
        len(shingles_of(one, 0, len(one.text)) & shingles_of(other, 0, len(other.text)))
        / min(len(shingles_of(one, 0, len(one.text))), len(shingles_of(other, 0, len(other.text))))
        for name, one in made.items()
        for other_name, other in made.items()
        if name < other_name
    ]
    assert max(scores) < ENOUGH / 2
    assert near_duplicates(signatures, made, lambda s: shingles_of(made[s.document_id], s.start, s.end)) == []
