"""A log of our own making, with answers of three askers on three days."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from api.answer_log.store import AnswerLog

DAYS = (datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 2, 23, 59, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC))
QUESTIONS = ("What did the O’Brien review find?", "=HYPERLINK(1) priorities of Powys?", "Pwy yw’r cyfarwyddwr?")


def said(answer_id: str, question: str, key: str | None, document: str = "doc") -> dict[str, Any]:
    cited = {
        "n": 1,
        "document_id": document,
        "edition": "e" * 64,
        "start": 5,
        "end": 9,
        "quote": "Four",
        "title": "Review",
        "publisher": "CIW",
        "published": "2019-01-09",
        "page": 3,
    }
    return {
        "answer_id": answer_id,
        "way": "api",
        "request_id": "r1",
        "role": "reader" if key else None,
        "key": key,
        "asked": {"question": question, "history": [], "filters": {}, "as_of": None, "language": None},
        "reply": {
            "id": answer_id,
            "status": "answered",
            "reason": None,
            "question": question,
            "answer": "Four. [1]",
            "claims": [{"text": "Four.", "citations": [1], "kind": "quote"}],
            "citations": [cited],
            "nearest": [],
            "snapshot": "000001",
            "answerer": "extractive",
        },
    }


class Clock:
    def __init__(self) -> None:
        self.time = DAYS[0]

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(tmp_path: Path, clock: Clock) -> AnswerLog:
    """Answers a0, a1, a2 of the keys Ann, Bob and none."""
    made = AnswerLog(tmp_path, days=30, clock=clock)
    for number, (day, question, key) in enumerate(zip(DAYS, QUESTIONS, ("Ann", "Bob", None), strict=True)):
        clock.time = day
        made.append(said(f"a{number}", question, key, f"doc{number}"))
    return made
