"""The log for people: as JSON Lines, and as a table for a spreadsheet, whose cells never run as formulas."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from api.answer_log.entry import Entry
from workbench.spreadsheet import csv_line

COLUMNS = (
    *("time", "answer_id", "way", "role", "key", "question", "narrowed_to", "status", "reason", "answer", "sources"),
    *("snapshot", "answerer"),
)


def as_json_lines(entries: Iterable[Entry], with_keys: bool) -> Iterator[str]:
    """Each entry as one JSON object; the names of keys only where they are asked for."""
    for entry in entries:
        said = entry.said if entry.said is None or with_keys else {**entry.said, "key": None}
        row = {"number": entry.number, "time": entry.time, "kind": entry.kind, "said": said}
        yield json.dumps(row, ensure_ascii=False) + "\n"


def as_csv(entries: Iterable[Entry], with_keys: bool) -> Iterator[str]:
    """A header and a row for each answer whose text is there."""
    columns = [name for name in COLUMNS if with_keys or name != "key"]
    yield csv_line(columns)
    for entry in entries:
        if entry.said and "reply" in entry.said:
            row = _row(entry.time, entry.said)
            yield csv_line(row[name] for name in columns)


def _row(time: str, said: dict[str, Any]) -> dict[str, Any]:
    asked, reply = said["asked"], said["reply"]
    narrowed = {name: value for name, value in asked["filters"].items() if value} | {"as of": asked["as_of"]}
    return {
        **{name: said[name] for name in ("answer_id", "way", "role", "key")},
        "time": time,
        "question": asked["question"],
        "narrowed_to": "; ".join(f"{name}: {value}" for name, value in narrowed.items() if value),
        "reason": reply["reason"]["code"] if reply["reason"] else None,
        "sources": "\n".join(_source(cited) for cited in reply["citations"]),
        **{name: reply[name] for name in ("status", "answer", "snapshot", "answerer")},
    }


def _source(cited: dict[str, Any]) -> str:
    page = f"page {cited['page']}" if cited["page"] else None
    known = (cited["title"], cited["publisher"], cited["published"], page, f"document {cited['document_id']}")
    place = f"edition {cited['edition'][:12]}, characters {cited['start']} to {cited['end']}"
    return f"[{cited['n']}] {', '.join(str(each) for each in known if each)}, {place}"
