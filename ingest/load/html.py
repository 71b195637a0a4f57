"""HTML pages: the part that the page marks as its main one, read as it is laid out; else the article as trafilatura
finds it. Menus and comments stay outside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.etree import _Element as Element  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from corpus.document import BlockKind
from corpus.errors import EmptyDocumentError
from ingest.load.html_blocks import BlockWriter
from ingest.load.html_page import hints_of, labelled_day, main_part, parse
from ingest.load.text import decode
from ingest.load.types import Format, Loaded
from ingest.load.writer import Writer

_SPACE = re.compile(r"[ \t\r\n]+")
_CELLS = " | "
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 2048  # bytes in which a page must name its character set


def load_html(data: bytes) -> Loaded:
    """The document's text with its blocks. Raises EmptyDocumentError where the page holds none."""
    named = _CHARSET.search(data[:_HEAD])
    text = decode(data, named[1].decode() if named else None)
    page = parse(text)
    writer = Writer()
    main = main_part(page) if page is not None else None
    if main is not None:
        BlockWriter(writer).write(main)
    elif page is not None:
        _write_article(text, writer)
    loaded = writer.loaded(Format.HTML)
    if page is None or not loaded.text.strip():
        raise EmptyDocumentError("The page holds no text (built by script?); save it as text or PDF instead.")
    hints = hints_of(page)
    day = labelled_day(page) if main is None and "published" not in hints else None
    return replace(loaded, hints=hints | {"published": day} if day else hints)


def _write_article(text: str, writer: Writer) -> None:
    """The article that trafilatura finds where a page marks no part as its main one."""
    found: Any = bare_extraction(
        text, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    if found is not None and found.body is not None:
        for element in found.body:
            _write(element, writer, 0)


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
