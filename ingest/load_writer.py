"""Build a text block by block for formats that know their blocks (Markdown, HTML), keeping where each one stands."""

from corpus.document import BlockKind
from ingest.load_text import trim
from ingest.load_types import Draft, Format, Loaded


class Writer:
    """Text so far and the drafts in it; blocks are parted by a blank line, items and rows by a line end."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._drafts: list[Draft] = []
        self._table = 0
        self._header_due = False

    def write(self, kind: BlockKind, content: str, *, level: int | None = None, gap: str = "\n\n") -> None:
        """Add one block; an empty one is left out."""
        span = self._append(content, gap)
        if span:
            self._drafts.append(Draft(kind, *span, level=level))

    def item(self, content: str, marker: str, label: str) -> None:
        """Add a list item behind its bullet or number; `marker` names the list's depth and style."""
        span = self._append(f"{label} {content.strip()}" if content.strip() else "", "\n")
        if span:
            number = label.rstrip(".") if label[0].isalnum() else None
            self._drafts.append(Draft(BlockKind.LIST_ITEM, *span, marker=marker, label=number))

    def new_table(self) -> None:
        """The next row is a table's header."""
        self._table += 1
        self._header_due = True

    def row(self, content: str) -> None:
        span = self._append(content, "\n")
        if span:
            kind = BlockKind.TABLE_HEADER if self._header_due else BlockKind.TABLE_ROW
            self._drafts.append(Draft(kind, *span, table=self._table))
        self._header_due = False

    def loaded(self, format: Format) -> Loaded:
        return Loaded(format, "".join(self._parts), drafts=tuple(self._drafts))

    def _append(self, content: str, gap: str) -> tuple[int, int] | None:
        begin, end = trim(content, 0, len(content))
        if begin == end:
            return None
        gap = gap if self._parts else ""
        self._parts += [gap, content[begin:end]]
        start = self._length + len(gap)
        self._length = start + end - begin
        return start, self._length
