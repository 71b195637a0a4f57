"""Write docs/atrs.md, the algorithmic transparency record, from docs/atrs.json.

usage: atrs.py    (fill in what the council has to say in the JSON first)
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
_HEAD = """# Algorithmic transparency record

{standard}, filled in as far as the makers of Craffu can;
what only the council that uses it knows is marked **Council:**. Fill that in in `atrs.json`, run
`python scripts/atrs.py`, and check the fields against the current template on GOV.UK before publishing. The standard
binds central government and is encouraged in the wider public sector. *{open} of {all} fields await the council.*
"""


def main() -> None:
    (DOCS / "atrs.md").write_text(page((DOCS / "atrs.json").read_text(encoding="utf-8")), encoding="utf-8")


def page(record: str) -> str:
    """The record, as JSON, as Markdown: a table for each section."""
    told = json.loads(record)
    fields = [field for section in told["sections"] for field in section["fields"]]
    missing = sum(field["value"] is None for field in fields)
    tables = [f"## {section['title']}\n\n{_table(section['fields'])}" for section in told["sections"]]
    head = _HEAD.format(standard=told["standard"], open=missing, all=len(fields))
    return "\n".join([head, *tables])


def _table(fields: list[Mapping[str, Any]]) -> str:
    rows = [f"| {field['number']} | {field['name']} | {_told(field)} |" for field in fields]
    return "\n".join(["| | field | |", "|---|---|---|", *rows, ""])


def _told(field: Mapping[str, Any]) -> str:
    council = f"**Council:** {field['council']}." if field.get("council") else ""
    value = f"{field['value'].rstrip('.')}." if field["value"] else ""
    return f"{value} {council}".strip()


if __name__ == "__main__":
    main()
