"""The numbers of a run: each metric over the questions it applies to, with its interval."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.case import Expected
from evals.estimate import (
    SEED,
    Estimate,
    bootstrap,
    declining_f1,
    declining_precision,
    declining_recall,
    mean,
    middle,
    percentile_95,
)
from evals.results import Outcome, Run
from evals.retrieval import LEVELS
from evals.selective import Judged, area_under_risk, coverage, risk


@dataclass(frozen=True)
class Metric:
    """`of` takes what it needs from one outcome, None where it does not apply; `combine` makes one number of those.
    `rises` is False where less is better, None where neither is."""

    name: str
    label: str
    of: Callable[[Outcome], Any]
    combine: Callable[[Sequence[Any]], float | None] = mean
    rises: bool | None = True
    repeatable: bool = True  # the same on every machine; times are not


def _score(name: str) -> Callable[[Outcome], float | None]:
    return lambda outcome: outcome.scores.get(name)  # a run of before may lack it


def _right_if(answer: bool) -> Callable[[Outcome], float | None]:
    def of(outcome: Outcome) -> float | None:
        return outcome.scores["right"] if (outcome.case.expected is Expected.ANSWER) == answer else None

    return of


def _declining(outcome: Outcome) -> tuple[bool, bool]:
    return not outcome.case.answerable, bool(outcome.scores["declined"])


def judged(outcome: Outcome) -> Judged | None:
    """The outcome for selective answering; None where the case does not say what is right."""
    right = outcome.scores["right"]
    return None if right is None else Judged(outcome.scores.get("confidence"), right == 0)


def _mean(name: str, label: str, rises: bool = True) -> Metric:
    return Metric(name, label, _score(name), rises=rises)


def _time(name: str, label: str, score: str, combine: Callable[[Sequence[Any]], float | None]) -> Metric:
    return Metric(name, label, _score(score), combine, rises=False, repeatable=False)


def _found(level: str) -> tuple[Metric, ...]:
    return (
        _mean(f"found_{level}_recall", f"{level} found: recall at 5"),
        _mean(f"found_{level}_mrr", f"{level} found: reciprocal rank"),
        _mean(f"found_{level}_ndcg", f"{level} found: nDCG at 10"),
    )


GROUPS: Mapping[str, tuple[Metric, ...]] = {
    "Answers": (
        _mean("right", "right"),
        Metric("right_answers", "right, of those to be answered", _right_if(answer=True)),
        Metric("right_other", "right, of those to be declined or corrected", _right_if(answer=False)),
        _mean("facts", "gold facts said"),
        _mean("list", "gold facts said, lists"),
        _mean("list_order", "list items in order"),
        _mean("numbers_right", "gold numbers said exactly"),
        _mean("dates_right", "gold dates said exactly"),
        _mean("numbers_held", "numbers that stand in their quotes"),
        _mean("dates_held", "dates that stand in their quotes"),
        _mean("wrong_council", "speaks of a wrong council", rises=False),
        _mean("wrong_period", "speaks of a wrong period", rises=False),
    ),
    "Citations": (
        _mean("document_cited", "a good document cited"),
        _mean("document_recall", "good documents cited / gold"),
        _mean("near_cited", "a tempting wrong document cited", rises=False),
        _mean("quote_hit", "a gold quote hit"),
        _mean("citation_precision", "citation precision"),
        _mean("citation_recall", "citation recall"),
        _mean("citations_needless", "citations that are needless", rises=False),
        _mean("claims_uncited", "claims whose citation is missing", rises=False),
        _mean("claims_misplaced", "claims that another citation supports", rises=False),
        _mean("claims_unsupported", "claims that no citation supports", rises=False),
        _mean("quotes_exact", "quotes exact"),
    ),
    "Search": (
        _mean("found_first", "good document found first"),
        _mean("found_in_five", "good document in the first five"),
        *(metric for level in LEVELS for metric in _found(level)),
    ),
    "Declining": (
        Metric("declining_precision", "declining: precision", _declining, declining_precision),
        Metric("declining_recall", "declining: recall", _declining, declining_recall),
        Metric("declining_f1", "declining: F1", _declining, declining_f1),
        _mean("reason_right", "declining: reason right"),
        Metric("coverage", "answered, of all asked", judged, coverage, rises=None),
        Metric("risk", "wrong, of those answered", judged, risk, rises=False),
        Metric("risk_area", "wrong, mean over coverage (AURC)", judged, area_under_risk, rises=False),
    ),
    "Effort": (
        _mean("words", "words per answer", rises=False),
        _time("total_ms_median", "ms, as reported, median", "total_ms", middle),
        _time("total_ms_p95", "ms, as reported, p95", "total_ms", percentile_95),
        _time("wall_ms_median", "ms, as waited for, median", "wall_ms", middle),
        _time("wall_ms_p95", "ms, as waited for, p95", "wall_ms", percentile_95),
    ),
}
METRICS = tuple(metric for group in GROUPS.values() for metric in group)


def values(metric: Metric, outcomes: Sequence[Outcome]) -> list[Any]:
    """What the metric takes from the outcomes it applies to."""
    return [value for value in map(metric.of, outcomes) if value is not None]


def value(name: str, outcomes: Sequence[Outcome]) -> float | None:
    """One metric over these outcomes, None where it applies to none of them."""
    metric = next(metric for metric in METRICS if metric.name == name)
    found = values(metric, outcomes)
    return metric.combine(found) if found else None


def summarise(run: Run) -> Mapping[str, Estimate | None]:
    """Every metric over the whole run, by name."""
    seed = int(run.about.get("seed", SEED))
    return {metric.name: bootstrap(values(metric, run.outcomes), metric.combine, seed) for metric in METRICS}
