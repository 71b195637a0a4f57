"""Fetching politely: one request at a time, robots.txt, waiting as asked, words for refusals."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import FetchError, ServiceDownError
from ingest.fetch.fetch import Fetcher
from ingest.fetch.http import user_agent
from tests.ingest.web import PAGE, Reply, Site, fetcher_for, settings_for

HTML = {"Content-Type": "text/html"}


def test_we_say_who_we_are_and_whom_to_write_to(site: Site, tmp_path: Path) -> None:
    address = site.page("/a")
    fetcher_for(tmp_path, contact="officer@council.example").file(address)
    assert {call.headers["user-agent"] for call in site.calls} == {
        user_agent(settings_for(tmp_path, contact="officer@council.example"))
    }
    assert "officer@council.example" in site.calls[0].headers["user-agent"]
    assert site.calls[0].headers["user-agent"].startswith("Craffu/")


def test_requests_come_one_at_a_time_and_the_interval_apart(site: Site, tmp_path: Path) -> None:
    addresses = [site.page(f"/{number}") for number in range(3)]
    with Fetcher(settings_for(tmp_path, fetch_interval=0.1)) as fetcher:
        for address in addresses:
            fetcher.file(address)
    times = [call.at for call in site.calls]
    assert all(later - sooner >= 0.1 for sooner, later in pairwise(times))
    assert site.most_at_once == 1


def test_a_page_that_robots_txt_forbids_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open\n", "text/plain")
    allowed, forbidden = site.page("/private/open"), site.page("/private/a")
    fetcher.file(allowed)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.file(forbidden)
    assert site.asked("/private/a") == []
    assert len(site.asked("/robots.txt")) == 1


def test_a_site_that_names_us_is_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow:\n\nUser-agent: Craffu\nDisallow: /\n", "text/plain")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.file(site.page("/a"))


def test_robots_txt_that_cannot_be_read_now_closes_the_site_and_one_that_is_not_there_opens_it(
    site: Site, tmp_path: Path
) -> None:
    address = site.page("/a")
    site.put("/robots.txt", Reply("down", 503))
    with pytest.raises(ServiceDownError, match=r"robots\.txt cannot be read now"):
        fetcher_for(tmp_path).file(address)
    assert site.asked("/a") == []
    site.put("/robots.txt", Reply("no", 403))
    assert fetcher_for(tmp_path).file(address).changed


def test_a_crawl_delay_is_kept(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    fetcher_for(tmp_path).file(site.page("/a"))
    assert site.asked("/a")[0].at - site.asked("/robots.txt")[0].at >= 0.3


def test_too_many_requests_waits_as_long_as_the_site_asks(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/a", Reply("slow down", 429, {"Retry-After": "1"}), Reply(PAGE, headers=HTML))
    assert fetcher.file(address).changed
    first, second = site.asked("/a")
    assert second.at - first.at >= 1


def test_a_date_in_retry_after_counts_too(site: Site, fetcher: Fetcher) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    address = site.put("/a", Reply("busy", 503, {"Retry-After": soon}), Reply(PAGE, headers=HTML))
    assert fetcher.file(address).changed
    first, second = site.asked("/a")
    assert second.at - first.at > 0.5


def test_a_host_that_asks_for_an_hour_is_left_alone_and_said_so(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/a", Reply("busy", 429, {"Retry-After": "3600"}))
    with pytest.raises(ServiceDownError, match="wait 60 minutes"):
        fetcher.file(address)
    assert len(site.asked("/a")) == 1


def test_a_server_that_is_ill_once_is_asked_again_and_one_that_stays_ill_is_given_up(
    site: Site, fetcher: Fetcher
) -> None:
    assert fetcher.file(site.put("/once", Reply("ill", 503), Reply(PAGE, headers=HTML))).changed
    with pytest.raises(ServiceDownError, match="asked 3 times"):
        fetcher.file(site.put("/always", Reply("ill", 500)))
    assert len(site.asked("/always")) == 3


def test_a_host_that_failed_three_times_in_a_row_is_not_asked_any_more(site: Site, fetcher: Fetcher) -> None:
    for number in range(4):
        with pytest.raises(ServiceDownError):
            fetcher.file(site.put(f"/{number}", Reply("ill", 502)))
    assert site.asked("/3") == []


@pytest.mark.parametrize(("status", "words"), [(401, "password"), (403, "CRAFFU_CONTACT"), (404, "404"), (410, "down")])
def test_a_refusal_says_what_to_do_and_is_not_asked_again(
    site: Site, fetcher: Fetcher, status: int, words: str
) -> None:
    with pytest.raises(FetchError, match=words):
        fetcher.file(site.put("/a", Reply("no", status)))
    assert len(site.asked("/a")) == 1
