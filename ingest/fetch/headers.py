"""Headers that save a site from sending the same bytes again: ranges for what stopped, conditions for what is kept."""

import httpx

from ingest.fetch.kept import Kept


def resuming(size: int, validator: str) -> dict[str, str]:
    """Ask for the rest after so many bytes, if the file is still the one the validator names."""
    return {"Range": f"bytes={size}-", "If-Range": validator, "Accept-Encoding": "identity"}


def unless_as_kept(kept: Kept | None) -> dict[str, str]:
    """Headers that let the site say "not modified" instead of sending the same again."""
    if kept is None:
        return {}
    given = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in given.items() if value}


def validator(reply: httpx.Response) -> str | None:
    """What a later request for the rest may name this file by; packed replies cannot be gone on with."""
    etag: str | None = reply.headers.get("etag")
    if reply.headers.get("content-encoding") or (etag or "").startswith("W/"):
        return None
    return etag or reply.headers.get("last-modified")
