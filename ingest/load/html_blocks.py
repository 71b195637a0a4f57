"""Write the blocks of an HTML element as a browser would lay them out: headings, paragraphs, lists, tables, terms."""

import re
from collections.abc import Iterator
from itertools import groupby

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from lxml.html.defs import font_style_tags, phrase_tags, special_inline_tags  # type: ignore[import-untyped]

from corpus.document import CELL, BlockKind
from ingest.load.html_page import is_outside
from ingest.load.writer import Writer

_SPACE = re.compile(r"[ \t\r\n\f]+")  # a no-break space stays
_PARAGRAPHS = re.compile(r"\v[ \t\r\n\f]*\v")  # one ends and another begins; a line break leaves a single mark
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_INLINE = (font_style_tags | phrase_tags | special_inline_tags | {"bdi", "data", "ins", "mark", "time", "wbr"}) - {"br"}
_DROPPED = frozenset(
    ("del", "s", "strike", "script", "style", "noscript", "template", "svg", "math", "object", "iframe", "img")
)
_TERM_WORDS = 25  # a definition longer than this is a paragraph of its own
_DEEPEST = 100  # elements within each other


class BlockWriter:
    """Goes through an element; words between blocks are gathered until the next block begins."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._inline: list[str] = []

    def write(self, element: HtmlElement, depth: int = 0) -> None:
        """All that stands in an element, in order."""
        self._inline.append(element.text or "")
        for child in element:
            self._child(child, depth)
            self._inline.append(child.tail or "")
        if element.tag not in _INLINE:
            self.flush()

    def flush(self) -> None:
        """End the paragraph that stands open."""
        content = _lines("".join(self._inline))
        self._inline.clear()
        self._writer.write(BlockKind.PARAGRAPH, content)

    def _child(self, child: HtmlElement, depth: int) -> None:
        if not isinstance(child.tag, str) or child.tag in _DROPPED or is_outside(child):
            return
        if depth >= _DEEPEST:
            self._inline.append(child.text_content())
        elif child.tag == "br":
            self._inline.append("\v")
        elif child.tag in _INLINE:
            self.write(child, depth + 1)
        else:
            self.flush()
            self._block(child, depth)

    def _block(self, child: HtmlElement, depth: int) -> None:
        if child.tag in _HEADINGS:
            self._writer.heading(words(child).replace("\n", " "), _HEADINGS[child.tag])
        elif child.tag in ("ul", "ol"):
            self._list(child, 1)
        elif child.tag == "dl":
            self._terms(child, depth)
        elif child.tag == "table" and not _is_layout(child):
            self._table(child)
        else:
            self.write(child, depth + 1)

    def _list(self, element: HtmlElement, depth: int) -> None:
        """Item by item; what stands between them, against the rules of HTML, keeps its place."""
        ordered, number = element.tag == "ol", _number(element.get("start"), 1)
        self._inline.append(element.text or "")
        for child in element:
            if child.tag in ("li", "ul", "ol") and not is_outside(child):
                self.flush()
            if child.tag == "li" and not is_outside(child):
                number = _number(child.get("value"), number)
                self._item(child, depth, f"{number}." if ordered else "•", f"{depth}{'1.' if ordered else '-'}")
                number += 1
            elif child.tag in ("ul", "ol") and not is_outside(child) and depth < _DEEPEST:
                self._list(child, depth + 1)
            else:
                self._child(child, depth)
            self._inline.append(child.tail or "")
        self.flush()

    def _item(self, item: HtmlElement, depth: int, label: str, marker: str) -> None:
        """What stands in an item in its order: its words, or its heading, bear its label; what follows hangs on it."""
        parts = _parts(item)
        headed = len(parts) > 1
        for part in parts:
            if isinstance(part, str) and label:
                self._writer.item(_lines(part), marker, label)
                label = ""
            elif isinstance(part, str):
                for content in _PARAGRAPHS.split(part):
                    self._writer.write(BlockKind.PARAGRAPH, _lines(content), marker=marker)
            elif part.tag in _HEADINGS and headed:
                number = label if label[:1].isdigit() else None
                self._writer.heading(words(part).replace("\n", " "), _HEADINGS[part.tag], number)
                label = ""
            elif part.tag in _HEADINGS:
                self._writer.item(words(part), marker, label)
            elif part.tag == "table":
                self._table(part)
            elif depth < _DEEPEST:
                self._list(part, depth + 1)

    def _terms(self, element: HtmlElement, depth: int) -> None:
        """A term and its definition on one line where both are short ("Published 17 October 2017")."""
        term = ""
        for each in element.iter("dt", "dd"):
            content = words(each)
            if each.tag == "dt":
                self._writer.write(BlockKind.PARAGRAPH, term)
                term = content
            elif len(content.split()) <= _TERM_WORDS and "\n" not in content:
                self._writer.write(BlockKind.PARAGRAPH, f"{term} {content}" if content else "")
                term = ""
            else:
                self._writer.write(BlockKind.PARAGRAPH, term)
                self.write(each, depth + 1)
                term = ""
        self._writer.write(BlockKind.PARAGRAPH, term)

    def _table(self, element: HtmlElement) -> None:
        for caption in element.iterchildren("caption"):
            self._writer.write(BlockKind.PARAGRAPH, words(caption))
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        self._writer.new_table(header=bool(rows) and _is_header(rows[0]))
        for row in rows:
            self._writer.row(CELL.join(words(cell).replace("\n", " ") for cell in row.iterchildren("th", "td")))


def _number(written: str | None, else_: int) -> int:
    return int(written) if written and written.isdecimal() else else_


def words(element: HtmlElement) -> str:
    """The text of an element without the lists in it; paragraphs and line breaks in it begin lines."""
    return _lines("".join(piece for piece in _pieces(element, 0) if isinstance(piece, str)))


def _parts(item: HtmlElement) -> list[str | HtmlElement]:
    """Words, and the headings, lists and tables between them, in order; nothing empty."""
    runs = groupby(_pieces(item, 0, whole=True), key=lambda piece: isinstance(piece, str))
    found = [part for said, run in runs for part in (["".join(run)] if said else run)]
    return [part for part in found if not isinstance(part, str) or _lines(part)]


def _pieces(element: HtmlElement, depth: int, whole: bool = False) -> Iterator[str | HtmlElement]:
    """Words and lists in order; headings and tables as they are where `whole`."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _DROPPED and depth < _DEEPEST and not is_outside(child):
            if child.tag in ("ul", "ol") or (whole and _is_block(child)):
                yield child
            else:
                gap = "" if child.tag in _INLINE else "\v"
                yield gap
                yield from _pieces(child, depth + 1, whole)
                yield gap
        yield child.tail or ""


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _HEADINGS or (element.tag == "table" and not _is_layout(element))


def _lines(content: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in content.split("\v"))
    return "\n".join(line for line in lines if line.strip())


def _is_header(row: HtmlElement) -> bool:
    cells = list(row.iterchildren("th", "td"))
    in_head = row.getparent() is not None and row.getparent().tag == "thead"
    return in_head or all(cell.tag == "th" for cell in cells)


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places text: said so, with tables in it, or with one cell a row."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    return all(len(list(row.iterchildren("th", "td"))) <= 1 for row in table.iter("tr"))
