"""Find whole lists: a lead-in with all its items, scored as one, so that four priorities come as four."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ground import Span
from assistant.select import Evidence
from assistant.spans import span_between
from assistant.understand import Understood
from corpus.errors import UsageError
from corpus.index import Index
from corpus.passage import Unit, UnitKind

RIGHT_COUNT, OTHER_COUNT = 0.5, -0.15  # a list of as many items as were asked for is likely the one


@dataclass(frozen=True, slots=True)
class WholeList:
    """All items of one list, in order, and the best evidence among them."""

    items: tuple[Unit, ...]
    best: Evidence
    score: float


def whole_lists(understood: Understood, found: Sequence[Evidence], index: Index) -> list[WholeList]:
    """The lists that any of the evidence is an item or the lead-in of, best first, each scored by the best of these."""
    best: dict[tuple[str, str, int], Evidence] = {}
    for evidence in found:
        group = _group_of(evidence.unit, index)
        if group is not None:
            best.setdefault((evidence.unit.document_id, evidence.unit.edition, group), evidence)
    lists = [_whole(understood, evidence, key, index) for key, evidence in best.items()]
    return sorted((each for each in lists if len(each.items) > 1), key=lambda each: -each.score)


def whole_span(evidence: Evidence, index: Index) -> Span | None:
    """The list that evidence belongs to as one span, lead-in and all items; None where it belongs to none."""
    unit, record = evidence.unit, evidence.source.record
    group = _group_of(unit, index)
    if group is None:
        return None
    units = index.group_units(unit.document_id, unit.edition, group)
    first = units[0] if units[0].lead_in is None else index.unit(unit.document_id, unit.edition, units[0].lead_in)
    return span_between(first, units[-1], record, index)


def _group_of(unit: Unit, index: Index) -> int | None:
    """The list that a unit is an item of, or that it introduces: then the next unit is an item led in by it."""
    if unit.kind is UnitKind.LIST_ITEM:
        return unit.group
    if unit.kind is not UnitKind.SENTENCE:
        return None
    following = _unit_or_none(index, unit.document_id, unit.edition, unit.ordinal + 1)
    return following.group if following and following.lead_in == unit.ordinal else None


def _unit_or_none(index: Index, document_id: str, edition: str, ordinal: int) -> Unit | None:
    try:
        return index.unit(document_id, edition, ordinal)
    except UsageError:  # the text ends here
        return None


def _whole(understood: Understood, best: Evidence, key: tuple[str, str, int], index: Index) -> WholeList:
    items = tuple(each for each in index.group_units(*key) if each.kind is UnitKind.LIST_ITEM)
    score = best.score
    if understood.count:
        score += RIGHT_COUNT if len(items) == understood.count else OTHER_COUNT
    return WholeList(items, best, score)
