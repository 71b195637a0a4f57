"""The picture of a PDF page, in the resolution of the scan on it, and whether more is drawn on it than its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageDraw
from PIL.Image import Image

from ingest.load.pdf_lines import Row
from ingest.load.pdf_pdfium import PDFIUM_LOCK

_SMALL_DPI = 36.0
_INK = 200  # grey value, of 255, below which a pixel is printed
_MOST_INK_OF_BLANK = 0.004  # share of the pixels: rules and specks
_DPI = (100.0, 300.0)
_DRAWN_DPI = 200.0  # for type drawn as shapes
_MOST_OF_PAGE = 0.5
_MOST_PIXELS = 20_000_000  # A3 at 300 dpi


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey. `is_drawn` where it shows more than its text does, so that words may be missing; `is_scan` where
    a photograph or scan covers most of it."""

    image: Image
    dpi: float
    is_drawn: bool
    is_scan: bool


def picture_of(data: bytes, index: int, rows: Sequence[Row]) -> Picture | None:
    """The picture of a page (from 0) whose text is `rows`; None where pdfium cannot draw it."""
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return None
        try:
            page = document[index]
            dpi, is_drawn = _dpi(page), _has_ink(_drawn(page, _SMALL_DPI), page.get_height(), rows)
            return Picture(_drawn(page, dpi), dpi, is_drawn, is_drawn and _share(page) >= _MOST_OF_PAGE)
        except (pypdfium2.PdfiumError, MemoryError, ValueError, ZeroDivisionError):  # a page without extent
            return None
        finally:
            document.close()


def _dpi(page: pypdfium2.PdfPage) -> float:
    """What its pictures have together, if they cover the page: a scan is recognised best in its own resolution."""
    width, height = page.get_size()
    sizes = [picture.get_px_size() for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    area = max(width * height, 1.0)  # a broken page can have none
    own = 72 * sqrt(sum(across * down for across, down in sizes) / area) if sizes else _DRAWN_DPI
    return min(max(_DPI[0], min(own, _DPI[1])), 72 * sqrt(_MOST_PIXELS / area))


def _share(page: pypdfium2.PdfPage) -> float:
    """How much of the page its pictures cover; a scan may come in strips."""
    width, height = page.get_size()
    bounds = [picture.get_bounds() for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    return float(sum((right - left) * (top - bottom) for left, bottom, right, top in bounds) / (width * height))


def _drawn(page: pypdfium2.PdfPage, dpi: float) -> Image:
    image: Image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return image.convert("L")


def _has_ink(small: Image, height: float, rows: Sequence[Row]) -> bool:
    """Whether anything is printed where no text stands."""
    pen = ImageDraw.Draw(small)
    scale = _SMALL_DPI / 72
    for row in rows:
        top, bottom = height - row.y - 1.2 * row.size, height - row.y + 0.4 * row.size
        pen.rectangle((0, top * scale, small.width, max(top, bottom) * scale), fill=255)
    ink = sum(small.histogram()[:_INK])
    return ink > _MOST_INK_OF_BLANK * small.width * small.height
