"""Whether quotes support a statement, by its words alone: the check that stands where ALCE asks a language model."""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from evals.computed import results
from evals.days import Day
from evals.features import Features, Number, features, stem
from evals.word_lists import word_lists

CONTENT_SHARE = 0.8  # of a claim's content words must stand in what it cites
COMPUTED_SHARE = 0.5  # of a computed claim's, whose "rose by" and "in all" are its own
_OPENING = re.compile(r"^(?:yes|no|oes|ydy|do|nac oes|nac ydy|naddo)\s*[,.:;–—-]\s*", re.IGNORECASE)


def supported(claim: str, evidence: Sequence[str], computed: bool = False) -> bool:
    """Whether every number, date, name and negation of a claim, and `CONTENT_SHARE` of its content words, stand in the
    evidence. A computed claim may also state what two numbers of the evidence give. A leading "Yes," or "No," is judged
    elsewhere (`answer_right`)."""
    said, held = features(_OPENING.sub("", claim)), features("\n".join(evidence))
    return (
        bool(evidence)
        and len(numbers_held(said, held, computed)) == len(said.loose_numbers)
        and len(dates_held(said, held)) == len(said.dates)
        and said.names <= held.words | _months(held)
        and (held.negated or not said.negated)
        and _words_stand(said, held, COMPUTED_SHARE if computed else CONTENT_SHARE)
    )


def _months(held: Features) -> set[str]:
    """The names of the months that its dates fall in, so that "in March" stands in 10/03/2019."""
    numbers = {day.month for day in held.dates}
    return {stem(name) for name, number in word_lists().months.items() if number in numbers}


def _words_stand(said: Features, held: Features, share: float) -> bool:
    months = {stem(name) for name in word_lists().months}
    content = said.content - months
    return len(content & held.words) >= share * len(content)


def numbers_held(said: Features, held: Features, computed: bool = False) -> frozenset[Number]:
    """The numbers said, outside dates, that stand in what is held with their unit, or, computed, follow from it."""
    values = {number.value for number in held.numbers}
    return frozenset(
        number
        for number in said.loose_numbers
        if number in held.numbers
        or (number.unit is None and number.value in values)
        or (computed and _follows(number, held.numbers))
    )


def dates_held(said: Features, held: Features) -> frozenset[Day]:
    """The dates said that stand in what is held as far as they are written."""
    return frozenset(day for day in said.dates if any(day.within(other) for other in held.dates))


def _follows(number: Number, given: Iterable[Number]) -> bool:
    """Whether two given numbers have this as sum, difference, ratio, share or change per cent, rounded as written."""
    value = float(number.value)
    slack = 0.5 * 10 ** -len(number.value.partition(".")[2]) + 1e-9
    values = [float(other.value) for other in given]
    return any(abs(value - result) <= slack for a, b in permutations(values, 2) for result in results(a, b))
