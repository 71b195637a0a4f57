"""Find whole lists: a lead-in with all its items, scored as one, so that four priorities come as four."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.ground import Span
from assistant.select import Evidence
from assistant.spans import span_between
from assistant.understand import Understood
from assistant.words import tokens
from corpus.errors import UsageError
from corpus.folding import plain
from corpus.index import Index
from corpus.passage import Unit, UnitKind
from corpus.terms import load_vocabulary

NEAR_END = 5  # words of a lead-in in which it says how many items follow
MOST_TOLD, TOLD_AMONG = 12, 12  # sentences of a list told as running text, and pieces of evidence that may open one
_FIRST = frozenset({"first", "firstly"})
_NEXT = frozenset(
    {"second", "secondly", "third", "thirdly", "fourth", "fourthly", "fifth", "finally", "lastly", "also"}
)
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
    told = ((each, _told_in_order(each, index)) for each in found[:TOLD_AMONG])
    lists += [WholeList(units, each, each.matched) for each, units in told if units]
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


def lead_in_of(unit: Unit, index: Index) -> Unit | None:
    """The unit that introduces the list that a unit is an item of; None where there is none."""
    if unit.kind is not UnitKind.LIST_ITEM or unit.lead_in is None:
        return None
    return index.unit(unit.document_id, unit.edition, unit.lead_in)


def turns_meaning(text: str) -> bool:
    """Whether a lead-in changes what its items say: "The council has not:", "It is alleged that:"."""
    return _turning().search(plain(text)) is not None


def stated_count(text: str) -> int | None:
    """How many items a lead-in says there are: "CIW has set four priorities:"; None where it does not say."""
    words = plain(text).rstrip(" :;,.").lower().split()
    numbers = load_vocabulary().number_words
    near_end = [numbers.get(word) or (int(word) if word.isdecimal() else 0) for word in words[-NEAR_END:-1]]
    stated = [number for number in near_end if 2 <= number <= 20]
    return stated[-1] if text.rstrip().endswith(":") and words[-1].endswith("s") and stated else None


@cache
def _turning() -> re.Pattern[str]:
    data = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
    return re.compile(data["turning"], re.IGNORECASE)


def _told_in_order(evidence: Evidence, index: Index) -> tuple[Unit, ...]:
    """The sentences of a list told as running text ("First, ... Second, ... Finally, ..."), from the first on; empty
    where evidence does not open one."""
    unit = evidence.unit
    if unit.kind is not UnitKind.SENTENCE or not _opens_with(_FIRST, evidence.text):
        return ()
    found = [unit]
    for ordinal in range(unit.ordinal + 1, unit.ordinal + MOST_TOLD):
        following = _unit_or_none(index, unit.document_id, unit.edition, ordinal)
        if following is None or following.kind is not UnitKind.SENTENCE:
            break
        text = index.text(following.document_id, following.edition, following.start, following.end)
        if not _opens_with(_NEXT, text):
            break
        found.append(following)
    return tuple(found) if len(found) > 1 else ()


def _opens_with(words: frozenset[str], text: str) -> bool:
    first = tokens(text)[:1]
    return bool(first) and first[0] in words


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
    score = best.matched
    if understood.count:
        score += RIGHT_COUNT if len(items) == understood.count else OTHER_COUNT
    return WholeList(items, best, score)
