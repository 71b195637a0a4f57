"""Fetching from a real server: politely, whole, within limits; what cannot be had is refused in words."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import FetchError, ServiceDownError
from ingest.fetch import Fetcher
from ingest.fetch_address import clean_address
from ingest.fetch_http import user_agent
from ingest.fetch_kept import now
from ingest.fetch_network import is_public
from ingest.fetch_run import fetching
from tests.ingest.web import PAGE, Call, Reply, Site, serving, settings_for

PDF = b"%PDF-1.4\n" + b"% a made report\n" * 4000
INSIDE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 240.0.0.1",
    "192.0.2.1 198.18.0.1 ::1 :: fe80::1%eth0 fc00::1 ff02::1 fec0::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1",
    "64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2001:db8::1",
)
HTML = {"Content-Type": "text/html"}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as running:
        yield running


@pytest.fixture
def fetcher(tmp_path: Path) -> Iterator[Fetcher]:
    with Fetcher(settings_for(tmp_path)) as opened:
        yield opened


def limited(tmp_path: Path, **values: object) -> Fetcher:
    return Fetcher(settings_for(tmp_path, **values)).__enter__()


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("http://council.example/documents/s1/My report.pdf", "http://council.example/documents/s1/My%20report.pdf"),
        ("  https://council.example/a\r\n b.pdf?T=10 \n", "https://council.example/a%20b.pdf?T=10"),
        ("HTTPS://Council.Example/A?x=50%#AI12", "https://council.example/A?x=50%25"),
        ("https://llyw.example/ymchwiliad-â", "https://llyw.example/ymchwiliad-%C3%A2"),
        ("https://council.example/a%20b?SS=children%27s", "https://council.example/a%20b?SS=children%27s"),
    ],
)
def test_an_address_is_cleaned(written: str, clean: str) -> None:
    assert clean_address(written) == clean
    assert clean_address(clean) == clean


@pytest.mark.parametrize(
    "address",
    [
        "ftp://council.example/a.pdf",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "council.example/a.pdf",
        "http:///a.pdf",
        "http://user:secret@council.example/",
        "http://council.example:99999/",
        "http://council.example/\x01",
        "",
    ],
)
def test_what_is_no_plain_web_address_is_refused(address: str, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError):
        fetcher.file(address)


@pytest.mark.parametrize("address", " ".join(INSIDE).split())
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_an_address_on_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_loopback_by_any_of_its_names_needs_the_setting(site: Site, tmp_path: Path, host: str) -> None:
    site.page("/a")
    with pytest.raises(FetchError):
        limited(tmp_path, fetch_private=False).file(f"http://{host}:{site.port}/a")
    assert site.calls == []


def test_a_name_that_leads_to_a_private_address_is_refused_even_beside_a_public_one(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, fetch_private=False)
    with (
        Fetcher(settings, ask=lambda host, port: ["8.8.8.8", "169.254.169.254"]) as fetcher,
        pytest.raises(FetchError, match=r"169\.254\.169\.254.*CRAFFU_FETCH_PRIVATE"),
    ):
        fetcher.file("http://metadata.example/latest")


def test_what_is_connected_to_is_the_address_that_was_checked_under_the_name_that_was_asked(
    site: Site, tmp_path: Path
) -> None:
    site.page("/a")
    lookups: list[str] = []

    def ask(host: str, port: int) -> list[str]:
        lookups.append(host)
        return ["127.0.0.1"]

    with Fetcher(settings_for(tmp_path), ask=ask) as fetcher:
        fetcher.file(f"http://council.example:{site.port}/a")
    assert [call.headers["host"] for call in site.calls] == [f"council.example:{site.port}"] * 2
    assert len(lookups) == len(site.calls)


def test_a_host_without_an_address_is_a_service_that_is_down(tmp_path: Path) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with Fetcher(settings_for(tmp_path), ask=unknown) as fetcher, pytest.raises(ServiceDownError, match="not known"):
        fetcher.file("http://no-such-council.example/a")


def test_a_page_is_kept_with_its_address_time_and_hash(site: Site, fetcher: Fetcher) -> None:
    fetched = fetcher.file(site.page("/news/depot", ETag='"1"'))
    assert fetched.changed
    assert fetched.path.name == "depot.html"
    assert fetched.path.read_text(encoding="utf-8") == PAGE
    assert fetched.kept.etag == '"1"'
    assert datetime.fromisoformat(fetched.kept.retrieved_at) <= datetime.now(UTC)


def test_we_say_who_we_are_and_whom_to_write_to(site: Site, tmp_path: Path) -> None:
    address = site.page("/a")
    limited(tmp_path, contact="officer@council.example").file(address)
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
        limited(tmp_path).file(address)
    assert site.asked("/a") == []
    site.put("/robots.txt", Reply("no", 403))
    assert limited(tmp_path).file(address).changed


def test_a_crawl_delay_is_kept(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    limited(tmp_path).file(site.page("/a"))
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
        limited(tmp_path, fetch_tries=1).file(address)
    fetched = limited(tmp_path).file(address)
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


def test_redirects_are_followed_and_each_hop_is_checked_again(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed\n", "text/plain")
    address = site.put("/old", Reply(status=301, headers={"Location": "/new place"}))
    site.page("/new%20place")
    assert fetcher.file(address).kept.address == address
    site.page("/closed")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.file(site.put("/door", Reply(status=302, headers={"Location": "/closed"})))
    assert site.asked("/closed") == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x.example/", "http://a:b@127.0.0.1/", "gopher://127.0.0.1:70/", "http://"]
)
def test_a_redirect_to_anything_but_a_web_address_is_refused(site: Site, fetcher: Fetcher, target: str) -> None:
    with pytest.raises(FetchError):
        fetcher.file(site.put("/a", Reply(status=302, headers={"Location": target})))
    assert len(site.asked("/a")) == 1


def test_a_redirect_into_the_private_network_is_refused(site: Site, tmp_path: Path) -> None:
    """The first host may be fetched from, as if it were public; the one it sends on to may not."""
    site.put("/a", Reply(status=302, headers={"Location": "http://inside.example/admin"}))
    settings = settings_for(tmp_path)

    def ask(host: str, port: int) -> list[str]:
        object.__setattr__(settings, "fetch_private", host == "council.example")
        return ["127.0.0.1"]

    with (
        Fetcher(settings, ask=ask) as fetcher,
        pytest.raises(FetchError, match=r"inside.example leads to 127\.0\.0\.1"),
    ):
        fetcher.file(f"http://council.example:{site.port}/a")


def test_a_circle_of_redirects_ends(site: Site, fetcher: Fetcher) -> None:
    site.put("/b", Reply(status=302, headers={"Location": "/a"}))
    with pytest.raises(FetchError, match="circle"):
        fetcher.file(site.put("/a", Reply(status=302, headers={"Location": "/b"})))
    for number in range(20):
        site.put(f"/{number}", Reply(status=302, headers={"Location": f"/{number + 1}"}))
    with pytest.raises(FetchError, match="too often"):
        fetcher.file(f"{site.base}/0")


def test_a_site_that_sends_on_to_its_front_page_no_longer_has_the_document(site: Site, fetcher: Fetcher) -> None:
    site.page("/")
    with pytest.raises(FetchError, match="front page"):
        fetcher.file(site.put("/news/depot", Reply(status=302, headers={"Location": "/"})))
    assert fetcher.file(f"{site.base}/").changed


def test_a_bomb_is_stopped_at_the_limit_of_what_it_unpacks_to(site: Site, tmp_path: Path) -> None:
    bomb = gzip.compress(b"a" * (40 << 20))
    address = site.put("/a", Reply(bomb, headers={"Content-Encoding": "gzip", "Content-Type": "text/plain"}))
    with pytest.raises(FetchError, match="larger than 1 MB"):
        limited(tmp_path, fetch_megabytes=1).file(address)
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
        limited(tmp_path, fetch_megabytes=1).file(address)
    assert len(site.asked("/a.pdf")) == 1


def test_a_site_that_drips_is_left_when_the_time_is_up(site: Site, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match="longer than 1 seconds"):
        limited(tmp_path, fetch_seconds=1.0).file(site.put("/a", Reply(PAGE * 10, pause=0.05, headers=HTML)))
    assert time.monotonic() - began < 3


def test_a_web_page_in_place_of_a_document_is_refused_with_its_title(site: Site, fetcher: Fetcher) -> None:
    error = "<html><head><title>Document unavailable</title></head><body>Sorry</body></html>"
    for path, kind in (("/documents/s1/Report.pdf", "text/html"), ("/get.aspx", "application/pdf")):
        with pytest.raises(FetchError, match="Document unavailable"):
            fetcher.file(site.page(path, error, kind))


def called(disposition: str) -> Reply:
    return Reply(PDF, headers={"Content-Disposition": disposition})


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


def test_a_server_that_restarts_is_waited_for(tmp_path: Path) -> None:
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
