"""Check a change told as a share against the two figures it is the change of."""

from collections.abc import Iterator
from itertools import combinations

from workbench.disagreements.kinds import Kind
from workbench.disagreements.values import Value, Values
from workbench.disagreements.words import WORDS

_NEAR = 0.6  # of a per cent: shares are told rounded
_TELLING = 2.0  # points and per cent must be this far apart to be told apart
_LONG = 400  # days: figures of times nearer than that change in a year


def contradicted(text: str, own: Values, other: Values) -> Iterator[tuple[Kind, Value, Value]]:
    """Shares of a statement (its plain text and values) that another of its document, or it itself, shows to be of
    another unit, each with the first of the two figures that show it."""
    for share in own.figures:
        near = f"{share.before} {share.text} {share.after}"
        if share.unit != "%" or not WORDS.says("by", near):
            continue
        for old, new in combinations([each for each in other.figures if each is not share], 2):
            if _points(share, old, new) and other is own:
                yield Kind.POINTS, share, old
            elif WORDS.says("rate", text) and old.unit == new.unit != "%" and _over_years(share, old, new, other):
                yield Kind.RATE, share, old


def _points(share: Value, old: Value, new: Value) -> bool:
    """ "34 per cent, from 41 to 7 per cent": one of the two may bear the unit for both."""
    if "%" not in (old.unit, new.unit) or "\u00a3" in (old.unit, new.unit):
        return False
    apart = abs(old.amount - new.amount)
    relative = 100 * apart / old.amount if old.amount else 0.0
    return abs(apart - share.amount) < _NEAR and abs(relative - share.amount) > _TELLING


def _over_years(share: Value, old: Value, new: Value, values: Values) -> bool:
    if not old.amount or abs(100 * (new.amount - old.amount) / old.amount - share.amount) >= _NEAR:
        return False
    times = sorted(day.first for day in values.periods)
    return bool(times) and (times[-1] - times[0]).days > _LONG
