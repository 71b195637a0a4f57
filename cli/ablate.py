"""`craffu eval ablate`: what each part of the answer path is worth on question files."""

from pathlib import Path

import click

from corpus.settings import load_settings


@click.command()
@click.argument("questions", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--step", type=click.Choice(["understanding", "search", "selection", "gate"]), help="Only its parts.")
def ablate(questions: tuple[Path, ...], step: str | None) -> None:
    """Ask the questions of the index in CRAFFU_DATA with each part switched off in turn: a Markdown table, row by row.

    All questions are asked again for each row, some thirty times.
    """
    from evals.ablation import HEAD, ablations, row
    from evals.ablation import ablate as ablated
    from evals.cases import read_cases
    from workbench.answering import open_assistant

    cases = [case for path in questions for case in read_cases(path)]
    chosen = [each for each in ablations() if step is None or each.step in ("", step)]
    click.echo(HEAD)
    for cost in ablated(cases, open_assistant(load_settings()).sources, chosen):
        click.echo(row(cost))
