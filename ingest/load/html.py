"""HTML pages: the part that the page marks as its main one, read as it is laid out; else the article as trafilatura
finds it. Menus and comments stay outside."""

import re
from dataclasses import replace
from typing import Any

import lxml.html  # type: ignore[import-untyped]
from lxml.etree import _Element as Element  # type: ignore[import-untyped]
from lxml.etree import tostring
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from corpus.errors import EmptyDocumentError
from ingest.load.html_blocks import BlockWriter
from ingest.load.html_page import hints_of, labelled_day, main_part, parse
from ingest.load.text import decode
from ingest.load.types import Format, Loaded
from ingest.load.writer import Writer

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 2048  # bytes in which a page must name its character set
_BODY = re.compile(r"<(?:body|html|frameset)\b", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = {"list": "ul", "item": "li", "head": "h2", "row": "tr", "cell": "td", "lb": "br", "hi": "span", "ref": "a"} | {
    "quote": "blockquote",
    "graphic": "img",
}


def load_html(data: bytes) -> Loaded:
    """The document's text with its blocks. Raises EmptyDocumentError where the page holds none."""
    named = _CHARSET.search(data[:_HEAD])
    text = decode(data, named[1].decode() if named else None)
    page = parse(text)
    writer = Writer()
    main = _main(page, text) if page is not None else None
    found = main if page is None or main is not None else _article(text)
    if found is not None:
        BlockWriter(writer).write(found)
    loaded = writer.loaded(Format.HTML)
    if page is None or not loaded.text.strip():
        raise EmptyDocumentError("The page holds no text (built by script?); save it as text or PDF instead.")
    hints = hints_of(page)
    day = labelled_day(page) if main is None and "published" not in hints else None
    return replace(loaded, hints=hints | {"published": day} if day else hints)


def _main(page: HtmlElement, text: str) -> HtmlElement | None:
    """The part that the page marks; a file that is only a part of a page is all of it the document."""
    marked = main_part(page)
    return page.body if marked is None and not _BODY.search(text) else marked


def _article(text: str) -> HtmlElement | None:
    """The article that trafilatura finds where a page marks no part as its main one, in the words of HTML again."""
    found: Any = bare_extraction(
        text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    if found is None or found.body is None:
        return None
    for element in found.body.iter(*_TAGS):
        element.tag = _html_tag(element)
    return lxml.html.fromstring(tostring(found.body, encoding="unicode"))


def _html_tag(element: Element) -> str:
    """The tag that trafilatura put its own in place of."""
    rend = element.get("rend") or ""
    if element.tag == "list":
        return "ol" if rend == "ol" else "ul"
    if element.tag == "head":
        return rend if rend in _HEADINGS else "h2"
    if element.tag == "cell":
        return "th" if element.get("role") == "head" else "td"
    return _TAGS[element.tag]
