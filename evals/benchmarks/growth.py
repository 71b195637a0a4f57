"""How both sides grow with the number of documents, and what ingesting an unchanged folder again takes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from evals.benchmarks.ingesting import Pair, in_turn
from evals.benchmarks.made import make_documents
from evals.report import aligned

_TIMES = 5
_CRAFFU = "import sys; from cli.main import main; sys.argv = ['craffu', *sys.argv[1:]]; main()"


@dataclass(frozen=True)
class Growth:
    """Both sides over so many one-page documents; seconds of a whole `craffu ingest` over the same files again."""

    documents: int
    pair: Pair
    unchanged_seconds: float


def grow(numbers: Sequence[int], place: Path) -> list[Growth]:
    """Make the documents and ingest them both ways, each number once, in `place`."""
    return [_measure(number, place / str(number)) for number in numbers]


def as_table(grown: Sequence[Growth]) -> str:
    """Pages a second and peak megabytes of both by number of documents."""
    rows = [["documents", "craffu, pages/s", "quickstart", "ratio", "craffu, MB", "quickstart", "unchanged again, s"]]
    rows += [_row(one) for one in grown]
    return aligned(rows)


def _measure(number: int, place: Path) -> Growth:
    folder = place / "documents"
    make_documents(folder, number)
    (pair,) = in_turn(folder, place, times=1)
    return Growth(number, pair, median(_again(folder, place / "craffu") for _ in range(_TIMES)))


def _again(folder: Path, data: Path) -> float:
    """A whole process, from its start to its end."""
    began = perf_counter()
    command = [sys.executable, "-c", _CRAFFU, "ingest", "--quiet", str(folder)]
    environment = os.environ | {"CRAFFU_DATA": str(data)}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  # our own command
    return perf_counter() - began


def _row(one: Growth) -> list[str]:
    ours, theirs = one.pair.craffu, one.pair.quickstart
    return [
        str(one.documents),
        f"{theirs.pages / ours.seconds:.1f}",
        f"{theirs.pages / theirs.seconds:.1f}",
        f"{one.pair.ratio:.2f}",
        f"{ours.peak_megabytes:.0f}",
        f"{theirs.peak_megabytes:.0f}",
        f"{one.unchanged_seconds:.2f}",
    ]
