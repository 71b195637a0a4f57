"""Find which figures of two statements measure the same, and what lies behind it where they differ."""

from collections.abc import Iterator
from itertools import permutations, product

from workbench.disagreements.kind import Kind
from workbench.disagreements.kinds import WHOLE, Told, kind_of_figures, points_of
from workbench.disagreements.row import Amount, Row, Said, surely
from workbench.disagreements.words import WORDS
from workbench.figures.figure import Figure, Form

Pair = tuple[Kind, Said, Said]

# From this likeness of two statements, with half of what the words of two figures' clauses have in common added, both
# speak of one thing; the first where the catalogue has one measure for both. Fitted to the developed half of the truth.
OF_ONE_MEASURE, WITH_CONTEXT = 0.37, 0.6
MOST = 4  # figures of a statement that are set against each other as sums and parts
_SAME = 1e-6  # of a sum: what arithmetic of decimals leaves
FEWEST = 2  # words that two clauses share whose figures are in no catalogue
# What only time or plan explains says nothing of the values: figures in no catalogue must be surer of one thing.
UNTOLD, SURER = (Kind.AS_AT, Kind.PLANNED_AND_ACTUAL, Kind.BEFORE_AND_AFTER, Kind.PART_AND_WHOLE), 0.2
SAME_WORDS = 0.25  # what a measure in one word of both clauses counts beside the other words


def unlike_figures(one: Row, other: Row, likeness: float) -> Iterator[Pair]:
    """Of the figures of two statements the two that most likely measure the same, where they differ."""
    pairs = [
        (_sure(a, b, surely(one, other, likeness)), a, b)
        for a, b in product(_present(one), _present(other))
        if _may_be_one(a.figure, b.figure)
    ]
    agreed = {value for _, a, b in pairs for value in (a.figure.value, b.figure.value) if _agree(a, b)}
    pairs = [each for each in pairs if not {each[1].figure.value, each[2].figure.value} & agreed]
    sure, a, b = max(pairs, key=lambda pair: pair[0] - 1e-9 * _apart(pair[1], pair[2]), default=(0.0, None, None))
    if a and b and sure > 0:
        kind = kind_of_figures(Told(a, one), Told(b, other), likeness)
        if kind in UNTOLD and sure < SURER:
            return
        if kind and (kind is Kind.RATE or (a.figure.form is Form.CHANGE) == (b.figure.form is Form.CHANGE)):
            yield kind, one.said(a.figure.said), other.said(b.figure.said)


def _present(row: Row) -> list[Amount]:
    """Without what was before: the first of "from £7.9m to £8.7m"."""
    return [each for each in row.amounts if each.figure.at or not WORDS.says("from", each.before)]


def _agree(one: Amount, other: Amount) -> bool:
    return one.figure.value == other.figure.value and WORDS.says("rate", one.near) == WORDS.says("rate", other.near)


def points_as_share(one: Row, other: Row) -> Iterator[Pair]:
    """Falls told as per cent that are points, by the two shares that the other statement gives."""
    for row, rest in ((one, other), (other, one)):
        for share in row.amounts:
            first = points_of(share, rest.amounts)
            if first:
                yield Kind.POINTS, row.said(share.figure.said), rest.said(first.figure.said)


def netted(one: Row, other: Row) -> Iterator[Pair]:
    """What is left of a sum of money, where the other statement tells the sum and what is taken off it."""
    for row, rest in ((one, other), (other, one)):
        for left, (whole, off) in product(_money(row), permutations(_money(rest), 2)):
            apart = abs(whole.figure.value - off.figure.value - left.figure.value)
            if apart < _SAME * whole.figure.value and _taken_off(left, whole):
                yield Kind.BEFORE_AND_AFTER, row.said(left.figure.said), rest.said(whole.figure.said)
                return


def _money(row: Row) -> list[Amount]:
    """None of a row of many figures, among which some difference is always one of them."""
    found = [each for each in row.amounts if each.figure.unit == "£" and each.figure.value > 0]
    return found if len(found) <= MOST else []


def _taken_off(left: Amount, whole: Amount) -> bool:
    return left.figure.of == whole.figure.of and (WORDS.says("after", left.near) or WORDS.says("before", whole.near))


def context(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the fewer words around a value stands around the other, 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _may_be_one(one: Figure, other: Figure) -> bool:
    """Not of two councils, units or measures, nor of two services unless one figure is the whole council's."""
    if (one.unit, one.of) != (other.unit, other.of) or (one.measure and other.measure and one.measure != other.measure):
        return False
    own, theirs = set(one.narrower), set(other.narrower)
    return not own or not theirs or bool(own & theirs) or WHOLE in own | theirs


def _sure(one: Amount, other: Amount, likeness: float) -> float:
    """Above 0 where two figures measure the same: by the catalogue's measure, else by the words of their clauses."""
    shared = context(one.stems, other.stems)
    if one.figure.measure and one.figure.measure == other.figure.measure:
        return 1 + likeness + shared / 2 - OF_ONE_MEASURE if likeness + shared / 2 >= OF_ONE_MEASURE else 0.0
    own, theirs = (WORDS.measure_in(each.near) for each in (one, other))
    if own and theirs and own != theirs:
        return 0.0
    shared = min(1.0, shared + (SAME_WORDS if own and theirs else 0.0))
    return max(0.0, likeness + shared / 2 - WITH_CONTEXT) if len(one.stems & other.stems) >= FEWEST else 0.0


def _apart(one: Amount, other: Amount) -> float:
    return abs(one.figure.value - other.figure.value)
