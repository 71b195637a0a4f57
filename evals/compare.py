"""Set two runs side by side: which questions flipped, what each metric did, and whether chance explains it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UsageError
from evals.estimate import mcnemar
from evals.report import aligned, shown
from evals.results import Outcome, Run, load_run
from evals.summary import METRICS, value


@dataclass(frozen=True)
class Comparison:
    """Run B against run A, over the cases of both. `fixed` and `broken` are cases that turned right and wrong;
    `metrics` are (A, B) by name; `p` is McNemar's exact p of the flips."""

    fixed: tuple[Outcome, ...]
    broken: tuple[Outcome, ...]
    metrics: Mapping[str, tuple[float | None, float | None]]
    cases: int
    only_in_one: tuple[str, ...] = field(default=())

    @property
    def p(self) -> float:
        return mcnemar(len(self.fixed), len(self.broken))

    def is_worse(self, margin: float) -> bool:
        """Whether the share of right replies fell by more than `margin` (0.02 is two questions in a hundred)."""
        before, after = self.metrics["right"]
        return before is not None and after is not None and before - after > margin + 1e-9

    def __str__(self) -> str:
        rows = [["metric", "A", "B", "B - A"]]
        rows += [[metric.label, *_change(metric.name, self.metrics[metric.name])] for metric in METRICS]
        lines = [f"{self.cases} cases in both runs", *_flipped("now right", self.fixed)]
        lines += [*_flipped("now wrong", self.broken), f"McNemar's exact p: {self.p:.3f}", "", aligned(rows)]
        if self.only_in_one:
            lines.append(f"Left out, in one run only: {', '.join(self.only_in_one)}")
        return "\n".join(lines)


def compare(path_a: Path, path_b: Path) -> Comparison:
    """Compare two folders that `evaluate` wrote. UsageError where one holds no run or no case is in both."""
    return compare_runs(load_run(path_a), load_run(path_b))


def compare_runs(run_a: Run, run_b: Run) -> Comparison:
    """Compare two runs; cases are paired by id and question, so a reworded question is not the same case."""
    a, b = _by_key(run_a), _by_key(run_b)
    both = [key for key in a if key in b]
    if not both:
        raise UsageError("The two runs have no question in common.")
    flips = [(b[key], a[key].scores["right"], b[key].scores["right"]) for key in both]
    before, after = [a[key] for key in both], [b[key] for key in both]
    return Comparison(
        fixed=tuple(outcome for outcome, was, now in flips if was == 0 and now == 1),
        broken=tuple(outcome for outcome, was, now in flips if was == 1 and now == 0),
        metrics={metric.name: (value(metric.name, before), value(metric.name, after)) for metric in METRICS},
        cases=len(both),
        only_in_one=tuple(sorted({case_id for case_id, _ in a.keys() ^ b.keys()})),
    )


def _by_key(run: Run) -> dict[tuple[str, str], Outcome]:
    return {(outcome.case.id, outcome.case.question): outcome for outcome in run.outcomes}


def _change(name: str, pair: tuple[float | None, float | None]) -> list[str]:
    before, after = pair
    change = "-" if before is None or after is None else shown(name, after - before)
    return [shown(name, before), shown(name, after), change if change.startswith("-") else f"+{change}"]


def _flipped(title: str, outcomes: tuple[Outcome, ...]) -> list[str]:
    return [f"{title}: {len(outcomes)}", *(f"  {o.case.id} ({o.case.type}): {o.case.question}" for o in outcomes)]
