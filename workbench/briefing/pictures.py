"""A chart's SVG as a PNG, for Word, which shows no SVG everywhere."""

import json
from pathlib import Path

import typst

_TEMPLATES = Path(__file__).parent
_PPI = 200.0


def as_png(svg: str) -> bytes:
    """The picture on white, drawn with the types that come with Typst."""
    made = typst.compile(
        _TEMPLATES / "picture.typ",
        root=_TEMPLATES,
        format="png",
        ppi=_PPI,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(svg)},
    )
    assert isinstance(made, bytes)
    return made
