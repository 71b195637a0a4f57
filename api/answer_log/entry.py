"""What the log says of an answer: who asked what, by which way, on which snapshot, and the whole reply."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from api.schemas_answers import QuestionBody

Way = Literal["page", "api", "chat", "mcp"]
ANSWER, ERASURE = "answer", "erasure"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, by which way, in which request; `role` and `key` (its name) are None where no key is asked for."""

    way: Way
    request_id: str | None = None
    role: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log. `time` is UTC, ISO 8601; `said` is what it says, None where that was erased."""

    number: int
    time: str
    kind: str
    said: dict[str, Any] | None


def said_of(asker: Asker, body: QuestionBody, reply: Mapping[str, Any]) -> dict[str, Any]:
    """The question as it was asked, and the reply with its evidence: document, edition and offsets of each quote."""
    return {
        "answer_id": reply["id"],
        "way": asker.way,
        "request_id": asker.request_id,
        "role": asker.role,
        "key": asker.key,
        "asked": body.model_dump(mode="json", exclude={"stream"}),
        "reply": dict(reply),
    }
