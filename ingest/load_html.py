"""HTML pages: trafilatura finds the article, its headings, lists and tables; menus and comments stay outside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.etree import _Element as Element  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import Document

from corpus.document import BlockKind
from corpus.errors import EmptyDocumentError
from ingest.load_types import Format, Loaded
from ingest.load_writer import Writer

_LANGUAGE = re.compile(rb"<html[^>]*\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n]+")
_CELLS = " | "
_DATES = {"extensive_search": False, "original_date": True}  # a guessed date is worse than none


def load_html(data: bytes) -> Loaded:
    """The article's text with its blocks. Raises EmptyDocumentError where the page holds no article."""
    found: Any = bare_extraction(
        data,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if found is None or found.body is None:
        raise EmptyDocumentError("The page holds no article text (built by script?); save it as text or PDF instead.")
    writer = Writer()
    for element in found.body:
        _write(element, writer, 0)
    loaded = writer.loaded(Format.HTML)
    if not loaded.text.strip():
        raise EmptyDocumentError("The page holds no text; check that it was saved whole.")
    return replace(loaded, hints=_hints(found, data))


def _hints(found: Document, data: bytes) -> dict[str, str]:
    language = _LANGUAGE.search(data)
    hints = {
        "title": found.title,
        "published": found.date,
        "publisher": found.sitename,
        "url": found.url,
        "language": language[1].decode().lower() if language else None,
        "licence": found.license,
    }
    return {name: value for name, value in hints.items() if value}


def _write(element: Element, writer: Writer, depth: int) -> None:
    if element.tag == "list":
        _write_list(element, writer, depth + 1)
    elif element.tag == "table":
        writer.new_table()
        for row in element.iter("row"):
            writer.row(_CELLS.join(_words(cell) for cell in row.iter("cell")))
    elif element.tag == "head":
        writer.write(BlockKind.HEADING, _words(element), level=_level(element))
    elif any(child.tag in ("list", "table") for child in element):
        for child in element:
            _write(child, writer, depth)
    else:
        writer.write(BlockKind.PARAGRAPH, _words(element))


def _level(element: Element) -> int:
    rend = element.get("rend") or "h2"
    return int(rend[1]) if rend[1:].isdigit() else 2


def _write_list(element: Element, writer: Writer, depth: int) -> None:
    ordered = element.get("rend") == "ol"
    for number, item in enumerate(element.iterchildren("item"), start=1):
        label = f"{number}." if ordered else "•"
        writer.item(_words(item), f"{depth}{'1.' if ordered else '-'}", label)
        for inner in item.iterchildren("list"):
            _write_list(inner, writer, depth + 1)


def _words(element: Element) -> str:
    """The text of an element without the lists inside it; line breaks stay."""
    return "\n".join(_SPACE.sub(" ", line).strip() for line in "".join(_pieces(element)).split("\v")).strip()


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\v"
        elif child.tag not in ("list", "table"):
            yield from _pieces(child)
        yield child.tail or ""
