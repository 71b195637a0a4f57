"""What a fetched file is and what it shall be called: by its first bytes, its name and what the site says of it."""

import html
import re
import tomllib
from email.message import Message
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import httpx

import corpus
from corpus.errors import FetchError

HEAD = 16384  # bytes that tell the kind and hold a page's title
_MARK_WITHIN = 1024  # readers of PDF accept junk before the mark within these
_LONGEST_NAME = 100
_UNSAFE = re.compile(r"[^\w .,()&=+'’–-]+")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.I | re.S
)
_TITLE = re.compile(rb"<title[^>]*>\s*([^<]{1,80})", re.IGNORECASE)
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
_PACKED = (".docx", ".zip")
_DOCUMENTS = (*_PACKED, ".pdf", ".doc", ".rtf", ".odt", ".xls", ".xlsx", ".ppt", ".pptx")
_TEXTS = (".txt", ".md", ".markdown", ".csv", ".html", ".htm", ".xhtml")
_SCRIPTS = (".aspx", ".asp", ".ashx", ".php", ".jsp", ".cgi")  # say nothing of what they send


def file_name(address: str, headers: httpx.Headers, head: bytes) -> str:
    """A safe name with the suffix of what the file is. Raises FetchError where a web page came in place of a document.

    `head` is its beginning."""
    stem, claimed = _called(address, headers)
    said = _SUFFIXES.get(headers.get("content-type", "").split(";")[0].strip().lower(), "")
    found = _suffix(head, said, claimed)
    if found == ".html":
        _check_page(_title(head), expected=claimed not in _DOCUMENTS and said not in _DOCUMENTS)
    return f"{stem}{found}"


def _check_page(title: str, expected: bool) -> None:
    """Raises FetchError where a web page is not what was asked for, or says that there is nothing."""
    words = f" (“{title}”)" if title else ""
    if not expected:
        raise FetchError(f"A web page{words} came in place of the document; open the address in a browser to see why.")
    if any(pattern.search(title) for pattern in _error_titles()):
        raise FetchError(f"The site answers with an error page{words}; open the address in a browser to see why.")


def _title(head: bytes) -> str:
    found = _TITLE.search(head)
    return " ".join(html.unescape(found[1].decode("utf-8", "replace")).split()) if found else ""


@cache
def _error_titles() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((Path(corpus.__file__).parent / "vocabulary" / "error_pages.toml").read_text("utf-8"))
    return tuple(re.compile(title, re.IGNORECASE) for title in data["titles"])


def _suffix(head: bytes, said: str, claimed: str) -> str:
    if b"%PDF-" in head[:_MARK_WITHIN]:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return next((suffix for suffix in (said, claimed) if suffix in _PACKED), ".zip")
    if _HTML.match(head) or said == ".html":
        return ".html"
    return claimed or said or ".txt"


def _called(address: str, headers: httpx.Headers) -> tuple[str, str]:
    """Stem and suffix by Content-Disposition, else by the address; a script's suffix says nothing and is dropped."""
    url = httpx.URL(address)
    name = _disposition(headers) or PurePosixPath(unquote(url.path)).name
    suffix = PurePosixPath(name).suffix.lower()
    stem = name[: -len(suffix)] if suffix in (*_DOCUMENTS, *_TEXTS, *_SCRIPTS) else name
    claimed = suffix if suffix in (*_DOCUMENTS, *_TEXTS) else ""
    query = "" if claimed else unquote(url.query.decode("ascii", "replace"))
    return clean_name(f"{stem or url.host} {query}"), claimed


def _disposition(headers: httpx.Headers) -> str | None:
    message = Message()
    message["content-disposition"] = headers.get("content-disposition", "").replace("\\", "/")
    name = message.get_filename()
    return name.rsplit("/", 1)[-1] if name else None


def clean_name(text: str) -> str:
    """A file name without folders, control characters or a dot in front; at most a hundred letters."""
    return _UNSAFE.sub("-", text).strip(" .-")[:_LONGEST_NAME].strip(" .-") or "document"
