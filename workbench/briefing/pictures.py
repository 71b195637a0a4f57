"""A chart's SVG by itself: with its style inside for PDF, as a PNG for Word, which shows no SVG everywhere."""

import json
from pathlib import Path

import typst

_TEMPLATES = Path(__file__).parent
_PPI = 200.0
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


def standalone(svg: str) -> str:
    """A chart as an image of its own: with the namespace and the style that a page gives it."""
    style = (_TEMPLATES / "chart.css").read_text(encoding="utf-8")
    head, rest = svg.split(">", 1)
    return f"{head.replace('<svg', _SVG, 1)}><style>{style}</style>{rest}"


def as_png(svg: str) -> bytes:
    """The picture on white, drawn with the types that come with Typst."""
    made = typst.compile(
        _TEMPLATES / "picture.typ",
        root=_TEMPLATES,
        format="png",
        ppi=_PPI,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(standalone(svg))},
    )
    assert isinstance(made, bytes)
    return made
