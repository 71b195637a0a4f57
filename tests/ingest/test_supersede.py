"""A record gives way to the page it restates, whichever came first, and comes back when the page is removed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.document import LinkKind, Status
from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from ingest.run import ingest, remove
from ingest.sources.sources import Source, Told
from ingest.supersede import page_key
from tests.ingest.web import PAGE

ADDRESS = "https://www.powys.example/news/depot"
RECORD = f"""url: {ADDRESS}
publisher: Powys County Council
date: 2020-05-04
kind: news article
authority: Powys
title: Bus depot opens
text: own-words record of the published page
text_status: summary
---
A depot for buses was opened in Brecon at a cost to the council of £2.4 million.
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def record(tmp_path: Path) -> Source:
    path = tmp_path / "record.txt"
    path.write_text(RECORD, encoding="utf-8")
    return Source(path, "record")


@pytest.fixture
def page(tmp_path: Path) -> Source:
    """The page as it was fetched, its address written in another way."""
    path = tmp_path / "depot.html"
    path.write_text(PAGE, encoding="utf-8")
    return Source(path, "page", (Told("web address", {"url": "http://powys.example/news/depot/"}),))


def opened(settings: Settings) -> Iterator[Index]:
    index = Index.open(settings)
    yield index
    index.close()


def answering(settings: Settings, as_of: date | None = None) -> set[str]:
    """The titles of what may answer."""
    index = next(opened(settings))
    return {index.record(id_).description.title for id_ in index.allowed(Filters(as_of=as_of))}  # type: ignore[union-attr]


@pytest.mark.parametrize("record_first", [True, False])
def test_only_the_original_answers_whichever_came_first(
    settings: Settings, record: Source, page: Source, record_first: bool
) -> None:
    first, second = (record, page) if record_first else (page, record)
    ingest([first], settings)
    ingest([second], settings)
    assert answering(settings) == {"Depot opens"}
    assert answering(settings, date(2030, 1, 1)) == {"Depot opens"}
    index = next(opened(settings))
    (given_way,) = index.records(status=Status.SUPERSEDED)
    original = given_way.superseded_by
    assert original is not None
    assert index.linked(given_way.id, LinkKind.SUPERSEDES) == (original,)
    assert index.text(given_way.id, None, 0, 4) == "url:"
    hits = index.full_text([("Brecon", 1.0)], 5)
    assert {passage.document_id for passage in index.passages([hit.passage_id for hit in hits])} == {original}


def test_the_record_comes_back_when_the_original_is_removed(settings: Settings, record: Source, page: Source) -> None:
    ingest([record, page], settings)
    original = next(opened(settings)).records(status=Status.SUPERSEDED)[0].superseded_by
    remove(original or "", settings)
    assert answering(settings) == {"Bus depot opens"}
    index = next(opened(settings))
    (back,) = index.records()
    assert (back.status, back.superseded_by, index.links_of(back.id)) == (Status.INDEXED, None, ())


def test_a_new_edition_of_a_record_that_gave_way_gives_way_too(
    settings: Settings, record: Source, page: Source
) -> None:
    ingest([record, page], settings)
    record.path.write_text(RECORD.replace("£2.4", "£2.5"), encoding="utf-8")
    ingest([record], settings)
    assert answering(settings) == {"Depot opens"}


def test_another_page_and_a_page_without_an_address_leave_the_record(
    settings: Settings, record: Source, page: Source
) -> None:
    ingest(
        [record, Source(page.path, "a"), Source(page.path, "b", (Told("u", {"url": f"{ADDRESS}?page=2"}),))], settings
    )
    assert "Bus depot opens" in answering(settings)


def test_a_record_that_calls_itself_a_summary_never_supersedes_another(
    settings: Settings, record: Source, tmp_path: Path
) -> None:
    ingest([record, Source(record.path, "the same elsewhere")], settings)
    assert next(opened(settings)).records(status=Status.SUPERSEDED) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.example/x", "https://www.a.example/x/", True),
        ("http://a.example/x?a=1&B=2", "http://a.example/x?b=2&a=1", True),
        ("http://a.example/x?a=1", "http://a.example/x?a=2", False),
        ("http://a.example/ie.aspx?CId=1&MeetingId=2", "http://a.example/ie.aspx?CId=1&MId=2&Ver=4", True),
        ("http://a.example/x", "http://b.example/x", False),
        ("http://a.example/x?LLL=0", "http://a.example/x?LLL=1", False),
    ],
)
def test_two_addresses_of_one_page_are_one(one: str, other: str, same: bool) -> None:
    assert (page_key(one) == page_key(other)) is same
