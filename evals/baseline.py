"""A committed baseline: fails when a run falls below it by more than it allows, asks to be raised when beaten."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import UsageError
from evals.results import Run
from evals.summary import METRICS, Metric, value, values

MAY_FALL = 0.03  # or one case, where that is more: a tie in a ranking may turn it
DIGITS = 4
RAISE = "`make baselines` (a question set of your own: `craffu eval run` with --update-baseline)"


class Level(BaseModel):
    """What a metric reached, and by how much a later run may do worse."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: float
    may_fall: float = Field(default=MAY_FALL, ge=0)


class Baseline(BaseModel):
    """The levels that were reached on one question file, known by its sha256."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    questions: str
    questions_sha256: str
    metrics: Mapping[str, Level]


@dataclass(frozen=True)
class Verdict:
    """`fallen` and `beaten` are one sentence for each metric; beaten is what rose by more than it may fall."""

    fallen: tuple[str, ...]
    beaten: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.fallen

    def __str__(self) -> str:
        if not self.fallen and not self.beaten:
            return "The baseline holds."
        lines = [f"Fell: {sentence}" for sentence in self.fallen]
        lines += [f"Beaten: {sentence}" for sentence in self.beaten]
        return "\n".join(
            [*lines, f"Raise it with {RAISE}, and commit it, so that it is not lost again."] if self.holds else lines
        )


def check_baseline(run: Run, path: Path) -> Verdict:
    """Hold a run against a baseline file. UsageError where there is none or it was made on other questions."""
    baseline = read_baseline(path)
    if baseline.questions_sha256 != run.about.get("questions_sha256"):
        raise UsageError(f"{path.name} was made on other questions; look at both, then make it anew.")
    fallen, beaten = [], []
    for name, level in baseline.metrics.items():
        now = value(name, run.outcomes)
        better = None if now is None else (now - level.value) * _direction(name)
        if better is None or better < -level.may_fall - 10**-DIGITS:
            fallen.append(f"{name} is {_shown(now)}, was {level.value} and may fall by {level.may_fall}.")
        elif better > level.may_fall + 10**-DIGITS:
            beaten.append(f"{name} is {_shown(now)}, was {level.value}.")
    return Verdict(tuple(fallen), tuple(beaten))


def update_baseline(run: Run, path: Path) -> Baseline:
    """Write what this run reached as the baseline; what each metric may fall by is kept from the file before. A metric
    that was not held yet joins."""
    before = read_baseline(path).metrics if path.exists() else {}
    reached = {metric: value(metric.name, run.outcomes) for metric in _held()}
    levels = {
        metric.name: Level(value=round(now, DIGITS), may_fall=_may_fall(metric, run, before.get(metric.name)))
        for metric, now in reached.items()
        if now is not None
    }
    about = run.about
    baseline = Baseline(
        questions=str(about["questions"]), questions_sha256=str(about["questions_sha256"]), metrics=levels
    )
    path.write_text(baseline.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return baseline


def read_baseline(path: Path) -> Baseline:
    """A baseline file. UsageError where it cannot be read or names a metric that is not one."""
    try:
        baseline = Baseline.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(f"Cannot read the baseline {path}: {error.strerror}.") from error
    except (ValueError, ValidationError) as error:
        raise UsageError(f"The baseline {path} is damaged: {error}.") from error
    unknown = set(baseline.metrics) - {metric.name for metric in _held()}
    if unknown:
        raise UsageError(f"The baseline {path} names no metric that is compared: {', '.join(sorted(unknown))}.")
    return baseline


def _held() -> list[Metric]:
    """The metrics that a baseline holds: the same on every machine, and better one way."""
    return [metric for metric in METRICS if metric.repeatable and metric.rises is not None]


def _direction(name: str) -> int:
    return 1 if next(metric for metric in METRICS if metric.name == name).rises else -1


def _may_fall(metric: Metric, run: Run, before: Level | None) -> float:
    if before:
        return before.may_fall
    return 5.0 if metric.name == "words" else round(max(MAY_FALL, 1 / len(values(metric, run.outcomes))), DIGITS)


def _shown(now: float | None) -> str:
    return "not scored" if now is None else f"{now:.{DIGITS}f}"
