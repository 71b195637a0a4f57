"""Write the blocks of an HTML element as a browser would lay them out: headings, paragraphs, lists, tables, terms."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from lxml.html.defs import font_style_tags, phrase_tags, special_inline_tags  # type: ignore[import-untyped]

from corpus.document import BlockKind
from ingest.load.html_page import is_outside
from ingest.load.writer import Writer

_SPACE = re.compile(r"[ \t\r\n\f]+")  # a no-break space stays
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_INLINE = (font_style_tags | phrase_tags | special_inline_tags | {"bdi", "data", "ins", "mark", "time", "wbr"}) - {"br"}
_DROPPED = frozenset(("del", "script", "style", "noscript", "template", "svg", "math", "object", "iframe", "img"))
_CELLS = " | "
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
        ordered = element.tag == "ol"
        start = element.get("start") or ""
        items = (item for item in element.iterchildren("li") if not is_outside(item))
        for number, item in enumerate(items, start=int(start) if start.isdigit() else 1):
            label = f"{number}." if ordered else "•"
            self._writer.item(words(item), f"{depth}{'1.' if ordered else '-'}", label)
            for inner in _outermost(item, ("ul", "ol")) if depth < _DEEPEST else ():
                self._list(inner, depth + 1)

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
            self._writer.row(_CELLS.join(words(cell).replace("\n", " ") for cell in row.iterchildren("th", "td")))


def words(element: HtmlElement) -> str:
    """The text of an element without the lists in it; paragraphs and line breaks in it begin lines."""
    return _lines("".join(_pieces(element, 0)))


def _pieces(element: HtmlElement, depth: int) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        is_word = isinstance(child.tag, str) and child.tag not in _DROPPED and child.tag not in ("ul", "ol")
        if is_word and depth < _DEEPEST and not is_outside(child):
            gap = "" if child.tag in _INLINE else "\v"
            yield gap
            yield from _pieces(child, depth + 1)
            yield gap
        yield child.tail or ""


def _lines(content: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" ") for line in content.split("\v"))
    return "\n".join(line for line in lines if line)


def _outermost(item: HtmlElement, tags: tuple[str, ...]) -> list[HtmlElement]:
    """The lists within an item, not those within these."""
    return [inner for inner in item.iter(*tags) if next(inner.iterancestors("li")) is item]


def _is_header(row: HtmlElement) -> bool:
    cells = list(row.iterchildren("th", "td"))
    in_head = row.getparent() is not None and row.getparent().tag == "thead"
    return in_head or all(cell.tag == "th" for cell in cells)


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places text: said so, with tables in it, or with one cell a row."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    return all(len(list(row.iterchildren("th", "td"))) <= 1 for row in table.iter("tr"))
