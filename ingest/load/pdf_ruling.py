"""The ruling lines of a PDF page: the straight level and upright strokes and edges of what it draws."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.load.pdf_turn import Turn

_MOST_PATHS = 3_000  # a map or chart draws more; a page of tables some hundreds
_MOST_POINTS = 20_000
_STRAIGHT = 1.0  # points that a line may rise over its length
_SHORTEST = 4.0  # points
_THIN = 4.0  # points: what is filled and no wider is a line


@dataclass(frozen=True, slots=True)
class Edge:
    """A level or upright line between two corners, in points from the page's lower left as it is seen."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 > self.y1 - self.y0


def read_edges(page: pypdfium2.PdfPage, turn: Turn) -> list[Edge]:
    """Every ruling line, those in forms (pictures placed as a whole) left out; none for a page that draws a picture of
    thousands of strokes."""
    paths = _paths(page)
    if len(paths) > _MOST_PATHS or sum(map(pdfium.FPDFPath_CountSegments, paths)) > _MOST_POINTS:
        return []
    return [edge for path in paths for edge in _edges(path, turn)]


def _paths(page: pypdfium2.PdfPage) -> list[pdfium.FPDF_PAGEOBJECT]:
    """Asked of pdfium directly: pypdfium2 makes an object of its own for each word of the page."""
    raw, get, kind = page.raw, pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    objects = [get(raw, at) for at in range(pdfium.FPDFPage_CountObjects(raw))]
    return [found for found in objects if kind(found) == pdfium.FPDF_PAGEOBJ_PATH]


def _edges(path: pdfium.FPDF_PAGEOBJECT, turn: Turn) -> list[Edge]:
    """The parts of a path that is all straight; one with a curve is a drawing. A rectangle has four; a hair line drawn
    as a thin one, two that fall together; an area that is only filled has none, for words are marked so."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    edges: list[Edge] = []
    for corners in _outlines(path, turn):
        if stroke.value or min(_extent(x for x, _ in corners), _extent(y for _, y in corners)) <= _THIN:
            edges += [edge for first, second in pairwise(corners) for edge in _edge(first, second)]
    return edges


def _extent(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[-1] - ordered[0]


def _outlines(path: pdfium.FPDF_PAGEOBJECT, turn: Turn) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path, as seen; none of a path with a curve."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    found: list[list[tuple[float, float]]] = []
    for kind, closes, x, y in _segments(path):
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not found:
            found.append([])
        found[-1].append(turn.point(matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f))
        if closes:
            found[-1].append(found[-1][0])
    return found


def _segments(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[int, bool, float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind, closes = pdfium.FPDFPathSegment_GetType(segment), pdfium.FPDFPathSegment_GetClose(segment)
        yield kind, bool(closes), x.value, y.value


def _edge(first: tuple[float, float], second: tuple[float, float]) -> list[Edge]:
    (x0, x1), (y0, y1) = sorted((first[0], second[0])), sorted((first[1], second[1]))
    if min(x1 - x0, y1 - y0) <= _STRAIGHT and max(x1 - x0, y1 - y0) >= _SHORTEST:
        return [Edge(x0, y0, x1, y1)]
    return []
