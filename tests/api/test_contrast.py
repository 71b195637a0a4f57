"""The colours of the style sheet keep the contrast that WCAG 2.2 asks for, in light and in dark."""

import re

import pytest

from api.templates import PAGES

STYLE = (PAGES / "static" / "style.css").read_text(encoding="utf-8")
TEXT = [
    ("ink", "paper"), ("ink", "raised"), ("ink", "notice"), ("soft", "paper"), ("soft", "raised"), ("link", "paper"),
    ("link", "raised"), ("link", "notice"), ("visited", "paper"), ("visited", "raised"), ("visited", "notice"),
    ("accent-ink", "accent"), ("mark-ink", "mark"), ("wrong", "paper"),
]  # fmt: skip
CONTROLS = [("field", "paper"), ("field", "raised"), ("focus", "paper"), ("focus", "raised"), ("notice-edge", "notice")]


def _schemes() -> dict[str, dict[str, str]]:
    roots = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root)) for root in roots[:2])
    return {"light": light, "dark": dark}


def _luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ahead", "behind", "least"), [(*p, 4.5) for p in TEXT] + [(*p, 3.0) for p in CONTROLS])
def test_colours_can_be_told_apart(scheme: str, ahead: str, behind: str, least: float) -> None:
    colours = _schemes()[scheme]
    assert _contrast(colours[ahead], colours[behind]) >= least
