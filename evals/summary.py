"""The numbers of a run: each metric over the questions it applies to, with its interval."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.cases import Expected
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


@dataclass(frozen=True)
class Metric:
    """`of` takes what it needs from one outcome, None where it does not apply; `combine` makes one number of those.
    `rises` is False where less is better."""

    name: str
    label: str
    of: Callable[[Outcome], Any]
    combine: Callable[[Sequence[Any]], float | None] = mean
    rises: bool = True
    repeatable: bool = True  # the same on every machine; times are not


def _score(name: str) -> Callable[[Outcome], float | None]:
    return lambda outcome: outcome.scores[name]


def _right_if(answer: bool) -> Callable[[Outcome], float | None]:
    def of(outcome: Outcome) -> float | None:
        return outcome.scores["right"] if (outcome.case.expected is Expected.ANSWER) == answer else None

    return of


def _declining(outcome: Outcome) -> tuple[bool, bool]:
    return not outcome.case.answerable, bool(outcome.scores["declined"])


METRICS = (
    Metric("right", "right", _score("right")),
    Metric("right_answers", "right, of those to be answered", _right_if(answer=True)),
    Metric("right_other", "right, of those to be declined or corrected", _right_if(answer=False)),
    Metric("facts", "gold facts said", _score("facts")),
    Metric("list", "gold facts said, lists", _score("list")),
    Metric("document_cited", "a good document cited", _score("document_cited")),
    Metric("document_recall", "good documents cited / gold", _score("document_recall")),
    Metric("near_cited", "a tempting wrong document cited", _score("near_cited"), rises=False),
    Metric("quote_hit", "a gold quote hit", _score("quote_hit")),
    Metric("found_first", "good document found first", _score("found_first")),
    Metric("found_in_five", "good document in the first five", _score("found_in_five")),
    Metric("citation_precision", "citation precision", _score("citation_precision")),
    Metric("citation_recall", "citation recall", _score("citation_recall")),
    Metric("quotes_exact", "quotes exact", _score("quotes_exact")),
    Metric("declining_precision", "declining: precision", _declining, declining_precision),
    Metric("declining_recall", "declining: recall", _declining, declining_recall),
    Metric("declining_f1", "declining: F1", _declining, declining_f1),
    Metric("words", "words per answer", _score("words"), rises=False),
    Metric("total_ms_median", "ms, as reported, median", _score("total_ms"), middle, rises=False, repeatable=False),
    Metric("total_ms_p95", "ms, as reported, p95", _score("total_ms"), percentile_95, rises=False, repeatable=False),
    Metric("wall_ms_median", "ms, as waited for, median", _score("wall_ms"), middle, rises=False, repeatable=False),
    Metric("wall_ms_p95", "ms, as waited for, p95", _score("wall_ms"), percentile_95, rises=False, repeatable=False),
)


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


def by_type(run: Run) -> Mapping[str, tuple[Outcome, ...]]:
    """The outcomes of each type of question, types in the order they first come."""
    types = dict.fromkeys(outcome.case.type for outcome in run.outcomes)
    return {name: tuple(outcome for outcome in run.outcomes if outcome.case.type == name) for name in types}
