"""Web addresses: cleaned as browsers clean them, and refused where they are not plain http or https."""

import re

import httpx

from corpus.errors import FetchError

_BREAKS = re.compile(r"[\r\n\t]")  # browsers drop these: links on council pages are often broken over lines
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HIGHEST_PORT = 65535


def clean_address(text: str) -> str:
    """The address as it is asked for: line breaks dropped, spaces and letters percent-encoded, no fragment.

    Raises FetchError on anything but http and https, and on a name or password in the address.
    """
    try:
        url = httpx.URL(_STRAY_PERCENT.sub("%25", _BREAKS.sub("", text.strip())))
    except httpx.InvalidURL as error:
        raise FetchError(f"This is no web address ({error}).") from error
    if url.scheme not in ("http", "https"):
        raise FetchError(f"Craffu fetches http and https only, not {url.scheme or 'an address without a scheme'}.")
    if url.userinfo:
        raise FetchError("The address holds a name or password; Craffu sends none. Save the document and ingest that.")
    if not url.host or not 0 < (url.port or 80) <= _HIGHEST_PORT:
        raise FetchError("This is no web address: it names no host, or a port that cannot be.")
    return str(url.copy_with(fragment=None))


def joined(base: str, link: str) -> str:
    """The cleaned address that a link within a page or a redirect leads to. Raises FetchError as above."""
    try:
        return clean_address(str(httpx.URL(base).join(_STRAY_PERCENT.sub("%25", _BREAKS.sub("", link.strip())))))
    except httpx.InvalidURL as error:
        raise FetchError(f"The site leads on to what is no web address ({error}).") from error


def site_of(address: str) -> str:
    """Scheme, host and port: what robots.txt and politeness go by."""
    url = httpx.URL(address)
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
