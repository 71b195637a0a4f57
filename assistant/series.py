"""Choose the dated points of a series: one from each document that tells the measure asked about, in order of time."""

from collections.abc import Sequence

from assistant.asked import Asked
from assistant.change import asked_change
from assistant.select import Evidence
from assistant.understand import Understood

BEHIND = 0.9  # how far below the best evidence a point may be
MOST_POINTS = 6


def series(understood: Understood, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The points of a change that no one sentence tells, the earliest first; empty where there are fewer than two.
    `evidence` has passed the gate, best first. A grade counts only out of a table of judgements: a line that states one
    may be of the inspection before."""
    if understood.asked is not Asked.CHANGE or not (understood.graded or understood.numeric):
        return []
    if not understood.graded and asked_change(understood, evidence[0].text):
        return []
    points: dict[str, Evidence] = {}
    for each in evidence:
        published = each.source.record.description.published
        told = each.parts["row"] > 0 if understood.graded else each.parts["type"] > 0
        if published and told and each.score >= evidence[0].score - BEHIND:
            points.setdefault(str(published), each)
    chosen = list(points.values())[:MOST_POINTS]
    return sorted(chosen, key=lambda each: str(each.source.record.description.published)) if len(chosen) > 1 else []
