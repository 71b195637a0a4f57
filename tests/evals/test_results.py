"""Runs on disk."""

from pathlib import Path

from evals.results import load_run, save_run
from tests.evals.runs import run


def test_a_run_that_was_saved_is_the_run_that_is_loaded(tmp_path: Path) -> None:
    saved = run("homes")
    save_run(saved, tmp_path / "new" / "folder")
    assert load_run(tmp_path / "new" / "folder") == saved


def test_a_run_is_one_line_a_case(tmp_path: Path) -> None:
    save_run(run("homes"), tmp_path)
    assert len((tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 3
