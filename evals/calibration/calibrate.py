"""Calibrate the gate: fit its model, choose its threshold on questions left out of the fit, and write both down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.likelihood import Calibration
from evals.calibration.fit import FEATURES, Point, curve, fitted, held_out
from evals.calibration.observe import Observation

HEAD = """# How likely evidence answers its question; written by `craffu eval calibrate fit`, not by hand.
# See docs/evaluation.md and docs/decisions/0032-reader.md.
"""
AS_GOOD = 0.01  # of F 0.5: of thresholds that do about as well, the one that answers most is chosen


@dataclass(frozen=True)
class Calibrated:
    """The model with its threshold, and the curve that the threshold was chosen from."""

    model: Calibration
    curve: tuple[Point, ...]
    chosen: Point


def calibrate(observations: Sequence[Observation], seed: int) -> Calibrated:
    """The model of these observations. The threshold is chosen on likelihoods by models that have not seen a question
    in any form."""
    points = tuple(curve(observations, held_out(observations, FEATURES, seed)))
    enough = max(point.declining for point in points) - AS_GOOD
    chosen = min((point for point in points if point.declining >= enough), key=lambda point: point.threshold)
    model = fitted(observations, FEATURES)
    return Calibrated(replace(model, threshold=chosen.threshold), points, chosen)


def as_toml(calibrated: Calibrated, families: Mapping[str, int]) -> str:
    """What `assistant.likelihood` reads, with what it was made from."""
    model, chosen = calibrated.model, calibrated.chosen
    measured = {
        "answered": chosen.answered,
        "from_the_right_evidence": chosen.right,
        "declining_precision": chosen.declining_precision,
        "declining_recall": chosen.declining_recall,
    }
    weights = "".join(f"{name} = {value:.4f}\n" for name, value in model.weights.items())
    numbers = "".join(f"{name} = {value:.3f}\n" for name, value in measured.items())
    made = "".join(f'"{family}" = {number}\n' for family, number in families.items())
    return (
        f"{HEAD}\nthreshold = {model.threshold:.3f}\nintercept = {model.intercept:.4f}\n"
        f"\n[weights]\n{weights}\n[measured]\n{numbers}\n[questions]\n{made}"
    )


def table(calibrated: Calibrated) -> str:
    """The curve for people."""
    head = "threshold  answered  from the right evidence  declining: precision  recall  F 0.5"
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
