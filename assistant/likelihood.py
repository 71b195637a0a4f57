"""How likely a piece of evidence answers its question: a small logistic model over what selection knows of it.

The coefficients stand in likelihood.toml, which `craffu eval calibrate` writes from questions (docs/decisions/0027).
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.select import Evidence
from assistant.understand import Understood
from corpus.embedder import Embedder

JUDGED = 3  # of the best scored: embedding a sentence takes about as long as all the rest of the gate
LEXICAL = "lexical"  # the model without the similarity of vectors, for embedders that none was calibrated for


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


def likelihoods(understood: Understood, evidence: Sequence[Evidence], embedder: Embedder) -> list[tuple[float, bool]]:
    """How likely the best of the evidence answers, and whether that is enough. By the model calibrated with these
    weights of the embedder where there is a similarity, else by the lexical one."""
    models = _calibrations()
    lexical, own = models[LEXICAL], models.get(weights_of(embedder.id))
    return [
        (model.likelihood(known), model.likelihood(known) >= model.threshold)
        for known in features(understood, evidence, embedder if own else None)
        for model in (own if own and "similarity" in known else lexical,)
    ]


def weights_of(embedder_id: str) -> str:
    """Name and hash of an embedder: its id without the number format, which hardly moves a similarity."""
    return embedder_id.rpartition("-")[0]


def features(understood: Understood, evidence: Sequence[Evidence], embedder: Embedder | None) -> list[dict[str, float]]:
    """What the model looks at, for the best of the evidence: how much of the question it covers, how much it and its
    surroundings speak of, by how much it is the best, and, with an embedder and both in English, how similar they are.
    """
    judged = evidence[:JUDGED]
    known = [
        {"covered": each.covered, "spoken": each.spoken, "margin": each.score - _best_other(place, evidence)}
        for place, each in enumerate(judged)
    ]
    return [each | more for each, more in zip(known, _similarities(understood, judged, embedder), strict=True)]


def _best_other(place: int, evidence: Sequence[Evidence]) -> float:
    if place:
        return evidence[0].score
    return evidence[1].score if len(evidence) > 1 else 0.0


def _similarities(
    understood: Understood, evidence: Sequence[Evidence], embedder: Embedder | None
) -> list[dict[str, float]]:
    """None across languages: what MiniLM makes of Welsh is hardly a similarity."""
    english = [each for each in evidence if understood.language == each.source.record.description.language == "en"]
    if embedder is None or not english:
        return [{} for _ in evidence]
    asked = embedder.query(understood.text)
    vectors = embedder.documents([each.text for each in english])
    similar = {id(e): sum(a * b for a, b in zip(asked, v, strict=True)) for e, v in zip(english, vectors, strict=True)}
    return [{"similarity": similar[id(each)]} if id(each) in similar else {} for each in evidence]


@cache
def _calibrations() -> dict[str, Calibration]:
    data = tomllib.loads((Path(__file__).parent / "likelihood.toml").read_text(encoding="utf-8"))
    return {
        name: Calibration(model["intercept"], model["weights"], model["threshold"])
        for name, model in data["models"].items()
    }
