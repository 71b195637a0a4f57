"""`craffu eval calibrate`: observe what the gate judges, and fit its model and threshold to that."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.settings import load_settings

if TYPE_CHECKING:
    from evals.calibration.observe import Observation

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def calibrate() -> None:
    """Set the gate's threshold from questions: `observe` over each index, then `fit` to all of it."""


@calibrate.command()
@click.argument("questions", type=FILE, nargs=-1, required=True)
@click.option("--out", type=NEW_FILE, required=True, help="Where the observations go, a JSON object a line.")
@click.option("--left-out", is_flag=True, help="Ask the answerable ones also without the documents that answer them.")
def observe(questions: tuple[Path, ...], out: Path, left_out: bool) -> None:
    """Ask the questions of the index in CRAFFU_DATA and write down what the gate had to judge: numbers, no words."""
    from evals.calibration.observe import observe as observed
    from evals.calibration.observe import write_observations
    from evals.cases import read_cases
    from workbench.answering import open_assistant

    sources = open_assistant(load_settings()).sources
    seen: list[Observation] = []
    for path in questions:
        for without in (False, True) if left_out else (False,):
            seen += observed(read_cases(path), sources, path.stem, without)
    write_observations(seen, out)
    click.echo(f"Wrote {len(seen)} observations to {out}.", err=True)


@calibrate.command()
@click.argument("runs", type=click.Path(exists=True, file_okay=False, path_type=Path), nargs=-1, required=True)
@click.option("--out", type=NEW_FILE, required=True, help="The file to write, such as api/sureness.toml.")
def bands(runs: tuple[Path, ...], out: Path) -> None:
    """Measure on runs (`craffu eval run --out`) how often answers of a confidence are right, for the pages' words."""
    from evals.calibration.bands import as_toml, measured
    from evals.results import load_run

    found = measured([outcome for folder in runs for outcome in load_run(folder).outcomes])
    out.write_text(as_toml(found, [folder.name for folder in runs]), encoding="utf-8")
    for band in found:
        name = "looked up" if band.lowest is None else f"from {band.lowest:.3f}"
        click.echo(f"{name}: {band.right} of {band.answers} right")


@calibrate.command()
@click.argument("observations", type=FILE, nargs=-1, required=True)
@click.option("--out", type=NEW_FILE, help="The calibration to write, such as assistant/likelihood.toml.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the split into folds.")
def fit(observations: tuple[Path, ...], out: Path | None, seed: int) -> None:
    """Fit the model, choose the threshold where declining does best, and show the curve it was chosen from."""
    from evals.calibration.calibrate import as_toml, table, write_calibration
    from evals.calibration.calibrate import calibrate as calibrated
    from evals.calibration.observe import read_observations

    seen = [observation for path in observations for observation in read_observations(path)]
    model = calibrated(seen, seed)
    click.echo(table(model))
    if out is not None:
        write_calibration(as_toml(model, Counter(observation.family for observation in seen)), out)
        click.echo(f"Wrote {out}.", err=True)
