"""What loading hands to structuring: a text, its lines or drafts of blocks, its pages, hints about the document."""

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.document import BlockKind, Item, Page


class Format(StrEnum):
    TEXT = "text"
    RECORD = "record"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text. Where the format has a layout: `x` and `y` of its first character in points (y grows
    upwards), `y_end` the height of its last (pdfium joins two lines at a hyphen), `size` and `weight` of its font,
    `running` for heads and feet. A row of a table is one line: `table` numbers it, `header` tells its header."""

    start: int
    end: int
    page: int = 0
    x: float = 0.0
    y: float = 0.0
    y_end: float = 0.0
    size: float = 0.0
    weight: int = 400
    running: bool = False
    table: int = 0
    header: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it is linked: `marker` is a list item's bullet or number style, `label` the printed number,
    `table` numbers the table a row or header belongs to. A paragraph with a `level` heads what follows, too; one with a
    `marker` goes on with an item of that list."""

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    marker: str | None = None
    label: str | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a file's outline: `level` from 1, `page` counted from 1, None where it leads nowhere."""

    level: int
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """`hints` are facts found while loading, named as in `Description`; `hinted_by` says where they stood. `items` are
    those of an agenda pack, one after the other from its beginning to its end."""

    format: Format
    text: str
    lines: tuple[Line, ...] = ()
    drafts: tuple[Draft, ...] = ()
    pages: tuple[Page, ...] = ()
    hints: dict[str, str] = field(default_factory=dict)
    hinted_by: str = "header"
    outline: tuple[Bookmark, ...] = ()
    items: tuple[Item, ...] = ()
