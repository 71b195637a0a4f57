"""The lines of a truth file on figures or promises, each with the document that it is about."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.document import DocumentRecord, Status
from corpus.index import Index

_ALL = 10**9
Line = Mapping[str, Any]


def lines_held(path: Path, half: str | None, index: Index) -> tuple[list[tuple[Line, DocumentRecord]], tuple[str, ...]]:
    """Each line with its document, and the files of which no document is held. `half` is "dev" or "held", None for
    all."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    found = [(line, _document_of(line, index)) for line in lines if half in (None, line["half"])]
    not_held = dict.fromkeys(line["file"] for line, record in found if record is None)
    return [(line, record) for line, record in found if record], tuple(not_held)


def _document_of(line: Line, index: Index) -> DocumentRecord | None:
    """The document whose file name holds the line's, of its council."""
    records = index.records(status=Status.INDEXED, limit=_ALL)
    own = [r for r in records if line["file"] in r.filename and line["authority"] in (None, r.description.authority)]
    return own[0] if own else None
