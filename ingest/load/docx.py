"""Word files: python-docx opens the package; headings, lists with the numbers Word shows, tables, text boxes, notes."""

from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element  # type: ignore[import-untyped]

from corpus.document import CELL, BlockKind
from corpus.errors import EmptyDocumentError
from ingest.load.docx_notes import note_marks, notes_of
from ingest.load.docx_numbers import Numbering
from ingest.load.docx_package import damage_told, hints_of, open_package
from ingest.load.docx_styles import Styles
from ingest.load.docx_table import cells_of, is_layout, table_rows
from ingest.load.docx_words import boxes_in, children_of, is_bold, tag_of, words_of
from ingest.load.types import Format, Loaded
from ingest.load.writer import Writer
from ingest.structure.marks import mark_of

_LONGEST_HEADING = 18  # words; a longer one is a numbered paragraph set in a heading's style
_CLOSED = (".", ":", ";", ",", "!", "?")
_LIST_DEPTH = "{}:{}"
_DEEPEST = 20  # tables and boxes within each other


def load_docx(data: bytes) -> Loaded:
    """The document's text with its blocks; headers, feet, deleted and hidden words are left out.

    Raises DocumentError: encrypted, an old .doc, another kind of package, damaged, too large unpacked, or empty.
    """
    document = open_package(data)
    with damage_told():
        reader = _Reader(Styles(document.styles.element), Numbering.of(document), notes_of(document))
        reader.read(document.element.body)
        reader.put_notes()
    loaded = reader.writer.loaded(Format.DOCX)
    if not loaded.text.strip():
        raise EmptyDocumentError("The Word file holds no text (pictures only?); save it as PDF.")
    return replace(loaded, hints=hints_of(document, loaded.text), hinted_by="docx metadata")


@dataclass(slots=True)
class _Reader:
    """Goes through the body in order; keeps the notes that are due and the level of the last styled heading."""

    styles: Styles
    numbering: Numbering
    notes: dict[str, str]
    writer: Writer = field(default_factory=Writer)
    due: list[str] = field(default_factory=list)
    level: int = 0

    def read(self, parent: Element, depth: int = 0) -> None:
        for element in children_of(parent) if depth < _DEEPEST else ():
            if tag_of(element) == "p":
                self._paragraph(element)
                for box in boxes_in(element):
                    self.read(box, depth + 1)
            elif tag_of(element) == "tbl":
                self._table(element, depth)

    def put_notes(self) -> None:
        """Footnotes stand at the end of the section that refers to them."""
        for note in self.due:
            self.writer.write(BlockKind.PARAGRAPH, note)
        self.due.clear()

    def _paragraph(self, paragraph: Element) -> None:
        style = self.styles.of(paragraph)
        number = self.numbering.next(paragraph, style)
        content = words_of(paragraph, self.styles.hidden).strip()
        if not content:
            return
        level = self._heading_level(paragraph, content, number is None or number.shown)
        if style.contents:
            self.writer.write(BlockKind.BOILERPLATE, content, gap="\n")
        elif level is not None:
            self.put_notes()
            self.writer.heading(content, level, number.label if number else None)
        elif number is not None:
            self.writer.item(content, _LIST_DEPTH.format(number.list, number.depth), number.label)
        else:
            self._plain(content)
        self.due += [self.notes.pop(mark) for mark in note_marks(paragraph) if mark in self.notes]

    def _plain(self, content: str) -> None:
        """A paragraph, or an item whose number or bullet was typed."""
        mark = mark_of(content)
        if mark is None:
            self.writer.write(BlockKind.PARAGRAPH, content)
        else:
            self.writer.typed_item(content, f"typed:{mark.style}", mark.label)

    def _heading_level(self, paragraph: Element, content: str, may_be: bool) -> int | None:
        """A heading by style or outline level, else a short line all in bold: one below the last styled heading."""
        words = len(content.split())
        if words > _LONGEST_HEADING or (words > _LONGEST_HEADING // 2 and content.endswith(_CLOSED)):
            return None
        level = self.styles.of(paragraph).level
        if level is not None:
            self.level = level
            return level
        typographic = may_be and not content.endswith(_CLOSED) and is_bold(paragraph, self.styles)
        return self.level + 1 if typographic else None

    def _table(self, table: Element, depth: int) -> None:
        if is_layout(table):
            for cell in cells_of(table):
                self.read(cell, depth + 1)
            return
        rows = table_rows(table, self.styles)
        self.writer.new_table(header=bool(rows) and rows[0].header)
        for row in rows:
            self.writer.row(CELL.join(row.cells))
