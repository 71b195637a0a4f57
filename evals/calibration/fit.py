"""Fit the gate's logistic model to observations, and say what each threshold costs on questions left out of the fit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from assistant.likelihood import Calibration
from evals.calibration.observe import Observation

FEATURES = ("logit", "spoken", "margin", "phrase", "type", "period", "council", "matched")
FOLDS = 6
PENALTY = 10.0  # scikit-learn's C: hardly any, for a handful of weights and some thousand rows
BETA = 0.5  # of the F measure that the threshold is chosen by
STEPS = 40  # thresholds tried


@dataclass(frozen=True)
class Point:
    """What answering from one threshold on comes to, each family of questions counting the same: the shares of the
    answerable that are answered, and from the right evidence; and how declining does."""

    threshold: float
    answered: float
    right: float
    declining_precision: float
    declining_recall: float

    @property
    def declining(self) -> float:
        """F 0.5 of declining: its precision weighs twice its recall, since a reader can check a quote that does not
        answer, but not a refusal of what is held."""
        both = BETA**2 * self.declining_precision + self.declining_recall
        return (1 + BETA**2) * self.declining_precision * self.declining_recall / both if both else 0.0


def fitted(observations: Sequence[Observation], names: Sequence[str], threshold: float = 0.5) -> Calibration:
    """The logistic model of these features; every family weighs the same, and so does every piece of evidence in it."""
    rows = [(o.family, [each.features[name] for name in names], each.right) for o in observations for each in o.judged]
    sizes = {family: sum(row[0] == family for row in rows) for family in {row[0] for row in rows}}
    weights = np.array([len(rows) / len(sizes) / sizes[family] for family, _, _ in rows])
    model = LogisticRegression(C=PENALTY, max_iter=5000)
    model.fit(np.array([row[1] for row in rows]), np.array([row[2] for row in rows]), sample_weight=weights)
    coefficients = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return Calibration(float(model.intercept_[0]), coefficients, threshold)


def held_out(observations: Sequence[Observation], names: Sequence[str], seed: int) -> list[list[float]]:
    """The likelihood of each piece of evidence, by a model that has not seen its question in any form."""
    chances: list[list[float]] = [[] for _ in observations]
    questions = np.array([observation.question for observation in observations])
    folds = GroupKFold(FOLDS, shuffle=True, random_state=seed)
    for train, test in folds.split(questions, groups=questions):
        model = fitted([observations[n] for n in train], names)
        for n in test:
            chances[n] = [model.likelihood(each.features) for each in observations[n].judged]
    return chances


def curve(observations: Sequence[Observation], chances: Sequence[Sequence[float]]) -> list[Point]:
    """A point for each of some thresholds, from the lowest on."""
    every = np.array([chance for each in chances for chance in each])
    thresholds = np.unique(np.round(np.quantile(every, np.linspace(0.02, 0.98, STEPS)), 3))
    return [_point(observations, chances, float(threshold)) for threshold in thresholds]


def _point(observations: Sequence[Observation], chances: Sequence[Sequence[float]], threshold: float) -> Point:
    first = [next((n for n, chance in enumerate(each) if chance >= threshold), None) for each in chances]
    weights = _weights(observations)
    answerable = np.array([o.answerable for o in observations])
    answered = np.array([n is not None for n in first])
    right = np.array([n is not None and o.judged[n].right for o, n in zip(observations, first, strict=True)])
    return Point(
        threshold,
        _share(answered, answerable, weights),
        _share(right, answerable, weights),
        _share(~answerable, ~answered, weights),
        _share(~answered, ~answerable, weights),
    )


def _weights(observations: Sequence[Observation]) -> NDArray[np.float64]:
    families = [observation.family for observation in observations]
    return np.array([1 / families.count(family) for family in families])


def _share(what: NDArray[np.bool_], among: NDArray[np.bool_], weights: NDArray[np.float64]) -> float:
    total = weights[among].sum()
    return float(weights[what & among].sum() / total) if total else 0.0
