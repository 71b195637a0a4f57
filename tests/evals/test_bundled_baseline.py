"""The committed baselines: the questions over the bundled corpus are not answered worse than they were."""

import warnings
from pathlib import Path

import pytest

from assistant.answer import Assistant
from evals.baseline import check_baseline
from evals.half import Half, read_half
from evals.local import questioned
from evals.report import failure_list
from evals.run import run_cases

DATASETS = Path(__file__).resolve().parents[2] / "evals" / "datasets"
HELD = {"bundled": None, "everyday": Half.ODD, "meeting": Half.ODD, "hard_negatives": Half.ODD}


@pytest.mark.parametrize("name", HELD)
def test_the_questions_are_answered_no_worse_than_the_baseline(name: str, assistant: Assistant) -> None:
    cases, about = read_half(DATASETS / f"{name}.jsonl", HELD[name])
    run = run_cases(cases, questioned(assistant), about)
    verdict = check_baseline(run, DATASETS / f"{name}.baseline.json")
    assert verdict.holds, f"{verdict}\n{failure_list(run)}"
    if verdict.beaten:
        warnings.warn(f"{name}.baseline.json is beaten.\n{verdict}", stacklevel=1)


def test_make_writes_every_baseline_that_is_held() -> None:
    recipe = (DATASETS.parents[1] / "Makefile").read_text(encoding="utf-8").split("\nbaselines: ##")[1].split("\n\n")[0]
    assert [name for name in HELD if name not in recipe] == []
    assert {path.name for path in DATASETS.glob("*.baseline.json")} == {f"{name}.baseline.json" for name in HELD}
