"""Disagreements as the fields that callers rely on: sides by the numbers of their citations (docs/api.md)."""

from collections.abc import Sequence
from typing import Any

from assistant.reply import citation_fields
from workbench.disagreements.found import Disagreement
from workbench.numbered import Numbered


def disagreements_fields(found: Sequence[Disagreement], snapshot: str) -> dict[str, Any]:
    """All of them with their citations; type and kind are worked out, the sides are quoted."""
    numbered = Numbered()
    items = [
        {
            "type": each.type.value,
            "kind": each.kind.value,
            "worked_out": True,
            "authority": each.authority,
            "sides": [
                {"citation": numbered.of(side.statement.quote, side.record), "words": side.words} for side in each.sides
            ],
        }
        for each in found
    ]
    return {"items": items, "citations": [citation_fields(one) for one in numbered.citations], "snapshot": snapshot}
