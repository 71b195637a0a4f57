"""A finished reply as server-sent events: nothing is sent that may be withdrawn."""

import json
from collections.abc import Iterator
from typing import Any


def as_events(reply: dict[str, Any]) -> Iterator[str]:
    """`status`, each `claim` followed by the citations it is the first to use, then `done` with the whole reply."""
    yield _event("status", {key: reply[key] for key in ("id", "status", "question")})
    sent: set[int] = set()
    by_number = {citation["n"]: citation for citation in reply["citations"]}
    for claim in reply["claims"]:
        yield _event("claim", claim)
        for n in claim["citations"]:
            if n not in sent:
                sent.add(n)
                yield _event("citation", by_number[n])
    yield _event("done", reply)


def _event(name: str, data: dict[str, Any]) -> str:
    """One event; JSON without line ends, so that it stands on one `data:` line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
