"""Replies of ModernGov's web service: XML read safely, and its texts, which are escaped twice."""

import html
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree  # type: ignore[import-untyped]
from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from corpus.errors import FetchError
from ingest.fetch.status import TryAgainError

_TAG = re.compile(r"<[^>]+>")
_ESCAPED_TWICE = re.compile(r"&amp;(#?\w+;)")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)", re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)")


def parse(data: bytes) -> Element:
    """The reply's root. Entities and outside documents are never looked up.

    Raises TryAgainError where it is cut short, FetchError where it is no reply of the service."""
    if _PAGE.match(data):
        raise FetchError(
            "The site answers with a web page instead of its service, which is switched off or not at this address."
        )
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise FetchError("The reply defines words of its own (DOCTYPE), which the service never does; it is not read.")
    try:
        return etree.fromstring(data, _parser(recover=not _is_cut_short(data)))
    except etree.XMLSyntaxError as error:
        raise TryAgainError(f"The reply is no whole XML ({error}).") from error


def _parser(recover: bool) -> etree.XMLParser:
    """`recover` reads over stray control characters, which councils paste into their minutes."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_pis=True
    )


def _is_cut_short(data: bytes) -> bool:
    root = _ROOT.search(data)
    tail = data.rstrip()[-200:]
    return root is None or not (tail.endswith((b"</" + root[1] + b">", b"/>")))


def every(element: Element, name: str) -> Iterator[Element]:
    """All elements of a name within an element; namespaces and capitals do not count."""
    return (inner for inner in element.iter() if inner is not element and _name(inner) == name)


def values(element: Element) -> dict[str, str]:
    """The raw texts of an element's attributes and direct children, by their names in small letters."""
    found = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    return found | {_name(child): child.text or "" for child in element if not len(child)}


def plain(text: str) -> str:
    """A title or name: unescaped as often as it was escaped, without markup, on one line."""
    for _ in range(3):
        text = html.unescape(text)
    return " ".join(_TAG.sub(" ", text).split())


def markup(text: str) -> str:
    """A text in HTML: unescaped until its tags are there, and the entities that were escaped twice."""
    for _ in range(2):
        if "<" not in text:
            text = html.unescape(text)
    return _ESCAPED_TWICE.sub(r"&\1", text)


def is_true(text: str | None) -> bool:
    return (text or "").strip().lower() in ("true", "1", "yes")


def is_false(text: str | None) -> bool:
    return (text or "").strip().lower() in ("false", "0", "no")


def day(text: str | None) -> date | None:
    """A day as the service writes it, day first; None where there is none."""
    try:
        if match := _DAY_FIRST.search(text or ""):
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date(*map(int, match.groups())) if (match := _ISO.search(text or "")) else None
    except ValueError:
        return None


def _name(element: Element) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
