"""A reply's body onto the disk, within limits of size and time."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import httpx

from corpus.errors import FetchError
from corpus.settings import Settings

_MEGABYTE = 1 << 20


class OverLimitError(FetchError):
    """Raised when a document is, or grows, larger than the limit."""


def save(reply: httpx.Response, part: Path, settings: Settings) -> None:
    """Append the body to `part`. Raises FetchError over a limit, httpx.RequestError where it comes broken or cut short.

    What came stays on the disk, but for what is too large."""
    most = settings.fetch_megabytes * _MEGABYTE
    try:
        with part.open("ab") as file:
            for piece in limited(reply, settings, most - file.tell()):
                file.write(piece)
    except OverLimitError:
        part.unlink()
        raise


def limited(reply: httpx.Response, settings: Settings, most: int) -> Iterator[bytes]:
    """The body's pieces, unpacked; at most so many bytes. Raises as `save` does."""
    ends, size = monotonic() + settings.fetch_seconds, 0
    if _announced(reply) > most:
        raise OverLimitError(_too_large(settings))
    for piece in reply.iter_bytes():
        size += len(piece)
        if size > most:
            raise OverLimitError(_too_large(settings))
        if monotonic() > ends:
            seconds = f"{settings.fetch_seconds:g}"
            raise FetchError(f"It took longer than {seconds} seconds; raise CRAFFU_FETCH_SECONDS, or try another time.")
        yield piece


def beginning(reply: httpx.Response, settings: Settings, most: int) -> bytes:
    """The first bytes of the body, as many as wanted. Raises as `save` does."""
    found = b""
    for piece in limited(reply, settings, settings.fetch_megabytes * _MEGABYTE):
        found += piece
        if len(found) >= most:
            break
    return found[:most]


def _announced(reply: httpx.Response) -> int:
    length = reply.headers.get("content-length", "")
    return int(length) if length.isdigit() else 0


def _too_large(settings: Settings) -> str:
    return (
        f"It is larger than {settings.fetch_megabytes} MB once unpacked; if you trust the site and want it, raise "
        "CRAFFU_FETCH_MEGABYTES."
    )
