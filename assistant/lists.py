"""Find whole lists: a lead-in with all its items, scored as one, so that four priorities come as four."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.select import Evidence
from assistant.understand import Understood
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
    """The lists that any of the evidence belongs to, best first. A list's score is that of its best item and the mean
    of all its items that were found, halved together, so that one stray word in one item does not make it win."""
    groups: dict[tuple[str, str, int], list[Evidence]] = {}
    for evidence in found:
        unit = evidence.unit
        if unit.kind is UnitKind.LIST_ITEM and unit.group is not None:
            groups.setdefault((unit.document_id, unit.edition, unit.group), []).append(evidence)
    lists = [_whole(understood, members, index) for members in groups.values()]
    return sorted((each for each in lists if len(each.items) > 1), key=lambda each: -each.score)


def _whole(understood: Understood, members: list[Evidence], index: Index) -> WholeList:
    best = max(members, key=lambda evidence: evidence.score)
    unit = best.unit
    assert unit.group is not None
    units = index.group_units(unit.document_id, unit.edition, unit.group)
    items = tuple(each for each in units if each.kind is UnitKind.LIST_ITEM)
    score = (best.score + sum(evidence.score for evidence in members) / len(members)) / 2
    if understood.count:
        score += RIGHT_COUNT if len(items) == understood.count else OTHER_COUNT
    return WholeList(items, best, score)
