"""Check a change told as a share against the two figures it is the change of."""

from collections.abc import Iterator
from itertools import combinations

from workbench.disagreements.kind import Kind
from workbench.disagreements.row import Amount, Row
from workbench.disagreements.words import WORDS
from workbench.figures.figure import Figure, Form

_NEAR = 0.6  # of a per cent: shares are told rounded
_TELLING = 2.0  # points and per cent must be this far apart to be told apart
_LONG = 400  # days: figures of times nearer than that change in a year


def contradicted(row: Row, other: Row) -> Iterator[tuple[Kind, Amount, Amount]]:
    """Shares of a statement that another of its document, or it itself, shows to be of another unit, each with the
    first of the two figures that show it."""
    for share in row.amounts:
        if share.figure.unit != "%" or share.figure.form is not Form.CHANGE:
            continue
        for old, new in combinations([each for each in other.amounts if each is not share], 2):
            if other is row and _points(share.figure, old.figure, new.figure):
                yield Kind.POINTS, share, old
            elif WORDS.says("rate", row.text) and _over_years(share.figure, old.figure, new.figure, other):
                yield Kind.RATE, share, old


def _points(share: Figure, old: Figure, new: Figure) -> bool:
    """ "34 per cent, from 41 to 7 per cent"."""
    if not old.unit == new.unit == "%":
        return False
    apart = abs(old.value - new.value)
    relative = 100 * apart / old.value if old.value else 0.0
    return abs(apart - share.value) < _NEAR and abs(relative - share.value) > _TELLING


def _over_years(share: Figure, old: Figure, new: Figure, row: Row) -> bool:
    if old.unit == "%" or old.unit != new.unit or not old.value:
        return False
    times = sorted(day.first for day in row.values.periods)
    is_change = abs(100 * (new.value - old.value) / old.value - share.value) < _NEAR
    return is_change and bool(times) and (times[-1] - times[0]).days > _LONG
