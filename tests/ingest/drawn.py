"""Draw small PDF files with reportlab: tables with lines, columns, frames, text in any order, bookmarks."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

WIDTH, HEIGHT = A4
STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
BOLD_TOP = ("FONT", (0, 0), (-1, 0), "Helvetica-Bold")


def flowed(story: Sequence[Flowable]) -> bytes:
    """A file of paragraphs and tables, with a running foot."""
    data = BytesIO()

    def foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 30, f"Exham report {document.page}")

    SimpleDocTemplate(data, pagesize=A4).build(list(story), onFirstPage=foot, onLaterPages=foot)
    return data.getvalue()


def text(words: str) -> Paragraph:
    return Paragraph(words, BODY)


def table(
    rows: Sequence[Sequence[object]], widths: Sequence[float], *styles: tuple[object, ...], again: int = 0
) -> Table:
    """A table with lines around every cell; `again` header rows are said again on each page."""
    return Table([list(row) for row in rows], colWidths=list(widths), repeatRows=again, style=[GRID, *styles])


def lines_of(words: str, width: float, size: float = 10) -> list[str]:
    return list(simpleSplit(words, "Helvetica", size, width))


class Drawn:
    """A file drawn piece by piece, in the order of the calls."""

    def __init__(self) -> None:
        self._data = BytesIO()
        self.canvas = Canvas(self._data, pagesize=A4)

    def line(self, words: str, x: float, y: float, size: float = 10, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def lines(self, placed: Iterable[tuple[str, float, float]], size: float = 10) -> None:
        for words, x, y in placed:
            self.line(words, x, y, size)

    def pdf(self) -> bytes:
        self.canvas.save()
        return self._data.getvalue()
