"""Lines of question files for the tests of what reads them."""

import json
from typing import Any

PLAIN: dict[str, Any] = {"id": "q1", "question": "Who?", "type": "who", "answerable": True, "expected": "answer"}

EVERYTHING: dict[str, Any] = {
    **PLAIN,
    "gold_facts": ["Ann|Anne", {"kind": "money", "value": "£9.3m", "tolerance": 100000}],
    "gold_list": {"items": ["first", {"kind": "count", "value": "nine"}], "ordered": True},
    "gold_docs": ["a.txt"],
    "gold_quote": ["Ann said"],
    "evidence": [{"doc": "d.pdf", "quote": "nine homes", "page": 3}],
    "also_docs": ["b.txt"],
    "near_docs": ["c.txt"],
    "wrong_evidence": [{"doc": "d.pdf", "quote": "ten homes"}],
    "must_not": ["Bob", {"kind": "date", "value": "March 2018"}],
    "yes_no": "no",
    "reason": ["outside_corpus"],
    "councils": ["Powys"],
    "period": "2018/19",
    "as_of": "2019-06-30",
    "previous": [{"question": "What?", "answer": "That."}],
    "lang": "cy",
    "note": "why",
    "draft": True,
}


def line(**changes: Any) -> str:
    """A plain case with some fields changed, as a line."""
    return json.dumps({**PLAIN, **changes})
