"""Documents from the web in the index: editions, sources, superseding, and what could not be had."""

import shutil
from pathlib import Path

from corpus.document import Status
from corpus.index import Index
from ingest.fetch.asked import Asked
from ingest.fetch.fetch import Fetcher
from ingest.fetch.lists import bundled_list
from ingest.fetch.web import by_host, get, get_all
from ingest.run import ingest
from ingest.sources.sources import Told
from tests.ingest.web import PAGE, Reply, Site, settings_for


def run(tmp_path: Path, *asked: Asked) -> Index:
    """The index after these addresses were ingested."""
    settings = settings_for(tmp_path / "data")
    with get(asked, settings) as got:
        ingest(got.sources, settings)
    return Index.open(settings)


def test_a_changed_page_is_a_new_edition_of_the_same_document(site: Site, tmp_path: Path) -> None:
    address = site.page("/news/depot")
    (first,) = run(tmp_path, Asked(address)).records()
    site.page("/news/depot", PAGE.replace("£2.4", "£2.9"))
    index = run(tmp_path, Asked(f"{address}#top"))
    newest, oldest = index.editions(first.id)
    assert (newest.status, oldest.status, oldest.edition) == (Status.INDEXED, Status.SUPERSEDED, first.edition)
    assert newest.source == newest.description.url == address
    assert "£2.9" in index.edition(first.id).text


def test_what_failed_is_listed_until_it_can_be_had_and_stays_one_document(site: Site, tmp_path: Path) -> None:
    address = site.put("/get.aspx", Reply("no", 404))
    (listed,) = run(tmp_path, Asked(address)).records()
    assert (listed.status, listed.source) == (Status.QUARANTINED, address)
    assert "404" in str(listed.reason)
    site.page("/get.aspx", PAGE, Content_Disposition='attachment; filename="Depot.html"')
    (held,) = run(tmp_path, Asked(address)).records()
    assert (held.id, held.status, held.filename) == (listed.id, Status.INDEXED, "Depot.html")


def test_what_fails_later_stays_as_it_was(site: Site, tmp_path: Path) -> None:
    address = site.page("/news/depot")
    run(tmp_path, Asked(address))
    site.put("/news/depot", Reply("gone", 410))
    index = run(tmp_path, Asked(address))
    (held,) = index.records()
    assert held.status is Status.INDEXED
    assert "£2.4" in index.edition(held.id).text


def test_an_original_that_is_fetched_supersedes_its_record(site: Site, tmp_path: Path) -> None:
    address = site.page("/news/depot")
    record = tmp_path / "record.txt"
    record.write_text(
        f"url: {address}\ntitle: Record\ntext_status: summary\n---\nA depot cost £2.4 million.\n", "utf-8"
    )
    ingest([record], settings_for(tmp_path / "data"))
    index = run(tmp_path, Asked(address, (Told("list", {"title": "Original"}),)))
    (given_way,) = index.records(status=Status.SUPERSEDED)
    assert given_way.description.title == "Record"
    assert index.record(given_way.superseded_by or "").description.title == "Original"  # type: ignore[union-attr]


def test_a_known_host_tells_publisher_and_council() -> None:
    council = by_host("https://powys.moderngov.co.uk/documents/s1/a.pdf")
    assert council == {"publisher": "Powys County Council", "authority": "Powys"}
    assert by_host("https://www.bbc.co.uk/news/1") == {"publisher": "BBC News"}
    assert by_host("https://unknown.example/") == {}


def test_the_bundled_list_away_from_the_network_is_listed_at_once(tmp_path: Path) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    asked = bundled_list()
    with Fetcher(settings_for(tmp_path, fetch_interval=1.0), ask=unknown) as fetcher:
        got = get_all(asked, fetcher)
    assert (len(got.sources), got.failed, got.nothing_answered) == (len(asked), len(asked), True)
    assert all(source.missing for source in got.sources)


def test_an_unchanged_page_whose_kept_file_was_deleted_is_still_unchanged(site: Site, tmp_path: Path) -> None:
    address = site.page("/news/depot")
    told = (Told("user", {"title": "Depot"}),)
    run(tmp_path, Asked(address, told))
    shutil.rmtree(tmp_path / "data" / "fetched")
    settings = settings_for(tmp_path / "data")
    with get([Asked(address, told)], settings) as got:
        assert not ingest(got.sources, settings).documents


def test_another_telling_of_an_unchanged_page_describes_it_anew(site: Site, tmp_path: Path) -> None:
    address = site.page("/news/depot")
    run(tmp_path, Asked(address, (Told("user", {"title": "Old"}),)))
    (record,) = run(tmp_path, Asked(address, (Told("user", {"title": "New"}),))).records()
    assert record.description.title == "New"
