"""Lay two documents side by side: which statement of one tells of which of the other, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from corpus.document import DocumentRecord
from corpus.embedder import Embedder
from corpus.terms import Vocabulary
from workbench.differences.alike import SAID, Likeness, Matrix, Side, alike, vectors
from workbench.differences.relation import Relation, earlier_first, relation_of
from workbench.differences.statements import STATEMENTS, Part, Statement
from workbench.differences.strength import Softening, Softer, sharper, softenings
from workbench.differences.subjects import of_one_subject
from workbench.kept import Kept

# From these likenesses a statement tells of another, and from the second where each is the other's best; then the same
# for what two reports ask to be improved, which is alike in any case. Fitted to the developed half of the truth.
TOLD, TOLD_BEST = 0.52, 0.47
REPEATED, REPEATED_BEST = 0.54, 0.54
REPEATED_SUBJECT = 0.37  # and where both are the other's best of those that name one subject
# From this likeness what else an account says is worth showing beside what it dropped; with so much of its words in
# common it stands in its place, where what is wrong is told more softly.
HINTS, SAME_WORDS = 0.38, 0.2
_QUIETER = (Softer.WEAKER, Softer.SILENT)
NEAR = 0.45  # from this likeness what else a report says is worth showing beside what it asks no more

Pairs = NDArray[np.bool_]


class State(StrEnum):
    """What became of a statement: of an account the first four, of two reports in succession the other three."""

    KEPT = "kept"
    SOFTENED = "softened"
    DROPPED = "dropped"
    ADDED = "added"
    REPEATED = "repeated"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Row:
    """Two statements beside each other, or one beside nothing. `softer` says why a softened one is; `sharper` that the
    right one is stronger; `near` is what the other document says elsewhere that comes nearest to a lone one."""

    state: State
    part: Part
    left: Statement | None
    right: Statement | None
    likeness: float | None
    softer: tuple[Softening, ...] = ()
    sharper: bool = False
    near: Statement | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and their rows, in the order of the left one and then what only the right one has."""

    left: DocumentRecord
    right: DocumentRecord
    relation: Relation
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares documents of one open index."""

    kept: Kept
    embedder: Embedder
    vocabulary: Vocabulary

    def compare(self, left: DocumentRecord, right: DocumentRecord, relation: Relation | None = None) -> Comparison:
        """What the right document makes of the left one, or what changed between two reports in succession."""
        related = relation or relation_of(left, right)
        sides = self.kept.of(left, STATEMENTS), self.kept.of(right, STATEMENTS)
        likeness = alike(self._side(left), self._side(right))
        if related is Relation.SUCCESSIVE:
            rows = _succession(*sides, likeness.whole, earlier_first(left, right))
        else:
            rows = _account(*sides, likeness)
        return Comparison(left, right, related, tuple(rows))

    def _side(self, record: DocumentRecord) -> Side:
        return Side(self.kept.of(record, SAID), self.kept.of(record, vectors(self.embedder, self.vocabulary)))


def _succession(left: Sequence[Statement], right: Sequence[Statement], likeness: Matrix, in_order: bool) -> list[Row]:
    """What two reports ask to be improved, where both list it; else all that they say."""
    own = [[i for i, each in enumerate(side) if each.part is Part.IMPROVE] for side in (left, right)]
    if not all(own):
        return _changes(left, right, likeness, in_order)
    asked = [left[i] for i in own[0]], [right[j] for j in own[1]]
    near = likeness[np.ix_(own[0], own[1])]
    rows = _changes(*asked, near, in_order, _pairs(near * of_one_subject(*asked), 1.0, REPEATED_SUBJECT))
    return [_with_near(row, left, right, likeness) for row in rows]


def _pairs(likeness: Matrix, enough: float, at_best: float) -> Pairs:
    """Which belong together: alike enough, or each the other's best and alike enough for that."""
    if not likeness.size:
        return np.zeros(likeness.shape, dtype=bool)
    mutual = (likeness == likeness.max(axis=1, keepdims=True)) & (likeness == likeness.max(axis=0, keepdims=True))
    found: Pairs = (likeness >= enough) | (mutual & (likeness >= at_best))
    return found


def _account(left: Sequence[Statement], right: Sequence[Statement], likeness: Likeness) -> list[Row]:
    told = _pairs(likeness.whole, TOLD, TOLD_BEST)
    rows = [_told(statement, i, right, likeness, told) for i, statement in enumerate(left)]
    answered = {id(row.right) for row in rows}
    alone = [each for j, each in enumerate(right) if not told[:, j].any() and id(each) not in answered]
    return [*rows, *(Row(State.ADDED, each.part, None, each, None) for each in alone)]


def _told(statement: Statement, i: int, right: Sequence[Statement], likeness: Likeness, told: Pairs) -> Row:
    """What became of the left statement `i`."""
    j = int(likeness.whole[i].argmax()) if right else -1
    alike = float(likeness.whole[i, j]) if right else 0.0
    softer = softenings(statement.words, right[j].words) if alike >= HINTS else ()
    in_place = likeness.words[i, j] >= SAME_WORDS if right else False
    if right and (told[i, j] or (in_place and any(each.how in _QUIETER for each in softer))):
        state = State.SOFTENED if softer else State.KEPT
        stronger = not softer and sharper(statement.words, right[j].words)
        return Row(state, statement.part, statement, right[j], alike, softer, stronger)
    return Row(State.DROPPED, statement.part, statement, None, None, near=right[j] if alike >= HINTS else None)


def _changes(
    left: Sequence[Statement],
    right: Sequence[Statement],
    likeness: Matrix,
    in_order: bool,
    also: Pairs | bool = False,
) -> list[Row]:
    """Repeated where a statement of the earlier report comes near one of the later, and the pairs of `also`; a
    statement may be repeated by several, or repeat several."""
    before, after = (State.GONE, State.NEW) if in_order else (State.NEW, State.GONE)
    paired = _pairs(likeness, REPEATED, REPEATED_BEST) | also
    nearest = likeness * paired
    rows = []
    for i, statement in enumerate(left):
        if paired[i].any():
            j = int(nearest[i].argmax())
            rows.append(Row(State.REPEATED, statement.part, statement, right[j], float(likeness[i, j])))
        else:
            rows.append(Row(before, statement.part, statement, None, None))
    shown = {id(row.right) for row in rows if row.right}
    for j, statement in enumerate(right):
        if not paired[:, j].any():
            rows.append(Row(after, statement.part, None, statement, None))
        elif id(statement) not in shown:
            i = int(nearest[:, j].argmax())
            rows.append(Row(State.REPEATED, statement.part, left[i], statement, float(likeness[i, j])))
    return rows


def _with_near(row: Row, left: Sequence[Statement], right: Sequence[Statement], likeness: Matrix) -> Row:
    """A lone row with what the other report says elsewhere of the same thing, where it says anything."""
    if row.left and row.right:
        return row
    if row.left:
        at, others = likeness[left.index(row.left)], right
    else:
        assert row.right
        at, others = likeness[:, right.index(row.right)], left
    found = max((j for j in range(len(others)) if others[j].part is Part.TEXT), key=lambda j: at[j], default=-1)
    return replace(row, near=others[found]) if found >= 0 and at[found] >= NEAR else row
