"""`craffu eval workbench`: the workbench's records against truth that people wrote down."""

import json
from typing import TYPE_CHECKING, Any

import click

from corpus.settings import load_settings

if TYPE_CHECKING:
    from workbench.differences.compare import Comparer
    from workbench.kept import Kept

_HALF = click.option("--half", type=click.Choice(["dev", "held"]), help="Only what was developed on, or was not.")
_JSON = click.option("--json", "as_json", is_flag=True, help="The scores as one JSON object.")


@click.group("workbench")
def workbench() -> None:
    """Score the workbench's records against truth written down by hand."""


@workbench.command()
@click.option(
    "--half", type=click.Choice(["dev", "held", "later", "last"]), help="As above, or the pairs written down later."
)
@_JSON
def differences(half: str | None, as_json: bool) -> None:
    """Score what became of statements between two documents."""
    from evals.workbench.differences import score

    _show(score(_comparer(), half), as_json)


@workbench.command()
@_HALF
@_JSON
@click.option("--made", is_flag=True, help="Over papers made for it, which need no index.")
def disagreements(half: str | None, as_json: bool, made: bool) -> None:
    """Score what documents about a council were found to say differently."""
    from evals.workbench import disagreements_made
    from evals.workbench.disagreements import score
    from workbench.disagreements.found import Finder

    if made:
        _show(disagreements_made.score(half), as_json)
        return
    comparer = _comparer()
    _show(score(Finder(comparer.kept, comparer.embedder, comparer.vocabulary), half), as_json)


@workbench.command()
@_JSON
def recommendations(as_json: bool) -> None:
    """Score what was asked for: found, whole, in order, linked to what answers it, and its state."""
    from evals.workbench.recommendations import score
    from workbench.recommendations.tracker import open_tracker

    with open_tracker(load_settings()) as tracker:
        _show(score(tracker).as_json(), as_json)


def _comparer() -> "Comparer":
    from workbench.answering import open_assistant
    from workbench.differences.compare import Comparer
    from workbench.kept import Kept

    settings = load_settings()
    sources = open_assistant(settings).sources
    return Comparer(Kept(sources.index, settings.data), sources.embedder, sources.vocabulary)


@workbench.command()
@_HALF
@_JSON
def figures(half: str | None, as_json: bool) -> None:
    """Score the figures found: value, unit, measure, time and council."""
    from evals.workbench.figures import score

    _show(score(_kept(), half), as_json)


@workbench.command()
@_HALF
@_JSON
def promises(half: str | None, as_json: bool) -> None:
    """Score the promises found: the day each is due, and what is held of it after that day."""
    from evals.workbench.promises import score

    _show(score(_kept(), half), as_json)


@workbench.command()
@_HALF
@_JSON
def grid(half: str | None, as_json: bool) -> None:
    """Score cells of the comparison of councils: what each must hold, or that it must be blank."""
    from evals.workbench.grid import score
    from workbench.answering import open_assistant

    _show(score(open_assistant(load_settings()), half), as_json)


def _kept() -> "Kept":
    from corpus.index import Index
    from workbench.kept import Kept

    settings = load_settings()
    return Kept(Index.open(settings), settings.data)


def _show(scored: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(scored, ensure_ascii=False, indent=2))
        return
    for name, value in scored.items():
        if isinstance(value, dict):
            click.echo(f"{name}: " + ", ".join(f"{key} {share:.2f}" for key, share in value.items()))
        elif isinstance(value, list):
            click.echo("\n  ".join([f"{name}: {len(value)}", *value]))
        else:
            click.echo(f"{name}: {value if not isinstance(value, float) else round(value, 3)}")
