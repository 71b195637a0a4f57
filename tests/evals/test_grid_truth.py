"""Cells are scored against what they must hold, and against being blank."""

import json
from pathlib import Path

from assistant.answer import Assistant
from evals.workbench.grid import score

LEADER = {"authority": "Powys", "question": "Who is the leader of the council?"}
TRUTH = [
    LEADER | {"has": "Rosemarie Harris"},
    LEADER | {"has": "Somebody Else"},
    LEADER | {"has": None},
    {"authority": "Gateshead", "question": "Who is the leader of the council?", "has": None},
]


def test_a_cell_is_right_with_the_words_it_must_hold_or_blank_where_it_must_be(
    assistant: Assistant, tmp_path: Path
) -> None:
    truth = tmp_path / "grid.jsonl"
    truth.write_text("\n".join(map(json.dumps, TRUTH)), encoding="utf-8")
    scored = score(assistant, path=truth)
    assert (scored["right"], scored["held"], scored["blank"], scored["precision"]) == (0.5, 0.5, 0.5, 1 / 3)
