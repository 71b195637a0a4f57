"""Set two runs side by side: which questions flipped, what each metric did, and whether chance explains it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from scipy.stats import binomtest

from corpus.errors import UsageError
from evals.estimate import SEED, Estimate, bootstrap
from evals.failures import lost_at
from evals.report import aligned, shown
from evals.results import Outcome, Run, load_run
from evals.summary import METRICS, Metric, value, values

Pair = tuple[Outcome, Outcome]  # of one question, in A and in B


@dataclass(frozen=True)
class Comparison:
    """Run B against run A, over the cases of both. `fixed` and `broken` are cases that turned right and wrong, as they
    came out in A and B; `metrics` are (A, B) by name; `changes` how much B is above A, with its paired bootstrap
    interval, where there is a score in both; `p` is McNemar's exact p of the flips."""

    fixed: tuple[Pair, ...]
    broken: tuple[Pair, ...]
    metrics: Mapping[str, tuple[float | None, float | None]]
    pairs: tuple[Pair, ...]
    only_in_one: tuple[str, ...] = field(default=())
    seed: int = SEED

    @property
    def cases(self) -> int:
        return len(self.pairs)

    @property
    def p(self) -> float:
        return mcnemar(len(self.fixed), len(self.broken))

    @cached_property
    def changes(self) -> Mapping[str, Estimate | None]:
        return {metric.name: paired_change(metric, self.pairs, self.seed) for metric in METRICS}

    def is_worse(self, margin: float) -> bool:
        """Whether the share of right replies fell by more than `margin` (0.02 is two questions in a hundred)."""
        before, after = self.metrics["right"]
        return before is not None and after is not None and before - after > margin + 1e-9

    def __str__(self) -> str:
        rows = [["metric", "A", "B", "B - A", "95 % interval", ""]]
        rows += [[metric.label, *self._row(metric)] for metric in METRICS]
        lines = [f"{self.cases} cases in both runs", *_flipped("now right", self.fixed)]
        lines += [*_flipped("now wrong", self.broken), f"McNemar's exact p: {self.p:.3f}", "", aligned(rows)]
        if self.only_in_one:
            lines.append(f"Left out, in one run only: {', '.join(self.only_in_one)}")
        return "\n".join(lines)

    def as_json(self) -> Mapping[str, Any]:
        """The same for machines."""
        metrics = {
            name: {"a": before, "b": after, "change": _asdict(self.changes[name])}
            for name, (before, after) in self.metrics.items()
        }
        flips = {"fixed": [_flip(pair) for pair in self.fixed], "broken": [_flip(pair) for pair in self.broken]}
        return {"cases": self.cases, "p": self.p, **flips, "metrics": metrics, "only_in_one": self.only_in_one}

    def _row(self, metric: Metric) -> list[str]:
        before, after = self.metrics[metric.name]
        change = self.changes[metric.name]
        row = [shown(metric.name, before), shown(metric.name, after)]
        if change is None:
            return [*row, "-", "-", ""]
        interval = f"{_signed(metric.name, change.low)} to {_signed(metric.name, change.high)}"
        return [*row, _signed(metric.name, change.value), interval, _judged(metric, change)]


def compare(path_a: Path, path_b: Path) -> Comparison:
    """Compare two folders that `evaluate` wrote. UsageError where one holds no run or no case is in both."""
    return compare_runs(load_run(path_a), load_run(path_b))


def compare_runs(run_a: Run, run_b: Run) -> Comparison:
    """Compare two runs; cases are paired by id and question, so a reworded question is not the same case."""
    a, b = _by_key(run_a), _by_key(run_b)
    pairs = tuple((a[key], b[key]) for key in a if key in b)
    if not pairs:
        raise UsageError("The two runs have no question in common.")
    before, after = [one for one, _ in pairs], [other for _, other in pairs]
    return Comparison(
        fixed=tuple(pair for pair in pairs if _right(pair) == (0, 1)),
        broken=tuple(pair for pair in pairs if _right(pair) == (1, 0)),
        metrics={metric.name: (value(metric.name, before), value(metric.name, after)) for metric in METRICS},
        pairs=pairs,
        only_in_one=tuple(sorted({case_id for case_id, _ in a.keys() ^ b.keys()})),
        seed=int(run_a.about.get("seed", SEED)),
    )


def mcnemar(fixed: int, broken: int) -> float:
    """Two-sided exact p of McNemar's test: how often chance alone splits the cases that flipped this unevenly."""
    flipped = fixed + broken
    return float(binomtest(fixed, flipped).pvalue) if flipped else 1.0


def paired_change(metric: Metric, pairs: Sequence[Pair], seed: int) -> Estimate | None:
    """How much B is above A, with the interval that chance leaves: questions are drawn again with both their replies,
    so what is hard for both does not widen it. None where one of the runs has no score."""

    def change(drawn: Sequence[Pair]) -> float | None:
        before, after = (values(metric, side) for side in zip(*drawn, strict=True))
        one, other = (metric.combine(found) if found else None for found in (before, after))
        return None if one is None or other is None else other - one

    applies = [pair for pair in pairs if any(metric.of(outcome) is not None for outcome in pair)]
    return bootstrap(applies, change, seed)


def _right(pair: Pair) -> tuple[float | None, float | None]:
    return pair[0].scores["right"], pair[1].scores["right"]


def _by_key(run: Run) -> dict[tuple[str, str], Outcome]:
    return {(outcome.case.id, outcome.case.question): outcome for outcome in run.outcomes}


def _judged(metric: Metric, change: Estimate) -> str:
    """In words, where the interval leaves no doubt about the direction."""
    if metric.rises is None or change.low <= 0 <= change.high:
        return ""
    return "better" if (change.value > 0) == metric.rises else "worse"


def _signed(name: str, number: float) -> str:
    written = shown(name, number)
    return written if written.startswith("-") else f"+{written}"


def _flipped(title: str, pairs: tuple[Pair, ...]) -> list[str]:
    return [f"{title}: {len(pairs)}", *(f"  {_flip_line(pair)}" for pair in pairs)]


def _flip_line(pair: Pair) -> str:
    case = pair[1].case
    return f"{case.id} ({case.type}, {_lost(pair)}): {case.question}"


def _flip(pair: Pair) -> Mapping[str, str]:
    case = pair[1].case
    return {"id": case.id, "type": case.type, "question": case.question, "lost_at": _lost(pair)}


def _lost(pair: Pair) -> str:
    return lost_at(pair[0] if pair[0].scores["right"] == 0 else pair[1])


def _asdict(found: Estimate | None) -> Mapping[str, Any] | None:
    return None if found is None else asdict(found)
