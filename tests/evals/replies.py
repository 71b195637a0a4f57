"""Small cases and replies for the tests of scores; what is not given is empty."""

from collections.abc import Sequence
from typing import Any

from evals.cases import Case, Expected
from evals.respondent import Respondent

TEXT = "Oakshire report. The council closed 3 of its 12 homes on 4 May 2021. Staff were not told."
FIRST = "The council closed 3 of its 12 homes on 4 May 2021."
SECOND = "Staff were not told."


def case(expected: Expected = Expected.ANSWER, **fields: Any) -> Case:
    lists = {name: tuple(each) for name, each in fields.items() if isinstance(each, list)}
    given = {"id": "c1", "question": "How many homes closed?", "type": "number", **fields, **lists}
    return Case(**{"answerable": expected is Expected.ANSWER, "expected": expected, **given})


def citation(n: int, quote: str = FIRST, **fields: Any) -> dict[str, Any]:
    start = TEXT.find(quote)
    base = {"n": n, "document_id": "oak", "edition": "e1", "filename": "oak.txt", "title": "Homes"}
    return {**base, "quote": quote, "start": start, "end": start + len(quote), **fields}


def claim(text: str, *citations: int, kind: str = "quote") -> dict[str, Any]:
    return {"text": text, "citations": list(citations), "kind": kind}


def answered(
    claims: Sequence[dict[str, Any]] = (), citations: Sequence[dict[str, Any]] = (), **fields: Any
) -> dict[str, Any]:
    lines = (f"{each['text']} {''.join(f'[{n}]' for n in each['citations'])}" for each in claims)
    whole = {"status": "answered", "answer": "\n\n".join(lines), "claims": list(claims), "citations": list(citations)}
    return {**whole, "question": "", "timings_ms": {"total": 20.0}, "snapshot": "g1", **fields}


def saying(text: str, **fields: Any) -> dict[str, Any]:
    """An answer of one uncited claim: for scores that look at its words alone."""
    return answered([claim(text)], **fields)


def declined(status: str = "not_found", message: str = "Nothing is held about that.", **fields: Any) -> dict[str, Any]:
    return answered(status=status, answer=message, **fields)


def perfect() -> dict[str, Any]:
    return answered([claim(FIRST, 1), claim(SECOND, 2)], [citation(1), citation(2, SECOND)])


def text_of(document_id: str, edition: str) -> str | None:
    return TEXT if (document_id, edition) == ("oak", "e1") else None


def respondent(reply: dict[str, Any] | None = None, **fields: Any) -> Respondent:
    """One that gives the same reply to every question and holds one text."""
    given = reply or perfect()
    return Respondent("canned", lambda case: given, **{"text": text_of, **fields})
