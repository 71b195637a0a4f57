"""Draw the kinds of page that an agenda pack has: prose, tables across the sheet, two columns, scans, blank sheets."""

import random
from collections.abc import Callable, Sequence
from io import BytesIO
from textwrap import wrap

import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]
"""Draws one page; the size of the sheet is set before, nothing is shown."""

_LEADING = 15.0


def prose(head: str, blocks: Sequence[str], title: str = "") -> Draw:
    """A heading and paragraphs; a block that begins with "# " is a heading."""

    def draw(canvas: Canvas) -> None:
        y = _heading(canvas, head, title)
        for block in blocks:
            y = _block(canvas, block, 72, y, 84) - 8

    return draw


def columns(head: str, title: str, left: Sequence[str], right: Sequence[str]) -> Draw:
    """A newsletter's page in two columns."""

    def draw(canvas: Canvas) -> None:
        top = _heading(canvas, head, title)
        for x, blocks in ((56, left), (312, right)):
            y = top
            for block in blocks:
                y = _block(canvas, block, x, y, 40) - 8

    return draw


def table(head: str, title: str, rows: Sequence[Sequence[str]]) -> Draw:
    """A ruled table across a landscape sheet, its first row the header."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize(landscape(A4))
        y = _heading(canvas, head, title, height=landscape(A4)[1])
        for at, row in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if at == 0 else "Helvetica", 10)
            for x, cell in zip((72, 430, 530, 630), row, strict=True):
                canvas.drawString(x, y - 14, cell)
            canvas.line(66, y, 740, y)
            y -= 20
        canvas.line(66, y, 740, y)
        for x in (66, 424, 524, 624, 740):
            canvas.line(x, y, x, y + 20 * len(rows))

    return draw


def scan(blocks: Sequence[str], *, turned: int = 0, dpi: int = 150) -> Draw:
    """A picture of a letter, with the noise that a scanner adds; `turned` by so many degrees."""
    picture = scanned(blocks, dpi).rotate(turned, expand=True)

    def draw(canvas: Canvas) -> None:
        size = A4 if picture.height >= picture.width else landscape(A4)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(picture), 0, 0, *size)

    return draw


def sheet(*rows: str) -> Draw:
    """A sheet with hardly anything on it: what stands in for an exempt paper."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for at, row in enumerate(rows):
            canvas.drawString(72, 420 - 20 * at, row)

    return draw


def scanned(blocks: Sequence[str], dpi: int = 150, noise: float = 12) -> Image.Image:
    """What a scanner makes of a printed page."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    y = 760.0
    for block in blocks:
        y = _block(canvas, block, 72, y, 78) - 10
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(file.getvalue())
    picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    grain = Image.frombytes("L", picture.size, random.Random(dpi).randbytes(picture.width * picture.height))
    return Image.blend(picture.filter(ImageFilter.GaussianBlur(0.4)), grain, noise / 255)


def stamp(canvas: Canvas, page: int, own: str | None, item: str | None) -> None:
    """What the pack prints over a page: its own number and the item's; and the number that the report printed."""
    width, height = canvas._pagesize  # reportlab tells it nowhere else
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(width / 2, 18, f"Page {page}")
    if own:
        canvas.drawRightString(width - 72, 36, own)
    if item:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawRightString(width - 40, height - 28, f"Agenda Item {item}")


def _heading(canvas: Canvas, head: str, title: str, height: float = A4[1]) -> float:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, height - 44, head)
    if not title:
        return height - 80
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, height - 90, title)
    return height - 120


def _block(canvas: Canvas, block: str, x: float, y: float, width: int) -> float:
    """Draw a paragraph or heading from `y` down; returns where it ends."""
    heading = block.startswith("# ")
    canvas.setFont("Helvetica-Bold" if heading else "Helvetica", 13 if heading else 11)
    for line in wrap(block.removeprefix("# "), width):
        canvas.drawString(x, y, line)
        y -= _LEADING
    return y
