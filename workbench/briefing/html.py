"""The briefing as one HTML file: what documents or members wrote escaped, Craffu's own charts as they are."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent


def as_html(shown: Mapping[str, Any]) -> str:
    """A file that needs nothing else; the same data makes the same text."""
    environment = _environment()
    style = environment.get_template("briefing.css.jinja").render()
    data = {**shown, "own_language": shown["language"], "style": style}
    return environment.get_template("briefing.html.jinja").render(data)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
