"""How likely evidence answers its question: a small logistic model over what selection and the reader tell of it.

The coefficients stand in likelihood.toml, which `craffu eval calibrate` writes from questions (docs/decisions/0032).
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.select import Evidence

JUDGED = 3  # of the best: what an answer may be made of


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model: what each feature adds to the logit, and from which likelihood on evidence answers."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float

    def likelihood(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1. KeyError where a feature of the model is not among them."""
        logit = self.intercept + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-logit))


def likelihoods(evidence: Sequence[Evidence]) -> list[tuple[float, bool]]:
    """How likely the best of the evidence answers, and whether that is enough. `evidence` is best first, and its best
    was read; what was not read has no likelihood."""
    model = _calibration()
    chances = (model.likelihood(known) for known in features(evidence))
    return [(chance, chance >= model.threshold) for chance in chances]


def features(evidence: Sequence[Evidence]) -> list[dict[str, float]]:
    """What the model looks at, for the best of the evidence as far as it was read: the reader's logit, the share of the
    question that it and its surroundings speak of, by how much its score is the best, the share of the question's word
    pairs that it has, whether it holds the kind of value asked for, how well it agrees with the time and the council
    named, and its score without the reader."""
    return [
        {
            "logit": each.logit,
            "spoken": each.spoken,
            "margin": each.score - _best_other(place, evidence),
            "phrase": each.signals["phrase"],
            "type": each.signals["type"],
            "period": each.signals["period"],
            "council": each.signals["council"],
            "matched": each.matched,
        }
        for place, each in enumerate(evidence[:JUDGED])
        if each.logit is not None
    ]


def _best_other(place: int, evidence: Sequence[Evidence]) -> float:
    if place:
        return evidence[0].score
    return evidence[1].score if len(evidence) > 1 else 0.0


@cache
def _calibration() -> Calibration:
    data = tomllib.loads((Path(__file__).parent / "likelihood.toml").read_text(encoding="utf-8"))
    return Calibration(data["intercept"], data["weights"], data["threshold"])
