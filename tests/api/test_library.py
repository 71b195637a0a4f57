"""The library's pages: what is held and what is missing; adding, removing and reading anew by forms alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.keys import Keys, Role
from api.shelves import Shelf, by_council, not_held
from corpus.document import Description, DocumentRecord, PartialDate, Status
from corpus.settings import Settings

NOTE = ("note.txt", b"The council of Powys opened two family centres in 2021, members were told.", "text/plain")
PLAIN = {"accept": "text/html"}


def _record(title: str, council: str | None, published: str | None) -> DocumentRecord:
    date = PartialDate.parse(published) if published else None
    described = Description(title, authority=council, kind="letter", published=date)
    return DocumentRecord(title, "e", f"{title}.txt", title, Status.INDEXED, None, described, None, (), "2026-01-01", 1)


RECORDS = [
    _record("one", "Powys", "2018-05"),
    _record("two", "Powys", "2021"),
    _record("three", "Gwynedd", None),
    _record("four", None, "2018"),
]


def test_a_year_without_documents_is_a_column_all_the_same() -> None:
    table = by_council(RECORDS)
    assert table.years == (2018, 2019, 2020, 2021)
    assert [(row.name, row.counts, row.undated, row.total) for row in table.rows] == [
        ("Gwynedd", (0, 0, 0, 0), 1, 1),
        ("Powys", (1, 0, 0, 1), 0, 2),
        ("", (1, 0, 0, 0), 0, 1),
    ]


def test_the_councils_of_wales_of_which_nothing_is_held_are_named() -> None:
    missing = not_held(RECORDS)
    assert len(missing) == 20
    assert "Cardiff" in missing
    assert "Powys" not in missing


@pytest.mark.parametrize(
    ("shelf", "titles"),
    [
        (Shelf(), ["one", "two", "three", "four"]),
        (Shelf(council="Powys", year=2021), ["two"]),
        (Shelf(kind="letter", title="ONE txt"), ["one"]),
        (Shelf(kind="report"), []),
    ],
)
def test_a_shelf_holds_what_it_is_narrowed_to(shelf: Shelf, titles: list[str]) -> None:
    assert [record.id for record in shelf.chosen(RECORDS)] == titles


def test_the_library_counts_shows_gaps_and_says_what_is_missing(client: TestClient) -> None:
    page = client.get("/documents?lang=en").text
    assert '>1<span class="hidden">: Powys, 2019</span>' in page
    assert '–</span><span class="hidden">none</span>' in page
    assert "Nothing is held about these councils of Wales:" in page
    assert "nothing-in-it.txt" in page
    assert "Dim byd" not in page
    assert "Yn ôl cyngor a blwyddyn" in client.get("/documents?lang=cy").text
    client.cookies.clear()


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a server of its own, which holds nothing yet."""
    with TestClient(create_app(Settings(data=tmp_path / "data")), headers=PLAIN) as opened:
        opened.base_url = opened.base_url.copy_with(host="127.0.0.1")
        opened.headers["origin"] = "http://127.0.0.1"
        yield opened


def _done(writing: TestClient, address: str) -> str:
    """The page of an addition when it is done."""
    page = writing.get(address.split("?", maxsplit=1)[0], params={"wait": 50}).text
    assert 'data-status="done"' in page
    return page


def test_a_file_is_added_read_anew_and_removed_with_forms_alone(writing: TestClient) -> None:
    assert "/documents/add" in writing.get("/documents").text
    told = {"authority": "Powys", "published": "2021-02", "title": "A note on family centres"}
    added = writing.post("/documents", data=told, files={"files": NOTE})
    page = _done(writing, str(added.url))
    (address,) = re.findall(r'<a href="(/documents/[^"?]+)">note.txt', page)
    assert "February 2021" in writing.get(address).text
    again = writing.post(f"{address}/read-again")
    assert "updated" in _done(writing, str(again.url))
    assert "A note on family centres" in writing.get(address).text
    assert "February 2021" in writing.get(address).text
    assert "Remove this document?" in writing.get(f"{address}/remove").text
    assert "The document was removed." in writing.post(f"{address}/remove").text
    assert writing.get(address).status_code == 404


def test_a_file_that_cannot_be_read_says_why(writing: TestClient) -> None:
    added = writing.post("/documents", files={"files": ("broken.pdf", b"not a PDF at all", "application/pdf")})
    page = _done(writing, str(added.url))
    assert "could not be read" in page
    assert re.search(r"<p>[^<]*PDF", page)
    assert "<p>Enw&#39;r ffeil yw .pdf ond" in writing.get(f"{added.url}?lang=cy").text
    writing.cookies.clear()


def test_a_form_that_will_not_do_says_what_to_put_right_and_keeps_what_was_typed(writing: TestClient) -> None:
    without = writing.post("/documents", data={"title": "Kept <b>"}, files={"other": NOTE})
    assert without.status_code == 422
    assert "Choose at least one file." in without.text
    assert 'value="Kept &lt;b&gt;"' in without.text
    wrong = writing.post("/documents", data={"published": "soon"}, files={"files": NOTE})
    assert 'href="#published"' in wrong.text
    assert wrong.status_code == 422


def test_a_page_of_another_site_can_neither_add_nor_remove(writing: TestClient) -> None:
    elsewhere = {"origin": "https://elsewhere.example"}
    assert writing.post("/documents", files={"files": NOTE}, headers=elsewhere).status_code == 403
    assert writing.post("/documents/any/remove", headers=elsewhere).status_code == 403
    assert writing.post("/documents/any/read-again", headers={"origin": "null"}).status_code == 403


def test_what_is_not_there_any_more_is_said(writing: TestClient) -> None:
    assert writing.get("/additions/none").status_code == 404
    assert writing.post("/documents/none/remove").status_code == 404


def test_a_reader_sees_no_way_to_write_and_has_none(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    _, secret = Keys(settings.data).make("reader", Role.READER, 1)
    with TestClient(create_app(settings), headers=PLAIN | {"authorization": f"Bearer {secret}"}) as reader:
        assert "/documents/add" not in reader.get("/documents").text
        assert reader.get("/documents/add").status_code == 403
        assert reader.post("/documents", files={"files": NOTE}).status_code == 403
