"""What a reply's status means: fine, come back later, or no, in words that say what to do."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from corpus.errors import FetchError

REDIRECTS = (301, 302, 303, 307, 308)
_LATER = (408, 425, 429)

_REFUSALS = {
    401: "The site asks for a name and password (401), which Craffu does not send.",
    403: "The site refuses Craffu (403). Set CRAFFU_CONTACT so that it knows who asks, or open the address in a "
    "browser, save the document and ingest that.",
    404: "There is nothing at this address (404); look for where the document moved.",
    410: "The document was taken down (410).",
    451: "The site may not show the document (451).",
}


class TryAgainError(Exception):
    """Raised when another try may help. `wait`: seconds that the host asks for, None where it does not say."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


def check_status(reply: httpx.Response) -> None:
    """Raises TryAgainError where another try may help, FetchError on every other refusal."""
    status = reply.status_code
    if status in _LATER or status >= 500:
        raise TryAgainError(f"The host says that it cannot answer now ({status}).", retry_after(reply))
    if status >= 400:
        raise FetchError(_REFUSALS.get(status, f"The site refuses the request ({status})."))
    if not 200 <= status < 300 and status != 304:
        raise FetchError(f"The site answered in a way that leads nowhere ({status}).")


def retry_after(reply: httpx.Response) -> float | None:
    """The seconds of a Retry-After header, given as a number or as a date; None without a good one."""
    given = reply.headers.get("retry-after", "").strip()
    if given.isdigit():
        return float(given)
    try:
        return max(0.0, (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):  # absent, nonsense, or a date without a zone
        return None
