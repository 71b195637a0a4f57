"""Selective answering: how often it answers, how often that is wrong, and whether its confidence tells which."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from evals.respondent import Reply

_BY_STATUS = {"answered": 1.0, "partial": 0.5}


@dataclass(frozen=True)
class Judged:
    """A reply judged: `confidence` as the reply says or its status stands for, None where it declined; higher is surer.
    A refusal that is right is no error, and no answer."""

    confidence: float | None
    wrong: bool


def confidence(reply: Reply) -> float | None:
    """The number that a reply brings as `confidence`, which the contract leaves to the server; else 1 for `answered`,
    0.5 for `partial`. None where it declined or broke down."""
    if reply["status"] not in _BY_STATUS:
        return None
    told = reply.get("confidence")
    return float(told) if isinstance(told, int | float) else _BY_STATUS[reply["status"]]


def coverage(judged: Sequence[Judged]) -> float | None:
    """Answered / asked."""
    return sum(each.confidence is not None for each in judged) / len(judged) if judged else None


def risk(judged: Sequence[Judged]) -> float | None:
    """Wrongly answered / answered; answering what should be declined is wrong."""
    answered = [each.wrong for each in judged if each.confidence is not None]
    return fmean(answered) if answered else None


def area_under_risk(judged: Sequence[Judged]) -> float | None:
    """The mean risk over every coverage from one answer to all that were given, surest first (AURC of Geifman and
    El-Yaniv 2017, up to the coverage reached). Answers of one confidence come in no order: each stands for their mean,
    so a server with a single confidence has its risk here."""
    risks: list[float] = []
    wrong, seen = 0.0, 0
    for _, size, errors in _levels(judged):
        for place in range(1, size + 1):
            risks.append((wrong + errors * place / size) / (seen + place))
        wrong, seen = wrong + errors, seen + size
    return fmean(risks) if risks else None


def risk_table(judged: Sequence[Judged]) -> list[tuple[float, float, float]]:
    """(confidence, coverage, risk) of answering from each confidence upwards, surest first."""
    rows = []
    wrong, seen = 0.0, 0
    for level, size, errors in _levels(judged):
        wrong, seen = wrong + errors, seen + size
        rows.append((level, seen / len(judged), wrong / seen))
    return rows


def _levels(judged: Sequence[Judged]) -> list[tuple[float, int, int]]:
    """Each confidence with its answers and the wrong among them, surest first."""
    answered = sorted(((each.confidence, each.wrong) for each in judged if each.confidence is not None), reverse=True)
    groups = ((level, [wrong for _, wrong in group]) for level, group in groupby(answered, key=lambda each: each[0]))
    return [(level, len(wrong), sum(wrong)) for level, wrong in groups]
