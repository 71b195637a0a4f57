"""Ingest a folder both ways, each time in a process of its own, in turn: seconds, peak memory, seconds by stage."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from corpus.errors import CraffuError
from evals.benchmarks.memory import PeakMemory

STAGES = ("read", "split", "embed", "publish")


@dataclass(frozen=True)
class Run:
    """One run of one side. Seconds from before its imports to its end; memory with all its processes."""

    pages: int
    seconds: float
    peak_megabytes: float
    stages: Mapping[str, float]


@dataclass(frozen=True)
class Pair:
    """Both sides over the same folder, one straight after the other. `pages` as the quickstart counts them."""

    craffu: Run
    quickstart: Run

    @property
    def ratio(self) -> float:
        """How many times the quickstart's pages a second."""
        return self.quickstart.seconds / self.craffu.seconds


def run_side(side: str, folder: Path, place: Path) -> Run:
    """Ingest a folder as one side does (see `evals.benchmarks.side`). Raises CraffuError where that fails."""
    command = [sys.executable, "-m", "evals.benchmarks.side", side, str(folder), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own module
        memory = PeakMemory(process.pid)
        output, errors = process.communicate()
        peak = memory.stop()
    if process.returncode:
        raise CraffuError(f"Ingesting {folder} as {side} failed: {errors.strip()[-500:]}")
    values = json.loads(output.splitlines()[-1])
    click.echo(f"{side}, {folder.name}: {values['seconds']:.1f} s, {peak:.0f} MB", err=True)  # a run may take minutes
    return Run(values["pages"], values["seconds"], peak, values["stages"])


def in_turn(folder: Path, place: Path, times: int) -> list[Pair]:
    """Both sides, so many times, the quickstart first; the last run of each leaves its index in `place`."""
    pairs = []
    for number in range(times):
        last = number == times - 1
        names = [place / (side if last else f"{side}-{number}") for side in ("quickstart", "craffu")]
        plain = run_side("quickstart", folder, names[0])
        pairs.append(Pair(run_side("craffu", folder, names[1]), plain))
    return pairs


def middle(pairs: Sequence[Pair]) -> Pair:
    """The pair with the median ratio (of two, the worse for Craffu)."""
    ordered = sorted(pairs, key=lambda pair: pair.ratio)
    return ordered[(len(ordered) - 1) // 2]
