"""The briefing and its question sheet as tagged PDFs: Typst refuses to write what is not PDF/UA-1."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader

from workbench.briefing.pictures import standalone

_TEMPLATES = Path(__file__).parent
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)  # points, from comfortable to the least that can be read


def as_pdf(shown: Mapping[str, Any]) -> bytes:
    """The same data makes the same bytes: no system font, no time but the briefing's own date."""
    sections = [{**each, "charts": [_with_image(chart) for chart in each["charts"]]} for each in shown["sections"]]
    data = json.dumps({**shown, "sections": sections}, ensure_ascii=False)
    return _compiled("briefing.typ", {"data": data}, shown)


def sheet_as_pdf(shown: Mapping[str, Any]) -> bytes:
    """One A4 page, in the largest type in which the questions fit; the smallest where none does."""
    data = json.dumps(shown, ensure_ascii=False)
    for size in _SIZES:
        made = _compiled("sheet.typ", {"data": data, "size": str(size)}, shown)
        if len(PdfReader(BytesIO(made)).pages) == 1:
            break
    return made


def _with_image(chart: Mapping[str, Any]) -> dict[str, Any]:
    return {**chart, "svg": standalone(chart["svg"]) if chart["svg"] else ""}


def _compiled(template: str, inputs: Mapping[str, str], shown: Mapping[str, Any]) -> bytes:
    day = datetime.fromisoformat(shown["date"]).replace(tzinfo=UTC)
    made: bytes = typst.compile(
        _TEMPLATES / template,
        root=_TEMPLATES,
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
        timestamp=int(day.timestamp()),
    )
    return made
