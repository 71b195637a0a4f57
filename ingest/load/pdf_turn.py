"""Places on a PDF page as its text is read: a page can be turned by quarters, and so can the text drawn on it."""

import math
from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class Turn:
    """`quarters` clockwise that make the stored page's text upright, `width` and `height` as stored, `left` and
    `bottom` the stored page's corner, in points."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a stored place is seen, in points from the lower left corner."""
        if not self.quarters:
            return x - self.left, y - self.bottom
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, self.width - x
            case 2:
                return self.width - x, self.height - y
            case _:
                return self.height - y, x

    @property
    def seen_width(self) -> float:
        return self.height if self.quarters % 2 else self.width

    @property
    def seen_height(self) -> float:
        return self.width if self.quarters % 2 else self.height


def quarters_of(angle: float) -> int:
    """The quarters clockwise that make text of an angle (in radians, clockwise) upright."""
    return -round(angle / (math.pi / 2)) % 4


def turn_of(page: pypdfium2.PdfPage, quarters: int) -> Turn:
    left, bottom, right, top = page.get_cropbox()
    return Turn(quarters, left, bottom, right - left, top - bottom)
