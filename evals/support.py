"""Whether quotes support a statement, by its words alone: the check that stands where ALCE asks a language model."""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from evals.computed import results
from evals.counted import counted
from evals.days import Day
from evals.features import Features, Number, features, stem
from evals.word_lists import word_lists

CONTENT_SHARE = 0.8  # of a claim's content words must stand in what it cites
COMPUTED_SHARE = 0.5  # of a computed claim's, whose "rose by" and "in all" are its own
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = re.compile(r"^(?:yes|no|oes|ydy|do|nac oes|nac ydy|naddo)\s*[,.:;–—-]\s*", re.IGNORECASE)


def supported(claim: str, evidence: Sequence[str], computed: bool = False) -> bool:
    """Whether every number, date, name and negation of a claim, and `CONTENT_SHARE` of its content words, stand in the
    evidence. A computed claim may also state what two numbers of the evidence give, and the date that its words
    mean ("last week"). A leading "Yes," or "No," is judged elsewhere (`answer_right`)."""
    said, held = features(_OPENING.sub("", claim)), features("\n".join(evidence))
    told = evidence if computed else ()
    return (
        bool(evidence)
        and len(numbers_held(said, held, told)) == len(said.loose_numbers)
        and len(dates_held(said, held, told)) == len(said.dates)
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


def numbers_held(said: Features, held: Features, told: Sequence[str] = ()) -> frozenset[Number]:
    """The numbers said, outside dates, that stand in what is held with their unit. `told` is what a computed claim
    rests on: its numbers may also follow from two of these, or be the year that its words mean."""
    values = {number.value for number in held.numbers}
    return frozenset(
        number
        for number in said.loose_numbers
        if number in held.numbers
        or (number.unit is None and number.value in values)
        or (told and (_follows(number, held.numbers) or _is_counted_year(number, told)))
    )


def dates_held(said: Features, held: Features, told: Sequence[str] = ()) -> frozenset[Day]:
    """The dates said that stand in what is held as far as they are written, or are counted from it."""
    return frozenset(
        day for day in said.dates if any(day.within(other) for other in held.dates) or (told and counted(day, told))
    )


def _is_counted_year(number: Number, told: Sequence[str]) -> bool:
    year = number.unit is None and _YEAR.fullmatch(number.value)
    return bool(year) and counted(Day(int(number.value), None, None), told)


def _follows(number: Number, given: Iterable[Number]) -> bool:
    """Whether two given numbers have this as sum, difference, ratio, share or change per cent, rounded as written; as
    the numbers stand ("67%" of "332m" and "555m") or in full ("776,000" of "8.676 million" and "7.9 million")."""
    held = list(given)
    return any(_is_result(number, held, in_full) for in_full in (False, True))


def _is_result(number: Number, given: Iterable[Number], in_full: bool) -> bool:
    scale = _SCALES.get(number.unit or "", 1) if in_full else 1
    value = float(number.value) * scale
    slack = scale * 0.5 * 10 ** -len(number.value.partition(".")[2]) + 1e-6
    values = [float(each.value) * (_SCALES.get(each.unit or "", 1) if in_full else 1) for each in given]
    return any(abs(value - result) <= slack for a, b in permutations(values, 2) for result in results(a, b))
