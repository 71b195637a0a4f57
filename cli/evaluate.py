"""`craffu eval`: score the answers to a question file, compare two runs, hold a run against a baseline."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cli.ablate import ablate
from cli.calibrate import calibrate
from cli.evaluate_sets import evaluate_all
from cli.evaluate_workbench import workbench
from cli.public_sets import public
from cli.question_sets import check, draft, schema
from corpus.settings import load_settings

if TYPE_CHECKING:
    from tqdm import tqdm

    from evals.results import Run

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group("eval")
def evaluate() -> None:
    """Say how good answers are, with no language model as judge."""


evaluate.add_command(ablate)
evaluate.add_command(calibrate)
evaluate.add_command(evaluate_all)
evaluate.add_command(check)
evaluate.add_command(draft)
evaluate.add_command(public)
evaluate.add_command(schema)
evaluate.add_command(workbench)


@evaluate.command()
@click.argument("questions", type=FILE)
@click.option("--url", help="Ask a running server that keeps the contract, instead of the index in CRAFFU_DATA.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the run and its report.html.")
@click.option("--half", type=click.Choice(["odd", "even"]), help="Only the ids that end in an odd (even) number.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Questions asked at once.")
@click.option("--resume", is_flag=True, help="Go on with the run in --out where it was stopped.")
@click.option("--json", "as_json", is_flag=True, help="Metrics, types and failures as one JSON object.")
@click.option("--failures", is_flag=True, help="List each question that was lost, and the step that lost it.")
@click.option("--junit", type=NEW_FILE, help="Write JUnit XML, one test a question.")
@click.option("--markdown", type=NEW_FILE, help="Add a summary to this Markdown file, such as CI's.")
@click.option("--baseline", type=FILE, help="Exit 1 when the run falls below this baseline.")
@click.option("--update-baseline", type=NEW_FILE, help="Write the baseline anew.")
def run(  # noqa: PLR0913, PLR0917  # one parameter an option
    questions: Path,
    url: str | None,
    out: Path | None,
    half: str | None,
    jobs: int,
    resume: bool,
    as_json: bool,
    failures: bool,
    junit: Path | None,
    markdown: Path | None,
    baseline: Path | None,
    update_baseline: Path | None,
) -> None:
    """Ask every question of a file and score the answers."""
    from tqdm import tqdm

    from evals import report
    from evals.half import Half
    from evals.run import Options
    from evals.run import evaluate as evaluated

    if resume and out is None:
        raise click.UsageError("--resume needs --out, the folder of the run that was stopped.")
    with tqdm(desc="asking", unit=" question", file=sys.stderr) as bar:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        options = Options(jobs=jobs, resume=resume, half=Half(half) if half else None)
        done = evaluated(questions, load_settings(), url, out, options=options, date=now, progress=lambda _: _step(bar))
    click.echo(json.dumps(report.as_json(done), ensure_ascii=False, indent=2) if as_json else report.table(done))
    if failures:
        click.echo(report.failure_list(done))
    _write(done, out, junit, markdown)
    _against_baseline(done, baseline, update_baseline)


def _step(bar: "tqdm[NoReturn]") -> None:
    bar.update()


def _write(done: "Run", out: Path | None, junit: Path | None, markdown: Path | None) -> None:
    from evals import ci
    from evals.html import as_html

    if out is not None:
        (out / "report.html").write_text(as_html(done), encoding="utf-8")
        click.echo(f"Wrote {out / 'report.html'}.", err=True)
    if junit is not None:
        junit.write_text(ci.junit(done), encoding="utf-8")
    if markdown is not None:
        with markdown.open("a", encoding="utf-8") as file:  # CI gives one file for the summaries of many steps
            file.write(ci.markdown(done))


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
@click.option("--json", "as_json", is_flag=True, help="Flips and changes as one JSON object.")
@click.option("--margin", type=float, help="Exit 1 when B answers right less often than A by more than this share.")
def compare(run_a: Path, run_b: Path, as_json: bool, margin: float | None) -> None:
    """Say what flipped between two runs, what each metric did, and whether chance explains it."""
    from evals.compare import compare as compared

    comparison = compared(run_a, run_b)
    click.echo(json.dumps(comparison.as_json(), ensure_ascii=False, indent=2) if as_json else str(comparison))
    sys.exit(1 if margin is not None and comparison.is_worse(margin) else 0)
