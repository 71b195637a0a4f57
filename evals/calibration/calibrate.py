"""Calibrate the gate: fit its model, choose its threshold on questions left out of the fit, and write both down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.likelihood import LEXICAL as LEXICAL_NAME
from assistant.likelihood import Calibration, weights_of
from evals.calibration.fit import LEXICAL, WITH_VECTORS, Point, curve, fitted, held_out
from evals.calibration.observe import Observation

HEAD = """# How likely evidence answers its question; written by `craffu eval calibrate fit`, not by hand.
# See docs/evaluation.md and docs/decisions/0027-likelihood.md.
"""
AS_GOOD = 0.01  # of F 0.5: of thresholds that do about as well, the most careful one is chosen


@dataclass(frozen=True)
class Calibrated:
    """A model with its threshold, and the curve that the threshold was chosen from."""

    name: str
    model: Calibration
    curve: tuple[Point, ...]
    chosen: Point


def calibrate(observations: Sequence[Observation], seed: int) -> list[Calibrated]:
    """A model for each embedder that was observed, and the lexical one for all others."""
    embedders = sorted({weights_of(observation.embedder) for observation in observations})
    own = {name: [o for o in observations if weights_of(o.embedder) == name] for name in embedders}
    lexical = _calibrated(LEXICAL_NAME, own[embedders[0]], LEXICAL, seed)
    similar = {name: [o for o in seen if _has(o, WITH_VECTORS)] for name, seen in own.items()}
    return [*(_calibrated(name, seen, WITH_VECTORS, seed) for name, seen in similar.items()), lexical]


def _has(observation: Observation, features: Sequence[str]) -> bool:
    """Whether a model of these features can judge all of it."""
    return all(name in each.features for each in observation.judged for name in features)


def _calibrated(name: str, observations: Sequence[Observation], features: Sequence[str], seed: int) -> Calibrated:
    points = tuple(curve(observations, held_out(observations, features, seed)))
    enough = max(point.declining for point in points) - AS_GOOD
    chosen = max((point for point in points if point.declining >= enough), key=lambda point: point.threshold)
    model = fitted(observations, features)
    return Calibrated(name, replace(model, threshold=chosen.threshold), points, chosen)


def as_toml(calibrated: Sequence[Calibrated], families: Mapping[str, int]) -> str:
    """What `assistant.likelihood` reads, with what it was made from."""
    made = "".join(f'"{family}" = {number}\n' for family, number in families.items())
    return f"{HEAD}\n[questions]\n{made}" + "".join(_section(each) for each in calibrated)


def _section(each: Calibrated) -> str:
    measured = {
        "answered": each.chosen.answered,
        "declining_precision": each.chosen.declining_precision,
        "declining_recall": each.chosen.declining_recall,
    }
    numbers = "".join(f"{name} = {value:.3f}\n" for name, value in measured.items())
    weights = "".join(f"{name} = {value:.4f}\n" for name, value in each.model.weights.items())
    return (
        f'\n[models."{each.name}"]\nthreshold = {each.model.threshold:.3f}\nintercept = {each.model.intercept:.4f}\n'
        f'\n[models."{each.name}".weights]\n{weights}\n[models."{each.name}".measured]\n{numbers}'
    )


def table(calibrated: Calibrated) -> str:
    """The curve for people."""
    head = f"{calibrated.name}\nthreshold  answered  from the right evidence  declining: precision  recall  F 0.5"
    rows = [
        f"{'>' if point == calibrated.chosen else ' '} {point.threshold:7.3f}  {point.answered:8.3f}"
        f"  {point.right:23.3f}  {point.declining_precision:20.3f}  {point.declining_recall:6.3f}"
        f"  {point.declining:5.3f}"
        for point in calibrated.curve
    ]
    return "\n".join((head, *rows))


def write_calibration(text: str, path: Path) -> None:
    """Write the file; the next process that answers reads it."""
    path.write_text(text, encoding="utf-8")
