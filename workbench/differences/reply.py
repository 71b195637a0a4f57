"""A comparison as the fields that callers rely on: rows by the numbers of their citations (docs/api.md)."""

from collections import Counter
from typing import Any

from assistant.reply import citation_fields
from corpus.document import DocumentRecord
from workbench.differences.compare import Comparison, Row
from workbench.differences.pairs import Pair
from workbench.differences.statements import Statement
from workbench.numbered import Numbered


def comparison_fields(comparison: Comparison, snapshot: str) -> dict[str, Any]:
    """The whole comparison; `state`, `likeness`, `softer` and `near` are worked out, the rest is quoted."""
    numbered = Numbered()
    rows = [_row(row, comparison, numbered) for row in comparison.rows]
    return {
        "left": comparison.left.id,
        "right": comparison.right.id,
        "relation": comparison.relation.value,
        "counts": dict(Counter(row["state"] for row in rows)),
        "rows": rows,
        "citations": [citation_fields(citation) for citation in numbered.citations],
        "snapshot": snapshot,
    }


def pair_fields(pair: Pair) -> dict[str, str]:
    """Two documents worth comparing, by id."""
    return {
        "left": pair.left.id,
        "right": pair.right.id,
        "relation": pair.relation.value,
        "why": pair.why.value,
    }


def _row(row: Row, comparison: Comparison, numbered: Numbered) -> dict[str, Any]:
    def number(statement: Statement | None, record: DocumentRecord) -> int | None:
        return numbered.of(statement.quote, record) if statement else None

    left, right = number(row.left, comparison.left), number(row.right, comparison.right)
    return {
        "state": row.state.value,
        "kind": "computed",
        "part": row.part.value,
        "left": left,
        "right": right,
        "likeness": round(row.likeness, 2) if row.likeness is not None else None,
        "softer": [{"how": each.how.value, "said": each.said, "became": each.became} for each in row.softer],
        "sharper": row.sharper,
        "near": number(row.near, comparison.right if row.left else comparison.left),
    }
