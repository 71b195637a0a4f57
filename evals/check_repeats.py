"""Find questions that a set asks twice, in the same words or nearly so."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from evals.case import Case
from evals.features import Features, features
from evals.finding import Finding, Problem

ALIKE = 0.8  # of the content words of both questions together


def repeated(cases: Sequence[tuple[int, Case]]) -> Iterator[Finding]:
    """Each case whose question, with its history, an earlier line asks too. Near-duplicates share at least `ALIKE` of
    their content words by stem and name the same numbers, dates and names: another year makes another question."""
    read = [(number, case, features(_asked(case))) for number, case in cases]
    for (number, one, said), (later, other, again) in combinations(read, 2):
        if " ".join(_asked(one).casefold().split()) == " ".join(_asked(other).casefold().split()):
            yield Finding(later, other.id, Problem.DUPLICATE, f"asks the same as line {number} ({one.id})")
        elif _alike(said, again):
            message = f"asks nearly the same as line {number} ({one.id}): {one.question!r}"
            yield Finding(later, other.id, Problem.NEAR_DUPLICATE, message)


def _asked(case: Case) -> str:
    return "\n".join([*(turn.question for turn in case.history), case.question])


def _alike(one: Features, other: Features) -> bool:
    if (one.numbers, one.dates) != (other.numbers, other.dates):
        return False
    if not (one.names <= other.words and other.names <= one.words):
        return False
    both = one.content | other.content
    return len(one.content & other.content) >= ALIKE * len(both)
