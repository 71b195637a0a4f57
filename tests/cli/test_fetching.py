"""`craffu ingest` with web addresses, lists and a council's meetings: tables, exit codes, and what is listed."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Description
from corpus.index import Index
from corpus.settings import Settings
from tests.cli.conftest import Done, Run
from tests.cli.test_ingest import counts
from tests.ingest.made_moderngov import Council, Doc, Held, Item
from tests.ingest.web import Reply, Site, serving

Fetch = Callable[..., Done]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running


@pytest.fixture
def fetch(run: Run) -> Fetch:
    """Runs `craffu` so that loopback may be fetched from, without long waits."""
    settings = {"CRAFFU_FETCH_PRIVATE": "true", "CRAFFU_FETCH_INTERVAL": "0", "CRAFFU_FETCH_TRIES": "2"}
    return lambda *arguments: run(*arguments, **settings)


def descriptions(tmp_path: Path) -> dict[str, Description]:
    """What is known of the documents in the index, by title."""
    index = Index.open(Settings(data=tmp_path / "data"))
    found = {record.description.title: record.description for record in index.records()}
    index.close()
    return found


def test_addresses_files_and_lists_go_together_and_what_fails_is_listed(
    site: Site, fetch: Fetch, tmp_path: Path
) -> None:
    depot = site.page("/news/depot")
    gone = f"{site.base}/documents/s1/Gone.pdf"
    told = tmp_path / "mine.csv"
    told.write_text(
        f"url,title,date,council,note,period\n{depot},The depot,2020-05-04,Sir Powys,mine,ever\n", encoding="utf-8"
    )
    own = tmp_path / "own.md"
    own.write_text("# Own\n\nThe garage opened on 3 May 2021.\n", encoding="utf-8")

    done = fetch("ingest", str(told), gone, str(own))
    assert done.returncode == 1
    assert counts(done.stdout)["added"] == "2"
    assert f"quarantined: {gone}: There is nothing at this address (404)" in done.stdout
    assert "fetching" in done.stderr
    assert "mine.csv, line 2: 'ever' is no period" in done.stderr

    listed = fetch("documents", "list").stdout
    assert "The depot" in listed
    assert "404" in listed

    again = fetch("ingest", str(told), str(own), "--json")
    summary = json.loads(again.stdout)
    assert (again.returncode, summary["unchanged"], summary["generation"]) == (0, 2, "000001")
    depot_held = descriptions(tmp_path)["The depot"]
    assert (depot_held.url, depot_held.authority, str(depot_held.published)) == (depot, "Powys", "2020-05-04")
    assert (depot_held.origins["authority"], depot_held.origins["url"]) == ("user", "web address")


def test_a_service_that_is_down_ends_with_4_and_is_listed(fetch: Fetch) -> None:
    done = fetch("ingest", "http://127.0.0.1:1/report.pdf")
    assert done.returncode == 4
    assert "does not answer" in done.stdout
    assert "report.pdf" in fetch("documents", "list").stdout
    assert fetch("ingest", "moderngov", "http://127.0.0.1:1", "--committee", "1").returncode == 4


def test_a_path_that_is_not_there_ends_before_anything_is_fetched(site: Site, fetch: Fetch) -> None:
    done = fetch("ingest", site.page("/a"), "/nowhere")
    assert done.returncode == 2
    assert "no file or folder" in done.stderr
    assert site.calls == []


def test_without_the_setting_loopback_is_not_fetched_from(site: Site, run: Run) -> None:
    done = run("ingest", site.page("/a"))
    assert done.returncode == 1
    assert "CRAFFU_FETCH_PRIVATE" in done.stdout
    assert site.calls == []


def test_a_council_s_meetings_are_planned_then_ingested(site: Site, fetch: Fetch, tmp_path: Path) -> None:
    council = Council(site)
    report = site.page("/documents/s1/Report.html")
    docs = [Doc(1, "Depot report", report), Doc(2, "Names", "documents/s2/Names.pdf", restricted=True)]
    minutes = "<p>The committee heard that the garage in Talgarth cost £1.7 million.</p>"
    council.hold(Held(9, date(2024, 7, 5), [Item(1, "4.", "Depots", minutes=minutes, docs=docs)]))
    call = ("ingest", "moderngov", site.base, "--committee", "137", "--from", "2024-07-01", "--to", "31/07/2024")

    planned = fetch(*call, "--dry-run")
    assert f"paper: {report}" in planned.stdout
    assert "restricted: 2024-07-05 4. Depots: Names" in planned.stdout
    assert site.asked("/documents/s1/Report.html") == []

    done = fetch(*call, "--authority", "Powys")
    assert done.returncode == 0
    table = counts(done.stdout.split("\n\n")[0])
    assert (table["meetings"], table["minutes"], table["papers"], table["restricted"]) == ("1", "1", "1", "1")
    assert "restricted: 2024-07-05 4. Depots: Names" in done.stdout
    held = descriptions(tmp_path)["Minutes of Children's & Families Scrutiny Committee, 5 July 2024"]
    assert (held.kind, held.authority, held.origins["authority"]) == ("scrutiny minutes", "Powys", "user")

    summary = json.loads(fetch(*call, "--authority", "Powys", "--json", "--quiet").stdout)
    assert (summary["found"]["as before"], summary["unchanged"]) == (2, 2)
    assert summary["restricted"] == ["2024-07-05 4. Depots: Names: restricted"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--committee", "137", "--from", "2024-08-01", "--to", "2024-07-01"], "later than"),
        (["--committee", "137", "--authority", "Nowhere"], "No council is called Nowhere"),
        (["--committee", "999"], "137 Children's"),
        ([], "--committee"),
    ],
)
def test_wrong_use_of_moderngov_says_what_is_right(site: Site, fetch: Fetch, arguments: list[str], words: str) -> None:
    Council(site)
    done = fetch("ingest", "moderngov", site.base, *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_site_that_refuses_says_so(site: Site, fetch: Fetch) -> None:
    site.put("/mgWebService.asmx/GetCommittees", Reply("Forbidden", 403))
    done = fetch("ingest", "moderngov", site.base, "--committee", "1")
    assert done.returncode == 4
    assert "refuses Craffu (403)" in done.stderr
