"""Turning a public set into documents and questions on the command line."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.evals.public_samples import squad


def test_a_set_is_turned_into_documents_and_questions_and_what_to_run_next_is_said(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("eval", "public", "squad", str(squad(tmp_path)), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert "Documents: 1. Questions: 2, 1 of them to be declined." in done.stdout
    assert "Licence: CC BY-SA 4.0." in done.stdout
    assert f"CRAFFU_DATA={out / 'index'} craffu ingest {out / 'documents'}" in done.stdout
    assert f"CRAFFU_DATA={out / 'index'} craffu eval run {out / 'questions.jsonl'} --out {out / 'run'}" in done.stdout
    checked = run("eval", "check", str(out / "questions.jsonl"), "--fields-only")
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_help_of_a_format_says_its_licence_and_what_it_does_not_see(run: Run) -> None:
    said = " ".join(run("eval", "public", "financebench", "--help").stdout.split())
    assert "Licence: CC BY-NC 4.0" in said
    assert "Does not see: figures to be computed or rescaled" in said
