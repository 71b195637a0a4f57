"""The committed baseline: the bundled questions are not answered worse than they were."""

import hashlib
from pathlib import Path

from assistant.answer import Assistant
from evals.baseline import check_baseline
from evals.cases import read_cases
from evals.local import questioned
from evals.report import failure_list
from evals.run import run_cases

DATASETS = Path(__file__).resolve().parents[2] / "evals" / "datasets"


def test_the_bundled_questions_are_answered_no_worse_than_the_baseline(assistant: Assistant) -> None:
    questions = DATASETS / "bundled.jsonl"
    about = {"questions": questions.name, "questions_sha256": hashlib.sha256(questions.read_bytes()).hexdigest()}
    run = run_cases(read_cases(questions), questioned(assistant), about)
    verdict = check_baseline(run, DATASETS / "bundled.baseline.json")
    assert verdict.holds, f"{verdict}\n{failure_list(run)}"
