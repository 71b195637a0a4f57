"""The rows of one PDF page with the place, size and weight of their letters, asked of pdfium once or twice a row."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_HYPHEN = "\ufffe"  # pdfium's mark of a hyphen at a line's end
_LOOSE_PER_POINT = 0.975  # height of pdfium's loose character box of a common font, per point of size


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its text as pdfium reads it, `x` and baseline `y` in points, font size and weight at its start
    (the lighter of start and end for the weight). `y_end` is the baseline at its end: a hyphen joins two rows."""

    text: str
    x: float
    y: float
    y_end: float
    size: float
    weight: int
    running: bool = False


class _Ask:
    """One page's text and the C structures that pdfium fills, made once a page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.textpage = page.get_textpage()
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self.textpage, index, self._x, self._y)
        return self._x.value, self._y.value

    def size(self, index: int) -> float:
        """Size on the page in points; a font's nominal size can be 1, scaled by the page."""
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, self._box)
        height = float(self._box.top - self._box.bottom)
        return round(2 * height / _LOOSE_PER_POINT) / 2

    def weight(self, index: int) -> int:
        return int(pdfium.FPDFText_GetFontWeight(self.textpage, index))


def read_rows(page: pypdfium2.PdfPage) -> tuple[Row, ...]:
    """Every row in the order in which pdfium reads the page."""
    ask = _Ask(page)
    try:
        text = ask.textpage.get_text_range()
        places = _places(ask.textpage, text)
        rows = []
        at = 0
        for line in text.split("\r\n"):
            rows.append(_row(ask, line, places, at))
            at += len(line) + 2
    finally:
        ask.textpage.close()
    return tuple(rows)


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


def _row(ask: _Ask, line: str, places: range | list[int], at: int) -> Row:
    content = line.strip()
    if not content:
        return Row(line.replace("\r", " "), 0.0, 0.0, 0.0, 0.0, 0)
    first = at + len(line) - len(line.lstrip())
    last = first + len(content) - 1
    x, y = ask.origin(places[first])
    letter = first + (2 if len(content) > 2 and content[1].isspace() else 0)  # a bullet has a font of its own
    weight = min(ask.weight(places[letter]), ask.weight(places[last]))
    y_end = ask.origin(places[last])[1] if _HYPHEN in content else y
    return Row(line.replace("\r", " "), x, y, y_end, ask.size(places[letter]), weight)
