"""Fetching whole and once: cut short, gone on with, unchanged, stopped, killed."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import FetchError, IndexBusyError, ServiceDownError
from ingest.fetch.asked import Asked
from ingest.fetch.fetch import Fetcher
from ingest.fetch.kept import now
from ingest.fetch.run import fetching
from ingest.fetch.web import get
from tests.ingest.web import PAGE, Call, Reply, Site, fetcher_for, serving, settings_for

ROOT = Path(__file__).resolve().parents[2]
PDF = b"%PDF-1.4\n" + b"% a made report\n" * 4000
HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    "broken", [Reply(PDF[:500], announced=len(PDF)), Reply(PDF[:500], announced=len(PDF), reset=True)]
)
def test_a_document_cut_short_is_fetched_again(site: Site, fetcher: Fetcher, broken: Reply) -> None:
    fetched = fetcher.file(site.put("/a.pdf", broken, broken, Reply(PDF)))
    assert fetched.path.read_bytes() == PDF


def test_a_document_that_always_comes_cut_short_is_reported_and_nothing_is_kept(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="cut short, 3 times"):
        fetcher.file(site.put("/a.pdf", Reply(PDF[:500], announced=len(PDF))))


def ranged(call: Call) -> Reply:
    """A file server that can go on where a download stopped, if the file is still the same."""
    headers = {"ETag": '"v2"', "Accept-Ranges": "bytes", "Content-Type": "application/pdf"}
    if "range" not in call.headers or call.headers.get("if-range") != '"v2"':
        return Reply(PDF, headers=headers)
    start = int(call.headers["range"].removeprefix("bytes=").rstrip("-"))
    return Reply(PDF[start:], 206, {**headers, "Content-Range": f"bytes {start}-{len(PDF) - 1}/{len(PDF)}"})


def cut(tag: str) -> Reply:
    return Reply(PDF[:20000], announced=len(PDF), headers={"ETag": tag, "Content-Type": "application/pdf"})


def test_a_large_file_is_gone_on_with_where_it_stopped_in_a_later_run_too(site: Site, tmp_path: Path) -> None:
    address = site.put("/a.pdf", cut('"v2"'), ranged)
    with pytest.raises(FetchError):
        fetcher_for(tmp_path, fetch_tries=1).file(address)
    fetched = fetcher_for(tmp_path).file(address)
    assert fetched.path.read_bytes() == PDF
    assert site.asked("/a.pdf")[-1].headers["range"] == "bytes=20000-"


def test_a_file_that_changed_meanwhile_is_fetched_from_the_beginning(site: Site, fetcher: Fetcher) -> None:
    fetched = fetcher.file(site.put("/a.pdf", cut('"v1"'), ranged))
    assert fetched.path.read_bytes() == PDF
    assert site.asked("/a.pdf")[-1].headers["if-range"] == '"v1"'


def test_a_file_without_a_validator_is_fetched_from_the_beginning(site: Site, fetcher: Fetcher) -> None:
    fetched = fetcher.file(site.put("/a.pdf", Reply(PDF[:20000], announced=len(PDF)), ranged))
    assert fetched.path.read_bytes() == PDF
    assert "range" not in site.asked("/a.pdf")[-1].headers


def test_an_unchanged_page_is_known_by_the_site_s_word_or_by_its_bytes(site: Site, fetcher: Fetcher) -> None:
    def conditional(call: Call) -> Reply:
        return Reply(b"", 304) if call.headers.get("if-none-match") == '"1"' else Reply(PAGE, headers={"ETag": '"1"'})

    for address in (site.put("/tagged", conditional), site.page("/plain")):
        first = fetcher.file(address)
        second = fetcher.file(address)
        assert (first.changed, second.changed) == (True, False)
        assert second.kept.retrieved_at == first.kept.retrieved_at
        assert second.path.stat().st_mtime_ns == first.path.stat().st_mtime_ns


def test_a_changed_page_is_changed(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/a", Reply(PAGE, headers=HTML), Reply(PAGE.replace("£2.4", "£2.6"), headers=HTML))
    assert fetcher.file(address).changed
    second = fetcher.file(address)
    assert second.changed
    assert "£2.6" in second.path.read_text(encoding="utf-8")


def test_a_page_is_kept_with_its_address_time_and_hash(site: Site, fetcher: Fetcher) -> None:
    fetched = fetcher.file(site.page("/news/depot", ETag='"1"'))
    assert fetched.changed
    assert fetched.path.name == "depot.html"
    assert fetched.path.read_text(encoding="utf-8") == PAGE
    assert fetched.kept.etag == '"1"'
    assert datetime.fromisoformat(fetched.kept.retrieved_at) <= datetime.now(UTC)


def test_a_run_that_was_stopped_goes_on_where_it_was_and_one_that_ended_asks_again(site: Site, tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    addresses = [site.page(f"/{number}") for number in range(3)]

    def run(stop_after: int) -> None:
        with fetching(settings, addresses) as since, Fetcher(settings, since) as fetcher:
            for address in addresses[:stop_after]:
                fetcher.file(address)
            if stop_after < len(addresses):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(2)
    run(3)
    assert [len(site.asked(f"/{number}")) for number in range(3)] == [1, 1, 1]
    run(3)
    assert [len(site.asked(f"/{number}")) for number in range(3)] == [2, 2, 2]


def test_two_runs_do_not_fetch_at_once(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    with fetching(settings, ["a"]), pytest.raises(IndexBusyError, match="at work"), fetching(settings, ["b"]):
        pass


KILLED = """
import os, sys
from pathlib import Path
from ingest.fetch.web import get
from ingest.fetch.asked import Asked
from tests.ingest.web import settings_for


def stop(event):
    if event.done == 2:
        os.kill(os.getpid(), 9)

with get([Asked(address) for address in sys.argv[2:]], settings_for(Path(sys.argv[1])), stop):
    pass
"""


def test_a_run_that_is_killed_is_gone_on_with(site: Site, tmp_path: Path) -> None:
    addresses = [site.page(f"/{number}") for number in range(3)]
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), *addresses], cwd=ROOT, check=False)
    assert done.returncode == -9
    with get([Asked(address) for address in addresses], settings_for(tmp_path)) as got:
        assert (got.changed, got.unchanged) == (1, 2)
    assert [len(site.asked(f"/{number}")) for number in range(3)] == [1, 1, 1]


def test_a_server_that_restarts_is_asked_again(tmp_path: Path) -> None:
    site = Site()
    with serving(site):
        address = site.page("/a")
        with Fetcher(settings_for(tmp_path)) as fetcher:
            fetcher.file(address)
    with Fetcher(settings_for(tmp_path)) as fetcher, pytest.raises(ServiceDownError, match="does not answer"):
        fetcher.file(address)
    began = now()
    with serving(site), Fetcher(settings_for(tmp_path)) as fetcher:
        assert fetcher.file(address).kept.checked_at >= began
