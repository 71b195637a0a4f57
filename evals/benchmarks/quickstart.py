"""Craffu beside the plain quickstart, over the same files in the same run.

`python -m evals.benchmarks.quickstart FOLDER`. An absolute time says little on a machine that others use too, so the
ratio is the result. Each side ingests in a process of its own, in turn, its imports and the loading of the model
within the time taken. The quickstart's answer is only its retrieval.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import click

from corpus.embedder import embedder_id, model_folder
from corpus.errors import CraffuError, UsageError
from corpus.settings import Settings, load_settings
from evals.benchmarks.growth import Growth, as_table, grow
from evals.benchmarks.ingesting import STAGES, Run, in_turn, middle, run_side
from evals.cases import Case, read_cases
from evals.report import aligned
from ingest.sources.sources import find_sources

T = TypeVar("T")
BUNDLED = Path(__file__).resolve().parents[1] / "datasets" / "bundled.jsonl"


@dataclass(frozen=True)
class Side:
    """What one of the two took, in the run of the median ratio. `stages` are seconds, one stage after the other."""

    ingest_seconds: float
    pages_per_second: float
    peak_megabytes: float
    answer_median_ms: float
    stages: Mapping[str, float]


@dataclass(frozen=True)
class Result:
    """Ratios above 1 are in Craffu's favour. `pages` as the quickstart counts them, a file without pages as one."""

    files: int
    pages: int
    questions: int
    embedder: str
    craffu: Side
    quickstart: Side
    every_ratio: Sequence[float]
    growth: Sequence[Growth] = ()

    @property
    def ratios(self) -> dict[str, float]:
        answers = self.quickstart.answer_median_ms / self.craffu.answer_median_ms
        return {"pages_per_second": median(self.every_ratio), "answers": answers}

    def __str__(self) -> str:
        ours, theirs, ratios = self.craffu, self.quickstart, self.ratios
        rows = [
            ["", "craffu", "quickstart", "ratio"],
            ["ingest, s", f"{ours.ingest_seconds:.1f}", f"{theirs.ingest_seconds:.1f}", ""],
            ["ingest, pages/s"]
            + [f"{side.pages_per_second:.1f}" for side in (ours, theirs)]
            + [f"{ratios['pages_per_second']:.2f}"],
            ["peak memory, MB", f"{ours.peak_megabytes:.0f}", f"{theirs.peak_megabytes:.0f}", ""],
            *(["stage " + name, *(_share(side.stages, name) for side in (ours, theirs)), ""] for name in STAGES),
            ["answer, median ms"]
            + [f"{side.answer_median_ms:.0f}" for side in (ours, theirs)]
            + [f"{ratios['answers']:.2f}"],
        ]
        each = ", ".join(f"{ratio:.2f}" for ratio in self.every_ratio)
        heading = f"{self.files} files, {self.pages} pages, {self.questions} questions, {self.embedder}"
        grown = f"\n{as_table(self.growth)}\n" if self.growth else ""
        return f"{heading}\npages/s ratio of each pair of runs: {each}\n{aligned(rows)}\n{grown}"


def measure(
    folder: Path, cases: tuple[Case, ...], settings: Settings, runs: int = 1, growth: Sequence[int] = ()
) -> Result:
    """Ingest a folder both ways into throw-away folders and ask both the same questions in turn. Raises CraffuError
    where there is nothing to ingest or the model cannot be loaded."""
    files = [source for source in find_sources([folder]) if not source.left_out]
    if not files:
        raise UsageError(f"There are no files in {folder}.")
    with TemporaryDirectory() as name:
        place = Path(name)
        pairs = in_turn(folder, place, runs)
        stages = run_side("stages", folder, place / "stages").stages
        own_ms, plain_ms = _asked(cases, settings, place)
        chosen = middle(pairs)
        return Result(
            files=len(files),
            pages=chosen.quickstart.pages,
            questions=len(cases),
            embedder=embedder_id(settings),
            craffu=_side(chosen.craffu, chosen.quickstart.pages, stages, own_ms),
            quickstart=_side(chosen.quickstart, chosen.quickstart.pages, chosen.quickstart.stages, plain_ms),
            every_ratio=[pair.ratio for pair in pairs],
            growth=grow(growth, place / "growth"),
        )


def _side(run: Run, pages: int, stages: Mapping[str, float], answer_ms: float) -> Side:
    return Side(run.seconds, pages / run.seconds, run.peak_megabytes, answer_ms, stages)


def _share(stages: Mapping[str, float], name: str) -> str:
    return f"{stages[name]:.1f} s ({stages[name] / sum(stages.values()):.0%})"


def _asked(cases: tuple[Case, ...], settings: Settings, place: Path) -> tuple[float, float]:
    """Median milliseconds of each, asked in turn so that a busy moment falls on both; the first is not counted."""
    from assistant.answer import Question  # noqa: PLC0415  # a reading process loads this module again, and needs none
    from evals.benchmarks.plain import open_plain  # noqa: PLC0415
    from workbench.answering import open_assistant  # noqa: PLC0415

    assistant = open_assistant(settings.model_copy(update={"data": place / "craffu"}))
    plain = open_plain(model_folder(settings), place / "quickstart")
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


def _numbers(context: click.Context, option: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in value.split(",") if number)
    except ValueError as error:
        raise click.BadParameter("Numbers with commas between them are expected, as in 10,100,1000.") from error


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--questions", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=BUNDLED)
@click.option("--runs", type=click.IntRange(min=1), default=1, show_default=True, help="Runs of each side, in turn.")
@click.option("--growth", callback=_numbers, default="", help="Numbers of made documents to ingest too: 10,100,1000.")
@click.option("--json", "as_json", is_flag=True, help="The result for machines.")
def main(folder: Path, questions: Path, runs: int, growth: tuple[int, ...], as_json: bool) -> None:
    """Ingest FOLDER both ways and ask both the same questions."""
    try:
        result = measure(folder, read_cases(questions), load_settings(), runs, growth)
    except CraffuError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(asdict(result) | {"ratios": result.ratios}, indent=2) if as_json else str(result), nl=as_json)


if __name__ == "__main__":
    main()
