"""The made papers of tests/ingest/truth/papers.toml, printed as PDF files, and its texts of other formats."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ingest.pdf import Printed, pdf

_TABLE = Path(__file__).parent / "truth" / "papers.toml"
_NAMELESS = "f3a9c1d2e4b5.pdf"
_WIDTH = 85  # characters
_FILLER = (
    "Leaders know their service well. Children are listened to and their plans say what will change for them. "
    "Social workers see children often, and managers read the records and ask about what is missing. "
)


@dataclass(frozen=True, slots=True)
class Paper:
    """`expected`: fields of the description, as text; "" for none."""

    name: str
    page: str
    expected: dict[str, str]
    file: str = _NAMELESS

    def printed(self) -> bytes:
        return pdf([_page(part) for part in self.page.strip().split("~~~")])


@dataclass(frozen=True, slots=True)
class Text:
    """A file of another format, `url` where it was found; `expected` as above."""

    file: str
    content: str
    expected: dict[str, str]
    url: str = ""


def papers() -> list[Paper]:
    return [Paper(**row) for row in _table()["paper"]]


def texts() -> list[Text]:
    return [Text(**row) for row in _table()["text"]]


def _table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _page(text: str) -> list[Printed]:
    lines: list[Printed] = []
    y = 800.0
    for line in text.strip("\n").split("\n"):
        size = 20 if line.startswith("# ") else 11
        for part in _wrapped(line.replace("FILLER", _FILLER).removeprefix("# ").removeprefix("! ")):
            y -= size * 1.3
            if part:
                lines.append(Printed(part, y, size=size, bold=line.startswith("! ")))
    return lines


def _wrapped(line: str) -> list[str]:
    rows = [""]
    for word in line.split():
        if len(rows[-1]) + len(word) > _WIDTH:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows
