"""Show a run: a table by type of question, every metric with its interval, and each case that was lost."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evals.estimate import Estimate
from evals.failures import failures, lost_at, missing
from evals.results import Outcome, Run
from evals.slices import by_type
from evals.summary import GROUPS, METRICS, summarise, value

COLUMNS = {
    "right": "right",
    "facts": "facts",
    "document_recall": "docs",
    "quote_hit": "quote",
    "citation_precision": "cite P",
    "citation_recall": "cite R",
    "quotes_exact": "exact",
    "words": "words",
    "wall_ms_p95": "p95 ms",
}
WHOLE_NUMBERS = {"words", "total_ms_median", "total_ms_p95", "wall_ms_median", "wall_ms_p95"}


def table(run: Run) -> str:
    """The run in plain text: by type, then all metrics in groups with 95 % intervals. A dash: there is no score."""
    rows = [["type", "n", *COLUMNS.values()]]
    rows += [_row(name, outcomes) for name, outcomes in by_type(run).items()]
    rows.append(_row("all", run.outcomes))
    estimates = summarise(run)
    metrics = [["metric", "value", "95 % interval", "n"]]
    for name, group in GROUPS.items():
        metrics.append([f"-- {name}", "", "", ""])
        metrics += [[metric.label, *estimated(metric.name, estimates[metric.name])] for metric in group]
    return f"{aligned(rows)}\n\n{aligned(metrics)}\n"


def failure_list(run: Run) -> str:
    """Each lost case: question, answer, what was missing, the step that lost it."""
    return "\n".join(_failure(outcome) for outcome in failures(run))


def as_json(run: Run) -> Mapping[str, Any]:
    """The same for machines."""
    return {
        "about": run.about,
        "metrics": {name: asdict(found) if found else None for name, found in summarise(run).items()},
        "types": {
            name: {"n": len(outcomes)} | {metric.name: value(metric.name, outcomes) for metric in METRICS}
            for name, outcomes in by_type(run).items()
        },
        "failures": [
            {"id": outcome.case.id, "question": outcome.case.question, "answer": outcome.reply.get("answer")}
            | {"lost_at": lost_at(outcome), "missing": list(missing(outcome))}
            for outcome in failures(run)
        ],
    }


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns of equal width, the first to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in rows)
    return "\n".join("  ".join(line).rstrip() for line in lines)


def shown(name: str, number: float | None) -> str:
    """A metric's value for people."""
    if number is None:
        return "-"
    return f"{number:.0f}" if name in WHOLE_NUMBERS else f"{number:.3f}"


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    return [name, str(len(outcomes)), *(shown(column, value(column, outcomes)) for column in COLUMNS)]


def estimated(name: str, found: Estimate | None) -> list[str]:
    """Value, interval and number of cases for people."""
    if found is None:
        return ["-", "-", "0"]
    return [shown(name, found.value), f"{shown(name, found.low)} to {shown(name, found.high)}", str(found.n)]


def _failure(outcome: Outcome) -> str:
    case, reply = outcome.case, outcome.reply
    lines = [f"{case.id} ({case.type}): {lost_at(outcome)}", f"  Q: {case.question}"]
    answer = str(reply.get("answer") or "").replace("\n", "\n    ")
    return "\n".join([*lines, f"  {reply['status']}: {answer}", *(f"  - {each}" for each in missing(outcome))]) + "\n"
