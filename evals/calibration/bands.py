"""How often answers were right that were as sure: bands of confidence, for the words that readers get."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evals.results import Outcome

SHARES = (0.0, 0.5, 0.8, 1.0)  # of the answers, the least sure first
_ANSWERED = ("answered", "partial")


@dataclass(frozen=True)
class Band:
    """Answers whose confidence is `lowest` or more, up to the next band; None for those that were looked up."""

    lowest: float | None
    answers: int
    right: int


def measured(outcomes: Sequence[Outcome]) -> list[Band]:
    """The half that is least sure, then the next three tenths, then the rest, and by itself what was looked up, if
    anything was. Left out are declined questions and cases that do not say what is right."""
    told = [(_confidence(one), one.scores["right"] == 1) for one in outcomes if _is_judged(one)]
    sure = sorted((confidence, right) for confidence, right in told if confidence is not None)
    edges = [round(len(sure) * share) for share in SHARES]
    bands = [_band(sure[first:last]) for first, last in pairwise(edges) if first < last]
    found = [right for confidence, right in told if confidence is None]
    return bands + ([Band(None, len(found), sum(found))] if found else [])


def as_toml(bands: Sequence[Band], runs: Sequence[str]) -> str:
    """What the pages read; `runs` names what was asked."""
    lines = ["# How often answers of a confidence were right; written by `craffu eval calibrate bands`, not by hand."]
    lines += ["# See docs/evaluation.md.", "", f"questions = [{', '.join(f'{name!r}' for name in runs)}]"]
    for band in bands:
        lowest = [] if band.lowest is None else [f"lowest = {band.lowest}"]
        head = "[looked_up]" if band.lowest is None else "[[bands]]"
        lines += ["", head, *lowest, f"answers = {band.answers}", f"right = {band.right}"]
    return "\n".join(lines).replace("'", '"') + "\n"


def _band(sure: Sequence[tuple[float, bool]]) -> Band:
    return Band(sure[0][0], len(sure), sum(right for _, right in sure))


def _is_judged(outcome: Outcome) -> bool:
    return outcome.reply["status"] in _ANSWERED and outcome.scores["right"] is not None


def _confidence(outcome: Outcome) -> float | None:
    told = outcome.reply.get("confidence")
    return float(told) if isinstance(told, int | float) else None
