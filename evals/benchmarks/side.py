"""One side of the comparison, in a process of its own: it ingests a folder and prints what that took as JSON.

The clock starts before anything heavy is imported, so both sides pay for what they load.
"""

from time import perf_counter

STARTED = perf_counter()

import json  # noqa: E402  # the clock first
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import click  # noqa: E402

from corpus.settings import Settings, load_settings  # noqa: E402


def craffu(folder: Path, settings: Settings) -> dict[str, Any]:
    """`craffu ingest`, as a user runs it."""
    from ingest.run import ingest  # noqa: PLC0415  # within the time taken

    summary = ingest([folder], settings)
    pages = sum(outcome.pages or 1 for outcome in summary.outcomes if not outcome.reason)
    return {"pages": pages, "stages": summary.seconds}


def quickstart(folder: Path, settings: Settings) -> dict[str, Any]:
    """The plain quickstart over the files that Craffu finds."""
    from corpus.embedder import model_folder  # noqa: PLC0415  # within the time taken
    from evals.benchmarks.plain import build  # noqa: PLC0415
    from ingest.sources.sources import find_sources  # noqa: PLC0415

    files = [source.path for source in find_sources([folder]) if not source.left_out]
    built = build(files, model_folder(settings), settings.data)
    return {"pages": built.pages, "stages": built.seconds}


def stages(folder: Path, settings: Settings) -> dict[str, Any]:
    """Craffu one stage after the other."""
    from evals.benchmarks.stages import stages  # noqa: PLC0415  # within the time taken

    return {"pages": 0, "stages": stages(folder, settings)}


SIDES: dict[str, Callable[[Path, Settings], dict[str, Any]]] = {
    "craffu": craffu,
    "quickstart": quickstart,
    "stages": stages,
}


@click.command()
@click.argument("side", type=click.Choice(list(SIDES)))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("place", type=click.Path(path_type=Path))
def main(side: str, folder: Path, place: Path) -> None:
    """Ingest FOLDER into PLACE as SIDE does."""
    settings = load_settings().model_copy(update={"data": place})
    done = SIDES[side](folder, settings)
    click.echo(json.dumps(done | {"seconds": perf_counter() - STARTED}))


if __name__ == "__main__":
    main()
