"""Calibrating and ablating from the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_question_sets import GOOD, written


def test_what_the_gate_judges_is_written_down_without_a_word_of_it(held: Run, tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    done = held("eval", "calibrate", "observe", written(tmp_path, GOOD), "--left-out", "--out", str(out))
    assert done.returncode == 0, done.stderr
    there, left_out = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (there["family"], there["answerable"], left_out["family"], left_out["answerable"]) == (
        "q",
        True,
        "q, left out",
        False,
    )
    assert [each["right"] for each in there["judged"]] == [True]
    assert left_out["judged"] == []
    assert "depot" not in out.read_text(encoding="utf-8")


def test_each_rule_of_the_gate_is_a_row(held: Run, tmp_path: Path) -> None:
    done = held("eval", "ablate", written(tmp_path, GOOD), "--step", "gate")
    assert done.returncode == 0, done.stderr
    head, _, whole, *rest = done.stdout.strip().splitlines()
    assert "wrongly answered" in head
    assert whole.startswith("|  | nothing | 1.000 | 0 | 0 | 0 | 0 |")
    assert [row.split("|")[2].strip() for row in rest] == [
        "council",
        "period",
        "value",
        "named",
        "likelihood",
    ]
