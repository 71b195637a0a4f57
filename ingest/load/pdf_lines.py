"""The rows of one PDF page with the place, size and weight of their letters, asked of pdfium a few times a row."""

import ctypes
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.load.pdf_turn import quarters_of, turn_of

_HYPHEN = "\ufffe"  # pdfium's mark of a hyphen at a line's end
_LOOSE_PER_POINT = 0.975  # height of pdfium's loose character box of a common font, per point of size
_BOLD = 700
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
Rect = tuple[float, float, float, float]
_ASKED = 7  # rows of which the direction is asked


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its text as pdfium reads it, `x` and baseline `y` in points, font size and weight at its start
    (the lighter of start and end for the weight). `y_end` is the baseline at its end: a hyphen joins two rows; `x_end`
    where it ends. A row of a table has `table`, its number in the file, and `columns`, the edges of its columns;
    `box` numbers the frame on the page that it stands in."""

    text: str
    x: float
    y: float
    y_end: float
    size: float
    weight: int
    running: bool = False
    x_end: float = 0.0
    table: int = 0
    header: bool = False
    columns: tuple[float, ...] = ()
    box: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of pdfium's text of a page, and where in that text it stands."""

    text: str
    at: int


class TextPage:
    """One page's text and the C structures that pdfium fills, made once a page. Close it."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._opened = page.get_textpage()
        self._textpage = self._opened.raw  # asked many times a row
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(80), ctypes.c_int()
        self.text = self._opened.get_text_range()
        self._places = _places(self._opened, self.text)
        self.lines = _lines(self.text)
        self.turn = turn_of(page, self._quarters())

    def close(self) -> None:
        self._opened.close()

    def origin(self, at: int) -> tuple[float, float]:
        """Where a character stands on its baseline, as seen."""
        pdfium.FPDFText_GetCharOrigin(self._textpage, self._places[at], self._x, self._y)
        return self.turn.point(self._x.value, self._y.value)

    def size(self, at: int) -> float:
        """Size on the page in points; a font's nominal size can be 1, scaled by the page."""
        pdfium.FPDFText_GetLooseCharBox(self._textpage, self._places[at], self._box)
        if self.turn.quarters % 2:
            height = float(self._box.right - self._box.left)
        else:
            height = float(self._box.top - self._box.bottom)
        return round(2 * height / _LOOSE_PER_POINT) / 2

    def right(self, at: int) -> float:
        """Where a character ends, as seen."""
        pdfium.FPDFText_GetLooseCharBox(self._textpage, self._places[at], self._box)
        first = self.turn.point(self._box.left, self._box.bottom)[0]
        return float(max(first, self.turn.point(self._box.right, self._box.top)[0]))

    def weight(self, at: int) -> int:
        """Weight of the font, by its name where the file does not say it (that of a reader's own fonts): 0 or 700."""
        weight = int(pdfium.FPDFText_GetFontWeight(self._textpage, self._places[at]))
        if weight:
            return weight
        pdfium.FPDFText_GetFontInfo(self._textpage, self._places[at], self._name, len(self._name), self._flags)
        return _BOLD if _BOLD_NAME.search(self._name.value) else 0

    def rects(self, line: Printed) -> list[Rect]:
        """Left, bottom, right and top, as seen, of every run of letters of a line drawn at once, in the order drawn."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        found: list[Rect] = []
        first, last = first_letter(line), line.at + len(line.text.rstrip()) - 1
        count = self._places[last] - self._places[first] + 1
        for index in range(pdfium.FPDFText_CountRects(self._textpage, self._places[first], count)):
            pdfium.FPDFText_GetRect(self._textpage, index, left, top, right, bottom)
            x0, y0 = self.turn.point(left.value, bottom.value)
            x1, y1 = self.turn.point(right.value, top.value)
            found.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        return found

    def _quarters(self) -> int:
        """The direction of most of the rows asked; a watermark or a label in the margin may go another way."""
        lines = [line for line in self.lines if line.text.strip()]
        asked = lines[:: max(1, len(lines) // _ASKED)]
        votes = Counter(quarters_of(self._angle(first_letter(line))) for line in asked)
        return votes.most_common(1)[0][0] if votes else 0

    def _angle(self, at: int) -> float:
        return float(pdfium.FPDFText_GetCharAngle(self._textpage, self._places[at]))


def _lines(text: str) -> list[Printed]:
    lines = []
    at = 0
    for line in text.split("\r\n"):
        lines.append(Printed(line.replace("\r", " "), at))
        at += len(line) + 2
    return lines


def first_letter(line: Printed) -> int:
    """Where the first character of a line stands that is no white space."""
    return line.at + len(line.text) - len(line.text.lstrip())


def read_rows(page: TextPage) -> tuple[Row, ...]:
    """Every row in the order in which pdfium reads the page."""
    return tuple(row_of(page, line) for line in page.lines)


def _places(textpage: pypdfium2.PdfTextPage, text: str) -> range | list[int]:
    """From a code point of the text to pdfium's character index: the same, but for characters beyond the BMP."""
    if textpage.count_chars() == len(text):
        return range(len(text))
    places = []
    at = 0  # UTF-16 units
    for char in text:
        places.append(pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, at))
        at += 2 if ord(char) > 0xFFFF else 1
    return places


def row_of(page: TextPage, line: Printed) -> Row:
    """A line, or a part of one, with its place, size and weight."""
    content = line.text.strip()
    if not content:
        return Row(line.text, 0.0, 0.0, 0.0, 0.0, 0)
    first = first_letter(line)
    last = first + len(content) - 1
    x, y = page.origin(first)
    letter = first + (2 if len(content) > 2 and content[1].isspace() else 0)  # a bullet has a font of its own
    weight = min(page.weight(letter), page.weight(last))
    y_end = page.origin(last)[1] if _HYPHEN in content else y
    return Row(line.text, x, y, y_end, page.size(letter), weight, x_end=page.right(last))
