"""Draw a PDF page as a picture with quoted words marked, at the places where pdfium has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from unicodedata import normalize

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from corpus.errors import UsageError

MOST_PIXELS = 25_000_000  # a plan on a sheet of two metres is drawn smaller than asked for
_MARK = (255, 228, 92)  # multiplied into the page, so that the words stay as legible as they are
ACROSS = 1000  # of a page that is only measured
_AROUND = 2  # pixels
_NOT_DRAWN = "This page cannot be drawn; the file itself may still open."
_SHORTEST = 6  # letters and figures of a line that is looked for on its own

Box = tuple[float, float, float, float]  # left, bottom, right, top in points, from the page's lower left corner


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and whether the words asked for were found on it."""

    png: bytes
    marked: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """Where words stand on a page that is `width` by `height`: boxes as left, top, width, height."""

    width: int
    height: int
    boxes: tuple[tuple[int, int, int, int], ...]


def mark_page(data: bytes, number: int, words: str = "", earlier: int = 0) -> Marks:
    """The places that `draw_page` marks, without drawing, on a page `ACROSS` wide. Raises UsageError as it does."""
    try:
        page = _page(pypdfium2.PdfDocument(data), number)
        height = max(1, round(ACROSS * page.get_height() / page.get_width()))
        place = pypdfium2.PdfPosConv(page, (0, 0, ACROSS, height, 0))
        corners = _corners(place, _find(page, words, earlier) if words else [])
    except (pypdfium2.PdfiumError, ZeroDivisionError) as error:
        raise UsageError(_NOT_DRAWN) from error
    return Marks(ACROSS, height, tuple((left, top, right - left, bottom - top) for left, top, right, bottom in corners))


def draw_page(data: bytes, number: int, width: int, words: str = "", earlier: int = 0) -> Picture:
    """Page `number` (from 1), `width` pixels wide, with `words` marked where they stand for the time after `earlier`.

    Words are compared by letters and figures alone, so breaks, spaces and kinds of quote marks do not matter. Raises
    UsageError for a page that is not there or cannot be drawn.
    """
    try:
        page = _page(pypdfium2.PdfDocument(data), number)
        scale = (width - 0.5) / page.get_width()  # rounded up when drawn
        scale *= min(1.0, (MOST_PIXELS / (page.get_width() * page.get_height() * scale**2)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        boxes = _find(page, words, earlier) if words else []
        corners = _corners(bitmap.get_posconv(page), boxes)
        image = bitmap.to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ZeroDivisionError) as error:
        raise UsageError(_NOT_DRAWN) from error
    return Picture(_as_png(_marked(image, corners)), bool(boxes))


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    if not 1 <= number <= len(document):
        raise UsageError(f"The document has {len(document)} pages; there is no page {number}.")
    return document[number - 1]


def _corners(place: pypdfium2.PdfPosConv, boxes: Sequence[Box]) -> list[tuple[int, int, int, int]]:
    """Left, top, right, bottom in pixels, with some paper around."""
    corners = []
    for box in boxes:
        one, other = place.to_bitmap(box[0], box[3]), place.to_bitmap(box[2], box[1])
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        corners.append((left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND))
    return corners


def _marked(image: Image.Image, corners: Sequence[tuple[int, int, int, int]]) -> Image.Image:
    """The picture with a veil over the places; only as much of it is touched as holds them all."""
    if not corners:
        return image
    lefts, tops, rights, bottoms = zip(*corners, strict=True)
    held = (
        max(0, min(lefts)),
        max(0, min(tops)),
        min(image.width, max(rights) + 1),
        min(image.height, max(bottoms) + 1),
    )
    if held[0] >= held[2] or held[1] >= held[3]:
        return image
    paper = image.crop(held)
    veil = Image.new("RGB", paper.size, "white")
    brush = ImageDraw.Draw(veil)
    for left, top, right, bottom in corners:
        brush.rectangle((left - held[0], top - held[1], right - held[0], bottom - held[1]), fill=_MARK)
    image.paste(ImageChops.multiply(paper, veil), held)
    return image


def _as_png(image: Image.Image) -> bytes:
    """Smaller and quicker with a palette, which a page of text does not miss."""
    file = BytesIO()
    image.quantize(128, Image.Quantize.FASTOCTREE).save(file, "PNG", compress_level=4)
    return file.getvalue()


def _find(page: pypdfium2.PdfPage, words: str, earlier: int) -> list[Box]:
    """One box for each line of the words; where they do not stand together, the lines of them that can be found."""
    text = page.get_textpage()
    letters, places = _letters(text)
    wanted = _folded(words)
    spans = _occurrence(letters, wanted, earlier) or list(_line_by_line(letters, words))
    return [box for start, end in spans for box in _boxes(text, range(places[start], places[end - 1] + 1))]


def _letters(text: pypdfium2.PdfTextPage) -> tuple[str, list[int]]:
    """The letters and figures of a page, folded, and the number of the character that each comes from."""
    letters: list[str] = []
    places: list[int] = []
    for number in range(text.count_chars()):
        folded = _folded(chr(pdfium.FPDFText_GetUnicode(text, number)))
        letters.append(folded)
        places += [number] * len(folded)
    return "".join(letters), places


def _folded(text: str) -> str:
    return "".join(sign for sign in normalize("NFKC", text).lower() if sign.isalnum())


def _occurrence(letters: str, wanted: str, earlier: int) -> list[tuple[int, int]]:
    """Where `wanted` stands after that many earlier times, or the last time that it does."""
    found: list[tuple[int, int]] = []
    at = letters.find(wanted) if wanted else -1
    while at >= 0 and len(found) <= earlier:
        found.append((at, at + len(wanted)))
        at = letters.find(wanted, at + 1)
    return found[-1:]


def _line_by_line(letters: str, words: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in words.splitlines():
        wanted = _folded(line)
        if len(wanted) < _SHORTEST:
            continue
        found = letters.find(wanted, at)
        start = found if found >= 0 else letters.find(wanted)
        if start >= 0:
            at = start + len(wanted)
            yield start, at


def _boxes(text: pypdfium2.PdfTextPage, characters: Sequence[int]) -> list[Box]:
    """The boxes of characters joined line by line."""
    boxes: list[Box] = []
    for number in characters:
        box = text.get_charbox(number, loose=True)
        if box[2] <= box[0]:  # a line end
            continue
        if boxes and _same_line(boxes[-1], box):
            boxes[-1] = _joined(boxes[-1], box)
        else:
            boxes.append(box)
    return boxes


def _same_line(one: Box, other: Box) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] <= middle <= one[3] and other[0] >= one[0]


def _joined(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
