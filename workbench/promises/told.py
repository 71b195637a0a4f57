"""Promises as the JSON that callers see, and what became of them in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.reply import citation_fields
from corpus.document import Period
from workbench.promises.ledger import Entry, State, is_due
from workbench.quoted import cited


def told(entry: Entry, today: date, first: int = 1) -> dict[str, Any]:
    """One entry; its quote is citation `first`, the passage that shows what became of it the next."""
    promise, mention = entry.promise, entry.evidence
    length = promise.length
    return {
        "id": entry.id,
        "text": promise.words,
        "force": promise.force.value,
        "by": promise.by,
        "authority": promise.of,
        "due": _period(promise.due),
        "due_words": promise.due_words,
        "counted_from": promise.counted.value if promise.counted else None,
        "base": promise.base.isoformat() if promise.base else None,
        "working_days": length is not None and length.working,
        "computed": length is not None,
        "span": promise.span,
        "passed": is_due(entry, today),
        "state": entry.state.value,
        "shown_by": "evidence" if entry.state is not State.UNKNOWN else "later_mention" if mention else None,
        "citation": citation_fields(cited(promise.quote, entry.record, first)),
        "evidence": citation_fields(cited(mention.quote, mention.record, first + 1)) if mention else None,
    }


def _period(period: Period | None) -> Mapping[str, str] | None:
    return {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None
