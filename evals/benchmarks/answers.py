"""How long answers take on an existing data folder, from cold and after.

`python -m evals.benchmarks.answers QUESTIONS`, in a fresh process: cold start is counted from the first line of this
module, before anything heavy is imported.
"""

from time import perf_counter

STARTED = perf_counter()

import json  # noqa: E402  # the clock first
import resource  # noqa: E402
import sys  # noqa: E402
from collections.abc import Mapping, Sequence  # noqa: E402
from dataclasses import asdict, dataclass  # noqa: E402
from pathlib import Path  # noqa: E402

import click  # noqa: E402

from assistant.answer import Assistant, Question  # noqa: E402
from corpus.errors import CraffuError  # noqa: E402
from corpus.settings import load_settings  # noqa: E402
from evals.cases import Case, read_cases  # noqa: E402
from evals.estimate import quantile  # noqa: E402
from evals.report import aligned  # noqa: E402
from workbench.answering import open_assistant  # noqa: E402

SHARES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "most": 1.0}


@dataclass(frozen=True)
class Latency:
    """Milliseconds by percentile, whole and by step; cold start and first answer in seconds, memory in megabytes."""

    passages: int
    asked: int
    first_answer_seconds: float
    opened_seconds: float
    peak_megabytes: float
    milliseconds: Mapping[str, Mapping[str, float]]

    def __str__(self) -> str:
        rows = [["step, ms", *SHARES]]
        rows += [[step, *(f"{found[name]:.0f}" for name in SHARES)] for step, found in self.milliseconds.items()]
        return (
            f"{self.passages} passages, {self.asked} answers\n"
            f"index and model open after {self.opened_seconds:.1f} s, first answer after "
            f"{self.first_answer_seconds:.1f} s, peak memory {self.peak_megabytes:.0f} MB\n{aligned(rows)}\n"
        )


def measure(assistant: Assistant, cases: Sequence[Case], repeats: int, started: float = STARTED) -> Latency:
    """Ask every question `repeats` times. `started` is the `perf_counter` that cold start is counted from."""
    opened = perf_counter() - started
    assistant.answer(Question(cases[0].question))
    first = perf_counter() - started
    taken = [_ask(assistant, case) for _ in range(repeats) for case in cases]
    steps = dict.fromkeys(step for each in taken for step in each)
    return Latency(
        passages=assistant.sources.index.counts().passages,
        asked=len(taken),
        first_answer_seconds=first,
        opened_seconds=opened,
        peak_megabytes=peak_megabytes(),
        milliseconds={step: _percentiles([each[step] for each in taken if step in each]) for step in steps},
    )


def peak_megabytes() -> float:
    """The most memory this process has held. Linux counts in kilobytes, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


def _ask(assistant: Assistant, case: Case) -> dict[str, float]:
    started = perf_counter()
    reply = assistant.answer(Question(case.question))
    return {**reply.timings_ms, "waited for": (perf_counter() - started) * 1000}


def _percentiles(values: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {name: quantile(ordered, share) for name, share in SHARES.items()}


@click.command()
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--repeats", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The result for machines.")
def main(questions: Path, repeats: int, as_json: bool) -> None:
    """Ask the QUESTIONS of the index in CRAFFU_DATA and show how long the answers take."""
    try:
        latency = measure(open_assistant(load_settings()), read_cases(questions), repeats)
    except CraffuError as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(asdict(latency), indent=2) if as_json else str(latency), nl=as_json)


if __name__ == "__main__":
    main()
