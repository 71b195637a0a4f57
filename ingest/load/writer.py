"""Build a text block by block for formats that know their blocks, keeping where each one stands."""

from corpus.document import BlockKind
from ingest.load.text import trim
from ingest.load.types import Draft, Format, Loaded


class Writer:
    """Text so far and the drafts in it; blocks are parted by a blank line, items and rows by a line end."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._drafts: list[Draft] = []
        self._table = 0
        self._header_due = False

    def write(
        self, kind: BlockKind, content: str, *, level: int | None = None, gap: str = "\n\n", marker: str | None = None
    ) -> None:
        """Add one block; an empty one is left out. `marker` is that of the list whose item a paragraph goes on."""
        span = self._append(content, gap)
        if span:
            self._drafts.append(Draft(kind, *span, level=level, marker=marker))

    def heading(self, content: str, level: int, number: str | None = None) -> None:
        """Add a heading behind the number it shows."""
        span = self._append(f"{number} {content}" if number else content, "\n\n")
        if span:
            self._drafts.append(Draft(BlockKind.HEADING, *span, level=level, label=_bare(number)))

    def item(self, content: str, marker: str, label: str) -> None:
        """Add a list item behind its bullet or number; `marker` names the list's depth and style."""
        if content.strip():
            self.typed_item(f"{label} {content.strip()}", marker, _bare(label))

    def typed_item(self, content: str, marker: str, label: str | None) -> None:
        """Add a list item whose bullet or number stands in its content."""
        span = self._append(content, "\n")
        if span:
            self._drafts.append(Draft(BlockKind.LIST_ITEM, *span, marker=marker, label=label))

    def new_table(self, header: bool = True) -> None:
        """The next row begins a table; it is the table's header where it has one."""
        self._table += 1
        self._header_due = header

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


def _bare(number: str | None) -> str | None:
    """A number without its brackets and full stop; None for a bullet."""
    bare = (number or "").strip("(). ")
    return bare if bare[:1].isalnum() else None
