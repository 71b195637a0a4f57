"""Which addresses are fetched from: cleaned, checked, redirects too; none inside a network without a setting."""

import time
from pathlib import Path

import pytest

from corpus.errors import FetchError, ServiceDownError
from ingest.fetch.address import clean_address
from ingest.fetch.fetch import Fetcher
from ingest.fetch.network import is_public
from tests.ingest.web import Reply, Site, fetcher_for, settings_for

INSIDE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 240.0.0.1",
    "192.0.2.1 198.18.0.1 ::1 :: fe80::1%eth0 fc00::1 ff02::1 fec0::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1",
    "64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2001:db8::1",
)


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
        fetcher_for(tmp_path, fetch_private=False).file(f"http://{host}:{site.port}/a")
    assert site.calls == []


def test_a_name_that_leads_to_a_private_address_is_refused_even_beside_a_public_one(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, fetch_private=False)
    with (
        Fetcher(settings, ask=lambda host, port: ["8.8.8.8", "10.0.0.7"]) as fetcher,
        pytest.raises(FetchError, match=r"10\.0\.0\.7.*CRAFFU_FETCH_PRIVATE"),
    ):
        fetcher.file("http://inside.example/latest")


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


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "[fe80::1]", "[::ffff:169.254.169.254]"]
)
def test_the_setting_opens_one_s_own_network_and_no_other(site: Site, fetcher: Fetcher, address: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match="where no documents are"):
        fetcher.file(site.put("/a", Reply(status=302, headers={"Location": f"http://{address}/latest"})))
    assert time.monotonic() - began < 2


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
