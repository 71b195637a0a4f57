"""Markdown: rendered to plain text with markdown-it, its headings, lists and tables kept as drafts of blocks."""

from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.document import CELL, BlockKind
from ingest.load.record import load_record
from ingest.load.text import decode
from ingest.load.types import Format, Loaded
from ingest.load.writer import Writer

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def load_markdown(data: bytes) -> Loaded:
    """The plain text a reader sees; front matter goes first, as metadata."""
    record = load_record(data)
    source = decode(data).removeprefix("\ufeff")
    writer = Writer()
    if record is not None:
        for draft in record.drafts:
            writer.write(BlockKind.METADATA, record.text[draft.start : draft.end], gap="\n")
        source = source[record.drafts[-1].end :].partition("---")[2]
    _Renderer(writer).render(_PARSER.parse(source.replace("\r\n", "\n")))
    if record is None:
        return writer.loaded(Format.MARKDOWN)
    return replace(writer.loaded(Format.MARKDOWN), hints=record.hints, hinted_by=record.hinted_by)


class _Renderer:
    """Goes through markdown-it's tokens, remembering what is open: lists, an item's mark, a heading, a table row."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._lists: list[str] = []
        self._mark: tuple[str, str] | None = None
        self._heading: int | None = None
        self._cells: list[str] | None = None

    def render(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.content:
                self._write(_plain(token))
            else:
                self._open_or_close(token)

    def _open_or_close(self, token: Token) -> None:
        opened, _, way = token.type.rpartition("_")
        if opened == "heading":
            self._heading = int(token.tag[1]) if way == "open" else None
        elif opened in ("bullet_list", "ordered_list"):
            self._list(opened, way)
        elif token.type == "list_item_open":
            self._mark = f"{len(self._lists)}{self._lists[-1]}", f"{token.info}." if token.info else "•"
        elif token.type == "table_open":
            self._writer.new_table()
        elif opened == "tr":
            self._row(way)

    def _list(self, opened: str, way: str) -> None:
        if way == "open":
            self._lists.append("1." if opened == "ordered_list" else "-")
        else:
            self._lists.pop()

    def _row(self, way: str) -> None:
        if way == "close" and self._cells is not None:
            self._writer.row(CELL.join(self._cells))
        self._cells = [] if way == "open" else None

    def _write(self, content: str) -> None:
        if self._cells is not None:
            self._cells.append(content)
        elif self._heading is not None:
            self._writer.write(BlockKind.HEADING, content, level=self._heading)
        elif self._mark is not None:
            self._writer.item(content, *self._mark)
            self._mark = None
        else:
            self._writer.write(BlockKind.PARAGRAPH, content)


def _plain(token: Token) -> str:
    """An inline token's words, without the markup."""
    if not token.children:
        return token.content
    return "".join(_word(child) for child in token.children)


def _word(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    return child.content
