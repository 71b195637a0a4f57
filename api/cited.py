"""The citations of an answer one after another, for a reader who goes from each quote to the next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.kept_answers import KeptAnswers
from api.places import address


@dataclass(frozen=True, slots=True)
class Cited:
    """Citation `n` of `total` in an answer, and the addresses of it and of those beside it."""

    answer_id: str
    question: str
    n: int
    total: int
    here: str
    previous: str | None
    following: str | None


def cited(kept: KeptAnswers, answer_id: str | None, n: int | None) -> Cited | None:
    """None where the answer is not kept any more, or has no such citation."""
    body = kept.get(answer_id) if answer_id and n else None
    if body is None:
        return None
    answer = json.loads(body)
    citations = {one["n"]: one for one in answer["citations"] or answer["nearest"]}
    if n not in citations:
        return None
    numbers = sorted(citations)
    at = numbers.index(n)
    beside = [numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(numbers) else None]
    links = [citation_address(citations[one], answer["id"]) if one else None for one in (n, *beside)]
    return Cited(
        answer["id"],
        answer["question"],
        at + 1,
        len(numbers),
        links[0] or "",
        *links[1:],
    )


def addressed(citation: Mapping[str, Any], answer_id: str | None = None) -> dict[str, Any]:
    """A citation with the address at which its words are read."""
    return {**citation, "address": citation_address(citation, answer_id)}


def citation_address(citation: Mapping[str, Any], answer_id: str | None = None) -> str:
    """Where a citation's words are read: the document at its place, with the answer that it came from."""
    query = {"edition": citation["edition"], "start": str(citation["start"]), "end": str(citation["end"])}
    if answer_id:
        query |= {"answer": answer_id, "n": str(citation["n"])}
    return address(citation["document_id"], query, "quote")
