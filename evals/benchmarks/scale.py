"""The same questions among ever more near misses: how many are answered right, how long it takes, how much memory.

`python -m evals.benchmarks.scale FOLDER QUESTIONS... [--passages 1000,10000,100000]` multiplies the documents of the
index in CRAFFU_DATA (see `evals.benchmarks.multiply`) into indexes in FOLDER, kept for the next time, and asks that
index and each of them, each in a process of its own. Questions that name no council are told apart: among the papers
of many councils, most of them have no one right answer.
"""

import json
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import fmean
from time import perf_counter, process_time
from typing import ParamSpec, TypeVar

import click

from corpus.errors import CraffuError
from corpus.generations import current_generation
from corpus.settings import Settings, load_settings
from evals.benchmarks.answers import peak_megabytes
from evals.case import Case
from evals.cases import read_cases
from evals.estimate import quantile
from evals.report import aligned
from evals.respondent import Reply, Respondent
from evals.results import Outcome
from evals.scope import councils_asked

P = ParamSpec("P")
T = TypeVar("T")
SCORES = ("right", "declined", "wrong_council", "wrong_period")
EMBEDDED = 10_000  # passages that go through the model at most; for more, vectors are made from these


@dataclass(frozen=True)
class Size:
    """One index asked. `scores` are means by score, of the questions that name a council and of those that name none;
    milliseconds of clock and of processor with nothing kept from earlier questions; megabytes at most."""

    passages: int
    opened_seconds: float
    scores: Mapping[str, Mapping[str, float | None]]
    milliseconds: Mapping[str, float]
    processor: Mapping[str, float]
    megabytes: float


def scale(small: Settings, folder: Path, files: Sequence[Path], sizes: Sequence[int]) -> list[Size]:
    """Ask the index of `small` and one of each number of passages. Raises NoIndexError and UsageError."""
    cases = [case for file in files for case in read_cases(file)]
    asked = [_in_a_process(measure, small, cases)]
    for passages in sizes:
        large = small.model_copy(update={"data": folder / str(passages)})
        if current_generation(large) is None:
            _in_a_process(_enlarge, small, large, passages, [case.question for case in cases])
        asked.append(_in_a_process(measure, large, cases))
    return asked


def measure(settings: Settings, cases: Sequence[Case]) -> Size:
    """Open an index and ask it each question once."""
    from evals.local import questioned  # noqa: PLC0415
    from evals.run import run_cases  # noqa: PLC0415
    from workbench.answering import open_assistant  # noqa: PLC0415  # within the time taken

    started = perf_counter()
    assistant = open_assistant(settings)
    opened = perf_counter() - started
    timed = _Timed(questioned(assistant))
    timed.ask(cases[0])  # the first answer loads what is loaded once
    timed.forget()
    outcomes = run_cases(cases, replace(timed.respondent, search=None, ask=timed.ask)).outcomes
    passages = assistant.sources.index.counts().passages
    assistant.close()
    return Size(
        passages, opened, _scores(outcomes), _percentiles(timed.wall), _percentiles(timed.own), peak_megabytes()
    )


def as_table(sizes: Sequence[Size]) -> str:
    """A line for each index."""
    named = [f"{score}, {which}" for which in ("named", "other") for score in SCORES]
    rows = [["passages", *named, "ms", "p95", "processor", "p95", "open, s", "MB"]]
    for size in sizes:
        scores = [size.scores[which].get(score) for which in ("named", "other") for score in SCORES]
        times = [*size.milliseconds.values(), *size.processor.values()]
        rows.append(
            [str(size.passages)]
            + ["-" if score is None else f"{score:.3f}" for score in scores]
            + [f"{time:.0f}" for time in times]
            + [f"{size.opened_seconds:.1f}", f"{size.megabytes:.0f}"]
        )
    return aligned([list(column) for column in zip(*rows, strict=True)])


class _Timed:
    """Asks with nothing kept of what earlier questions made known of texts: in real use each passage is new."""

    def __init__(self, respondent: Respondent) -> None:
        self.respondent = respondent
        self.forget()

    def forget(self) -> None:
        """Forget the times taken so far."""
        self.wall: list[float] = []
        self.own: list[float] = []

    def ask(self, case: Case) -> Reply:
        """The reply, its milliseconds noted by the clock and by the processor."""
        from assistant.agree import forget_texts  # noqa: PLC0415

        forget_texts()
        clock, own = perf_counter(), process_time()
        reply = self.respondent.ask(case)
        self.wall.append((perf_counter() - clock) * 1000)
        self.own.append((process_time() - own) * 1000)
        return reply


def _scores(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float | None]]:
    named = [outcome for outcome in outcomes if councils_asked(outcome.case)]
    other = [outcome for outcome in outcomes if not councils_asked(outcome.case)]
    return {which: {name: _mean(some, name) for name in SCORES} for which, some in (("named", named), ("other", other))}


def _mean(outcomes: Sequence[Outcome], name: str) -> float | None:
    values = [score for outcome in outcomes if (score := outcome.scores[name]) is not None]
    return fmean(values) if values else None


def _percentiles(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {"p50": quantile(ordered, 0.5), "p95": quantile(ordered, 0.95)}


def _in_a_process(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()


def _enlarge(small: Settings, large: Settings, passages: int, questions: Sequence[str]) -> int:
    from corpus.embedder import load_embedder  # noqa: PLC0415  # a process that asks needs none of it
    from evals.benchmarks.enlarge import Wanted, enlarge  # noqa: PLC0415

    return enlarge(small, large, Wanted(passages, EMBEDDED, questions), load_embedder(large))


def _numbers(context: click.Context, option: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in value.split(",") if number)
    except ValueError as error:
        raise click.BadParameter("Numbers with commas between them are expected, as in 1000,10000.") from error


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("questions", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--passages", callback=_numbers, default="1000,10000,100000", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The result for machines.")
def main(folder: Path, questions: tuple[Path, ...], passages: tuple[int, ...], as_json: bool) -> None:
    """Ask the QUESTIONS of the index in CRAFFU_DATA and of larger ones made of it in FOLDER."""
    try:
        sizes = scale(load_settings(), folder, questions, passages)
    except CraffuError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps([asdict(size) for size in sizes], indent=2) if as_json else as_table(sizes))


if __name__ == "__main__":
    main()
