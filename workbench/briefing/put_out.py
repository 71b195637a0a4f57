"""Everything that a briefing is put out as, by file name."""

import json
from collections.abc import Callable, Mapping

from workbench.briefing.briefing import Briefing
from workbench.briefing.docx import as_docx
from workbench.briefing.html import as_html
from workbench.briefing.pdf import as_pdf, sheet_as_pdf
from workbench.briefing.shown import Shown, shown

FORMS: Mapping[str, Callable[[Shown], bytes]] = {
    "briefing.html": lambda data: as_html(data).encode(),
    "briefing.docx": as_docx,
    "briefing.pdf": as_pdf,
    "questions.pdf": sheet_as_pdf,
    "briefing.json": lambda data: json.dumps(data, ensure_ascii=False, indent=2).encode(),
}


def put_out(briefing: Briefing) -> dict[str, bytes]:
    """Each file's bytes by its name."""
    data = shown(briefing)
    return {name: made(data) for name, made in FORMS.items()}
