"""Craffu beside the plain quickstart, over the same files in the same run.

`python -m evals.benchmarks.quickstart FOLDER`. An absolute time says little on a machine that others use too, so the
ratio is the result. Both load the same model from the same folder within the time taken; the imports are done before.
The quickstart's answer is only its retrieval.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import click

from assistant.answer import Question
from assistant.service import open_assistant
from corpus.embedder import load_embedder
from corpus.errors import CraffuError, UsageError
from corpus.settings import Settings, load_settings
from evals.benchmarks.plain import Plain, build
from evals.cases import Case, read_cases
from evals.report import aligned
from ingest.run import ingest
from ingest.sources import find_sources

T = TypeVar("T")
BUNDLED = Path(__file__).resolve().parents[1] / "datasets" / "bundled.jsonl"


@dataclass(frozen=True)
class Side:
    """What one of the two took. Answers in milliseconds."""

    ingest_seconds: float
    pages_per_second: float
    answer_median_ms: float


@dataclass(frozen=True)
class Result:
    """Ratios above 1 are in Craffu's favour. `pages` as the quickstart counts them, a file without pages as one."""

    files: int
    pages: int
    questions: int
    embedder: str
    craffu: Side
    quickstart: Side

    @property
    def ratios(self) -> dict[str, float]:
        answers = self.quickstart.answer_median_ms / self.craffu.answer_median_ms
        return {"pages_per_second": self.craffu.pages_per_second / self.quickstart.pages_per_second, "answers": answers}

    def __str__(self) -> str:
        ours, theirs, ratios = self.craffu, self.quickstart, self.ratios
        rows = [
            ["", "craffu", "quickstart", "ratio"],
            ["ingest, s", f"{ours.ingest_seconds:.1f}", f"{theirs.ingest_seconds:.1f}", ""],
            ["ingest, pages/s"]
            + [f"{side.pages_per_second:.1f}" for side in (ours, theirs)]
            + [f"{ratios['pages_per_second']:.2f}"],
            ["answer, median ms"]
            + [f"{side.answer_median_ms:.0f}" for side in (ours, theirs)]
            + [f"{ratios['answers']:.2f}"],
        ]
        heading = f"{self.files} files, {self.pages} pages, {self.questions} questions, {self.embedder}"
        return f"{heading}\n{aligned(rows)}\n"


def measure(folder: Path, cases: tuple[Case, ...], settings: Settings) -> Result:
    """Ingest a folder both ways into throw-away folders and ask both the same questions in turn. Raises CraffuError
    where there is nothing to ingest or the model cannot be loaded."""
    files = [source.path for source in find_sources([folder])]
    if not files:
        raise UsageError(f"There are no files in {folder}.")
    embedder = load_embedder(settings)  # imports torch and reads the weights into the disk cache for both
    model = Path(embedder.model.model_name)
    with TemporaryDirectory() as place:
        own = settings.model_copy(update={"data": Path(place) / "craffu"})
        plain, plain_seconds = _timed(lambda: build(files, model, Path(place) / "plain"))
        _, own_seconds = _timed(lambda: ingest([folder], own))
        own_ms, plain_ms = _asked(cases, own, plain)
    return Result(
        files=len(files),
        pages=plain.pages,
        questions=len(cases),
        embedder=embedder.id,
        craffu=Side(own_seconds, plain.pages / own_seconds, own_ms),
        quickstart=Side(plain_seconds, plain.pages / plain_seconds, plain_ms),
    )


def _asked(cases: tuple[Case, ...], settings: Settings, plain: Plain) -> tuple[float, float]:
    """Median milliseconds of each, asked in turn so that a busy moment falls on both; the first is not counted."""
    assistant = open_assistant(settings)
    own, quick = [], []
    try:
        for case in (cases[0], *cases):
            own.append(_timed(partial(assistant.answer, Question(case.question)))[1])
            quick.append(_timed(partial(plain.retrieve, case.question))[1])
    finally:
        assistant.close()
    return median(own[1:]) * 1000, median(quick[1:]) * 1000


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = perf_counter()
    result = work()
    return result, perf_counter() - started


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--questions", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=BUNDLED)
@click.option("--json", "as_json", is_flag=True, help="The result for machines.")
def main(folder: Path, questions: Path, as_json: bool) -> None:
    """Ingest FOLDER both ways and ask both the same questions."""
    try:
        result = measure(folder, read_cases(questions), load_settings())
    except CraffuError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(asdict(result) | {"ratios": result.ratios}, indent=2) if as_json else str(result), nl=as_json)


if __name__ == "__main__":
    main()
