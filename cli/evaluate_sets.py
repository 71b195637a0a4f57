"""`craffu eval all`: every question set in one go, Craffu beside what others would set up, one report."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from corpus.settings import load_settings

if TYPE_CHECKING:
    from tqdm import tqdm


@click.command("all")
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1)
@click.option("--beside", is_flag=True, help="Ask llama-index's quickstart, BM25 and hybrid too, over CRAFFU_DATA.")
@click.option("--url", help="Ask a running server that keeps the contract, instead of the index in CRAFFU_DATA.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the runs and their report.")
@click.option("--half", type=click.Choice(["odd", "even"]), help="Only the ids that end in an odd (even) number.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Questions asked at once.")
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
def evaluate_all(  # noqa: PLR0913, PLR0917  # one parameter an option
    questions: tuple[Path, ...],
    beside: bool,
    url: str | None,
    out: Path | None,
    half: str | None,
    jobs: int,
    as_json: bool,
) -> None:
    """Ask the three sets over the bundled corpus, or the files named, and report on all of them together."""
    from tqdm import tqdm

    from corpus.index import Index
    from evals import sets_report
    from evals.half import Half, read_half
    from evals.local import local
    from evals.remote import over_http
    from evals.run import Options
    from evals.sets import THREE, packaged, run_sets

    paths = questions or tuple(packaged(name) for name in THREE)
    options = Options(jobs=jobs, half=Half(half) if half else None)
    asked = sum(len(read_half(path, options.half)[0]) for path in paths)
    settings = load_settings()
    ours = over_http(url) if url else local(settings)
    others = []
    if beside:
        from evals.baselines.baselines import baselines

        click.echo("Building the systems that stand beside.", err=True)
        others = list(baselines(Index.open(settings), settings).values())
    about = {"date": datetime.now(UTC).isoformat(timespec="seconds"), "settings": settings.model_dump(mode="json")}
    with tqdm(total=asked * (1 + len(others)), desc="asking", unit=" question", file=sys.stderr) as bar:
        sets = run_sets(paths, ours, others, out, options=options, about=about, progress=lambda _: _step(bar))
    click.echo(json.dumps(sets_report.as_json(sets), ensure_ascii=False) if as_json else sets_report.as_text(sets))
    if out is not None:
        sets_report.write(sets, out)
        click.echo(f"Wrote {out / 'report.html'}, report.md and report.json.", err=True)


def _step(bar: "tqdm[NoReturn]") -> None:
    bar.update()
