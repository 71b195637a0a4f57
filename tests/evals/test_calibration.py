"""Calibrating the gate on observations whose best model is known."""

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from evals.calibration.calibrate import as_toml, calibrate, table
from evals.calibration.fit import FEATURES, curve, fitted, held_out
from evals.calibration.observe import Judged, Observation, read_observations, write_observations

NAMES = FEATURES


def made(number: int) -> list[Observation]:
    """Half of the questions are held; evidence is right where the reader says so, whatever else is so."""
    dice = random.Random(number)
    return [_one(n, dice) for n in range(number)]


def _one(number: int, dice: random.Random) -> Observation:
    held = number % 2 == 0
    features = {name: dice.random() for name in NAMES}
    features["logit"] = dice.uniform(0.5, 1) if held else dice.uniform(0, 0.5)
    return Observation("made", f"q{number}", held, (Judged(features, held),))


def test_the_feature_that_tells_right_from_wrong_gets_the_weight() -> None:
    model = fitted(made(200), NAMES)
    others = max(abs(model.weights[name]) for name in NAMES if name != "logit")
    assert model.weights["logit"] > 5 * others
    middle = dict.fromkeys(NAMES, 0.5)
    assert model.likelihood(middle | {"logit": 0.1}) < 0.1
    assert model.likelihood(middle | {"logit": 0.9}) > 0.9


def test_a_family_weighs_the_same_however_many_questions_it_has() -> None:
    rare = [replace(each, family="rare") for each in made(20)]
    against = [
        replace(each, judged=tuple(Judged(j.features, not j.right) for j in each.judged), family="many")
        for each in made(200)
    ]
    assert abs(fitted(rare + against, NAMES).weights["logit"]) < 1.5


def test_the_curve_answers_less_and_declines_more_as_the_threshold_rises() -> None:
    observations = made(120)
    points = curve(observations, held_out(observations, NAMES, seed=0))
    assert [point.threshold for point in points] == sorted(point.threshold for point in points)
    assert points[0].answered > points[-1].answered
    assert points[0].declining_recall < points[-1].declining_recall
    assert max(point.declining for point in points) > 0.9


def test_the_same_observations_and_seed_give_the_same_calibration() -> None:
    assert calibrate(made(60), seed=1) == calibrate(made(60), seed=1)


def test_the_curve_shows_which_threshold_was_chosen() -> None:
    own = calibrate(made(60), seed=0)
    assert f"> {own.chosen.threshold:7.3f}" in table(own)


def test_what_is_written_is_what_the_gate_reads() -> None:
    own = calibrate(made(60), seed=0)
    read = tomllib.loads(as_toml(own, {"made": 60}))
    assert read["questions"] == {"made": 60}
    assert read["threshold"] == pytest.approx(own.model.threshold, abs=1e-3)
    assert read["weights"]["logit"] == pytest.approx(own.model.weights["logit"], abs=1e-4)
    assert read.keys() >= {"intercept", "measured"}


def test_observations_come_back_as_they_were_written(tmp_path: Path) -> None:
    write_observations(made(5), tmp_path / "o.jsonl")
    assert read_observations(tmp_path / "o.jsonl") == made(5)
