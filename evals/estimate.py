"""From scores of single questions to numbers about the whole set, each with the interval that chance leaves it."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import TypeVar

T = TypeVar("T")
RESAMPLES = 1000
SEED = 20190310


@dataclass(frozen=True)
class Estimate:
    """A value over `n` cases with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


def bootstrap(
    values: Sequence[T], combine: Callable[[Sequence[T]], float | None], seed: int, resamples: int = RESAMPLES
) -> Estimate | None:
    """The percentile bootstrap (Efron 1979): draw as many cases again with replacement, `resamples` times, and leave
    out 2.5 % of the results at each end. None where there is nothing to combine."""
    value = combine(values) if values else None
    if value is None:
        return None
    draw = random.Random(seed)  # noqa: S311  # chance that can be repeated, not secrecy
    drawn = [combine(draw.choices(values, k=len(values))) for _ in range(resamples)]
    results = sorted(result for result in drawn if result is not None)
    return Estimate(value, quantile(results, 0.025), quantile(results, 0.975), len(values))


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share of an ordered, non-empty sequence lies, interpolated between neighbours."""
    position = share * (len(ordered) - 1)
    low, high = math.floor(position), math.ceil(position)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None


def middle(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def percentile_95(values: Sequence[float]) -> float | None:
    return quantile(sorted(values), 0.95) if values else None


Pair = tuple[bool, bool]  # (should decline, declined)


def declining_precision(pairs: Sequence[Pair]) -> float | None:
    """Rightly declined / declined."""
    declined = [should for should, did in pairs if did]
    return sum(declined) / len(declined) if declined else None


def declining_recall(pairs: Sequence[Pair]) -> float | None:
    """Rightly declined / should be declined."""
    due = [did for should, did in pairs if should]
    return sum(due) / len(due) if due else None


def declining_f1(pairs: Sequence[Pair]) -> float | None:
    """The harmonic mean of the two: 2 rightly declined / (declined + should be declined)."""
    total = sum(should + did for should, did in pairs)
    if not any(should for should, _ in pairs):
        return None
    return 2 * sum(should and did for should, did in pairs) / total
