"""Truth files: their cases, the document that a line is about, and what a score has in common whatever it is of."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from corpus.document import DocumentRecord, Status
from corpus.index import Index

FOLDER = Path(__file__).parents[1] / "datasets" / "workbench"
_ALL = 10**9
Line = Mapping[str, Any]


class Judged(Protocol):
    """What is said of one line of truth: what it is about, and whether it was found as it should be."""

    @property
    def about(self) -> str: ...

    @property
    def right(self) -> bool: ...


def cases_of(path: Path, half: str | None = None) -> list[dict[str, Any]]:
    """The lines of a truth file. `half` is "dev" or "held" (what was, and was not, developed on), None for all; a
    line that tells no half is of neither."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if half in (None, line.get("half"))]


def lines_held(path: Path, half: str | None, index: Index) -> tuple[list[tuple[Line, DocumentRecord]], tuple[str, ...]]:
    """Each line with its document, and the files of which no document is held."""
    found = [(line, document_of(line["file"], line["authority"], index)) for line in cases_of(path, half)]
    not_held = dict.fromkeys(line["file"] for line, record in found if record is None)
    return [(line, record) for line, record in found if record], tuple(not_held)


def document_of(name: str, authority: str | None, index: Index) -> DocumentRecord | None:
    """The document whose file name holds this one, of its council where one is told."""
    records = index.records(status=Status.INDEXED, limit=_ALL)
    own = [r for r in records if name in r.filename and authority in (None, r.description.authority)]
    return own[0] if own else None


def share(judged: Iterable[bool | None]) -> float | None:
    """The share that is true of what was judged; None where nothing was."""
    told = [each for each in judged if each is not None]
    return sum(told) / len(told) if told else None


def summed(verdicts: Sequence[Judged], not_held: Iterable[str], **parts: object) -> dict[str, Any]:
    """A score as it is shown: the share right and of how many, the parts, what was not held and what is wrong."""
    return {
        "right": share(v.right for v in verdicts),
        "of": len(verdicts),
        **parts,
        "not_held": list(not_held),
        "wrong": [v.about for v in verdicts if not v.right],
    }
