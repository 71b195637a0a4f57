"""Systems side by side over the same questions: each figure with its interval, and whether chance explains it."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from evals.compare import mcnemar
from evals.estimate import Estimate
from evals.report import aligned, shown
from evals.results import Run
from evals.sets import Sets
from evals.summary import METRICS, Metric, summarise, value

# What the short table shows; the whole one has every metric.
CHIEF = frozenset(
    {"right", "right_answers", "right_other", "facts", "list", "document_cited", "quote_hit", "wrong_council"}
    | {"found_documents_recall", "declining_f1", "risk", "words", "wall_ms_median"}
)


@dataclass(frozen=True)
class Flips:
    """Questions that Craffu got right and the other wrong, the other way round, and McNemar's exact p of the two."""

    won: int
    lost: int

    @property
    def p(self) -> float:
        return mcnemar(self.won, self.lost)


@dataclass(frozen=True)
class Beside:
    """Craffu, named first, and others by name."""

    sets: Sets
    ours: str = "Craffu"

    @cached_property
    def runs(self) -> Mapping[str, Run]:
        return {self.ours: self.sets.whole, **self.sets.others}

    @cached_property
    def estimates(self) -> Mapping[str, Mapping[str, Estimate | None]]:
        """Every metric with its interval, by system."""
        return {name: summarise(run) for name, run in self.runs.items()}

    @cached_property
    def flips(self) -> Mapping[str, Flips]:
        """Against each of the others."""
        return {name: flips(self.sets.whole, run) for name, run in self.sets.others.items()}

    def by_set(self) -> list[list[str]]:
        """Rows, a heading first: a system, its share right in each set and in all, and how that compares."""
        rows = [["right", *self.sets.runs, "all", "95 % interval", "right here only / there only", "McNemar's p"]]
        for name in self.runs:
            runs = self.sets.runs if name == self.ours else self.sets.beside[name]
            whole = self.estimates[name]["right"]
            rows.append([name, *(shown("right", value("right", run.outcomes)) for run in runs.values())])
            rows[-1] += [_value("right", whole), _interval("right", whole), *self._compared(name)]
        return rows

    def by_metric(self, names: Collection[str] | None = None) -> list[list[str]]:
        """Rows, a heading first: a metric and its value for each system, with intervals."""
        chosen = [metric for metric in METRICS if names is None or metric.name in names]
        rows = [["", *self.runs]]
        return rows + [[_label(metric), *(self._cell(name, metric.name) for name in self.runs)] for metric in chosen]

    def as_text(self) -> str:
        return f"{aligned(self.by_set())}\n\n{aligned(self.by_metric(CHIEF))}\n"

    def as_json(self) -> Mapping[str, Any]:
        """By system: right by set, every metric, and the flips against Craffu."""
        return {name: self._as_json(name) for name in self.runs}

    def _as_json(self, name: str) -> Mapping[str, Any]:
        runs = self.sets.runs if name == self.ours else self.sets.beside[name]
        told = {
            "asked": dict(self.runs[name].about),
            "right": {of: value("right", run.outcomes) for of, run in runs.items()},
            "metrics": {of: asdict(found) if found else None for of, found in self.estimates[name].items()},
        }
        found = self.flips.get(name)
        return told | ({"flips": asdict(found) | {"p": found.p}} if found else {})

    def _compared(self, name: str) -> list[str]:
        found = self.flips.get(name)
        return [f"{found.won} / {found.lost}", _p(found.p)] if found else ["", ""]

    def _cell(self, system: str, metric: str) -> str:
        found = self.estimates[system][metric]
        return _value(metric, found) + (f" ({_interval(metric, found)})" if found else "")


def flips(ours: Run, other: Run) -> Flips:
    """How often one is right where the other is wrong; the cases of both runs are the same, in the same order."""
    pairs = [
        (one.scores["right"], another.scores["right"])
        for one, another in zip(ours.outcomes, other.outcomes, strict=True)
    ]
    return Flips(pairs.count((1, 0)), pairs.count((0, 1)))


def _label(metric: Metric) -> str:
    return f"{metric.label} (less is better)" if metric.rises is False else metric.label


def _value(name: str, found: Estimate | None) -> str:
    return shown(name, found.value if found else None)


def _interval(name: str, found: Estimate | None) -> str:
    return f"{shown(name, found.low)} to {shown(name, found.high)}" if found else "-"


def _p(p: float) -> str:
    return "below 0.001" if p < 0.001 else f"{p:.3f}"
