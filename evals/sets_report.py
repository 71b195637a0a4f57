"""What a run over several question sets leaves: an HTML report, Markdown and JSON over all of them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals import ci, report
from evals.beside import Beside
from evals.html import as_html
from evals.sets import Sets


def write(sets: Sets, folder: Path) -> None:
    """`report.html`, `report.md` and `report.json` in a folder, made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = Beside(sets)
    tables = {"Right, by set": beside.by_set(), "Every figure": beside.by_metric()} if sets.beside else {}
    page = as_html(sets.whole, sets=sets.parts, tables=tables)
    (folder / "report.html").write_text(page, encoding="utf-8")
    (folder / "report.md").write_text(as_markdown(sets, beside), encoding="utf-8")
    (folder / "report.json").write_text(json.dumps(as_json(sets, beside), ensure_ascii=False), encoding="utf-8")


def as_text(sets: Sets) -> str:
    """For the terminal: all sets together, and who stands beside."""
    return report.table(sets.whole) + (f"\n{Beside(sets).as_text()}" if sets.beside else "")


def as_json(sets: Sets, beside: Beside | None = None) -> Mapping[str, Any]:
    """For machines: all sets together, each set, and everybody side by side."""
    told = {"all": report.as_json(sets.whole), "sets": {name: report.as_json(run) for name, run in sets.runs.items()}}
    return told | ({"beside": (beside or Beside(sets)).as_json()} if sets.beside else {})


def as_markdown(sets: Sets, beside: Beside) -> str:
    """For CI's summary: side by side, then figures and lost cases."""
    if not sets.beside:
        return ci.markdown(sets.whole)
    tables = f"{_table(beside.by_set())}\n\n{_table(beside.by_metric())}"
    return f"### Side by side\n\n{tables}\n\n{ci.markdown(sets.whole)}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" + "|--:" * (len(rows[0]) - 1) + "|", *lines[1:]])
