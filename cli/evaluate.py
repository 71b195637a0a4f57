"""`craffu eval`: score the answers to a question file, compare two runs, hold a run against a baseline."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cli.question_sets import check, draft, schema
from corpus.settings import load_settings

if TYPE_CHECKING:
    from tqdm import tqdm

    from evals.results import Run

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("eval")
def evaluate() -> None:
    """Say how good answers are, with no language model as judge."""


evaluate.add_command(check)
evaluate.add_command(draft)
evaluate.add_command(schema)


@evaluate.command()
@click.argument("questions", type=FILE)
@click.option("--url", help="Ask a running server that keeps the contract, instead of the index in CRAFFU_DATA.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write the run into.")
@click.option("--json", "as_json", is_flag=True, help="Metrics, types and failures as one JSON object.")
@click.option("--failures", is_flag=True, help="List each question that was lost, and the step that lost it.")
@click.option("--baseline", type=FILE, help="Exit 1 when the run falls below this baseline.")
@click.option("--update-baseline", type=click.Path(dir_okay=False, path_type=Path), help="Write the baseline anew.")
def run(  # noqa: PLR0913, PLR0917  # one parameter an option
    questions: Path,
    url: str | None,
    out: Path | None,
    as_json: bool,
    failures: bool,
    baseline: Path | None,
    update_baseline: Path | None,
) -> None:
    """Ask every question of a file and score the answers."""
    from tqdm import tqdm

    from evals import report
    from evals.run import evaluate as evaluated

    with tqdm(desc="asking", unit=" question", file=sys.stderr) as bar:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        done = evaluated(questions, load_settings(), url, out, date=now, progress=lambda _: _step(bar))
    click.echo(json.dumps(report.as_json(done), ensure_ascii=False, indent=2) if as_json else report.table(done))
    if failures:
        click.echo(report.failure_list(done))
    _against_baseline(done, baseline, update_baseline)


def _step(bar: "tqdm[NoReturn]") -> None:
    bar.update()


def _against_baseline(done: "Run", baseline: Path | None, update: Path | None) -> None:
    from evals.baseline import check_baseline, update_baseline

    if update is not None:
        update_baseline(done, update)
        click.echo(f"Wrote {update}.", err=True)
    if baseline is not None:
        verdict = check_baseline(done, baseline)
        click.echo(str(verdict), err=True)
        sys.exit(0 if verdict.holds else 1)


@evaluate.command()
@click.argument("run_a", type=FOLDER)
@click.argument("run_b", type=FOLDER)
@click.option("--margin", type=float, help="Exit 1 when B answers right less often than A by more than this share.")
def compare(run_a: Path, run_b: Path, margin: float | None) -> None:
    """Say what flipped between two runs, and what each metric did."""
    from evals.compare import compare as compared

    comparison = compared(run_a, run_b)
    click.echo(str(comparison))
    sys.exit(1 if margin is not None and comparison.is_worse(margin) else 0)
