"""What is fetched: within limits, called by what it is, no error page in place of a document."""

import gzip
import time
from pathlib import Path

import pytest

from corpus.errors import FetchError, ServiceDownError
from ingest.fetch.fetch import Fetcher
from tests.ingest.web import PAGE, Reply, Site, fetcher_for

PDF = b"%PDF-1.4\n" + b"% a made report\n" * 4000
HTML = {"Content-Type": "text/html"}


def test_a_bomb_is_stopped_at_the_limit_of_what_it_unpacks_to(site: Site, tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (40 << 20))
    address = site.put("/a", Reply(bomb, headers={"Content-Encoding": "gzip", "Content-Type": "text/plain"}))
    with pytest.raises(FetchError, match="larger than 1 MB"):
        fetcher_for(tmp_path, fetch_megabytes=1).file(address)
    kept = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert kept < 10_000


def test_packed_twice_or_in_an_unknown_way_is_refused(site: Site, fetcher: Fetcher) -> None:
    for encoding in ("gzip, gzip", "br", "zstd"):
        with pytest.raises(FetchError, match="packed"):
            fetcher.file(site.put("/a", Reply(b"", headers={"Content-Encoding": encoding})))


def test_a_packed_page_is_kept_unpacked(site: Site, fetcher: Fetcher) -> None:
    packed = Reply(gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
    assert fetcher.file(site.put("/a", packed)).path.read_text(encoding="utf-8") == PAGE


def test_a_document_announced_as_too_large_is_not_even_begun(site: Site, tmp_path: Path) -> None:
    address = site.put("/a.pdf", Reply(PDF, announced=3 << 20))
    with pytest.raises(FetchError, match="CRAFFU_FETCH_MEGABYTES"):
        fetcher_for(tmp_path, fetch_megabytes=1).file(address)
    assert len(site.asked("/a.pdf")) == 1


def test_a_site_that_drips_is_left_when_the_time_is_up(site: Site, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match="longer than 1 seconds"):
        fetcher_for(tmp_path, fetch_seconds=1.0).file(site.put("/a", Reply(PAGE * 10, pause=0.05, headers=HTML)))
    assert time.monotonic() - began < 3


def test_a_site_that_drips_its_headers_is_left_too(site: Site, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(ServiceDownError, match="stopped answering"):
        fetcher_for(tmp_path, fetch_seconds=1.0, fetch_tries=1).file(
            site.put("/a", Reply(PAGE, pause=0.05, slow_headers=True))
        )
    assert time.monotonic() - began < 3


def test_a_web_page_in_place_of_a_document_is_refused_with_its_title(site: Site, fetcher: Fetcher) -> None:
    error = "<html><head><title>Document unavailable</title></head><body>Sorry</body></html>"
    for path, kind in (("/documents/s1/Report.pdf", "text/html"), ("/get.aspx", "application/pdf")):
        with pytest.raises(FetchError, match="Document unavailable"):
            fetcher.file(site.page(path, error, kind))


def called(disposition: str) -> Reply:
    return Reply(PDF, headers={"Content-Disposition": disposition})


@pytest.mark.parametrize("title", ["404 - File or directory not found.", "Page not found | Site", "Just a moment..."])
def test_a_page_that_says_it_is_not_there_is_no_document(site: Site, fetcher: Fetcher, title: str) -> None:
    with pytest.raises(FetchError, match="error page"):
        fetcher.file(site.page("/news/depot", f"<!doctype html><html><head><title> {title} </title></head></html>"))


@pytest.mark.parametrize("title", ["404 children in care", "Boy found safe", "500 jobs to go", "Care not available"])
def test_a_page_about_such_things_is_one(site: Site, fetcher: Fetcher, title: str) -> None:
    assert fetcher.file(site.page("/news/depot", PAGE.replace("<title>Depot opens", f"<title>{title}"))).changed


@pytest.mark.parametrize(
    ("path", "reply", "name"),
    [
        ("/mgConvert2PDF.aspx", Reply(PDF, headers={"Content-Type": "application/pdf"}), "mgConvert2PDF.pdf"),
        ("/documents/s1/Report%20on%20care.pdf", Reply(PDF, headers={}), "Report on care.pdf"),
        (
            "/download",
            called('attachment; filename="..\\..\\Budget 2024.pdf"'),
            "Budget 2024.pdf",
        ),
        (
            "/download",
            called("attachment; filename*=UTF-8''Adroddiad%20%C3%A2.pdf"),
            "Adroddiad â.pdf",
        ),
        ("/minutes.aspx", Reply(PAGE, headers={"Content-Type": "text/html"}), "minutes.html"),
        ("/%2e%2e%2fetc%2fpasswd", Reply("root and others", headers={"Content-Type": "text/plain"}), "passwd.txt"),
        ("/", Reply(PAGE, headers={"Content-Type": "text/html"}), "127.0.0.1.html"),
        ("/news/12.Adult_Services/", Reply(PAGE, headers={"Content-Type": "text/html"}), "12.Adult_Services.html"),
        ("/a.docx", Reply(b"PK\x03\x04 and more"), "a.docx"),
    ],
)
def test_a_file_is_called_by_what_it_is(site: Site, fetcher: Fetcher, path: str, reply: Reply, name: str) -> None:
    fetched = fetcher.file(site.put(path, reply))
    assert fetched.path.name == name
    assert fetched.path.parent.parent.name == "fetched"


def test_an_empty_reply_is_no_document(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="empty"):
        fetcher.file(site.page("/a", ""))
