"""Finds what later documents about the same council say of a thing asked for, by wording and meaning."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from corpus.filters import Filters
from corpus.passage import Unit, UnitKind
from workbench.kept import Kept
from workbench.recommendations.meaning import Rarity, Vector, alike, content
from workbench.recommendations.stances import State, alone, progress
from workbench.recommendations.tracked import Answer, By, Source, Tracked, day_of
from workbench.recommendations.words import expression, on_one_line

_HITS = 24  # passages looked at
_CLOSE = 0.40  # cosine of a passage that speaks of the same matter
_SHARE = 0.30  # of what was asked for, in the sentence quoted
_FEWEST = 3  # words in common
_MOST_OF_IT = 0.5  # of what was asked for, in an item that says it was done
_SHORT = 5  # words of a cell that tells a status
_MOST = 6  # passages shown of one thing asked for


def mentions(kept: Kept, tracked: Tracked, vector: Vector, rarity: Rarity, filters: Filters) -> Iterator[Answer]:
    """The best sentence of each later document about the same council that speaks of it, likest first."""
    council = tracked.record.description.authority
    after = tracked.when
    if council is None or after is None:
        return
    allowed = _later(kept, council, after.last, filters, {source.record.id for source in tracked.sources})
    if not allowed:
        return
    ways = [content(source.asked.words) for source in tracked.sources]
    best: dict[str, tuple[float, Unit]] = {}
    for hit in kept.index.nearest(vector.values, _HITS, allowed):
        if hit.score >= _CLOSE:
            for score, unit in _sentences(kept, hit.passage_id, ways, rarity):
                if score > best.get(unit.document_id, (0.0, unit))[0]:
                    best[unit.document_id] = (score, unit)
    for score, unit in sorted(best.values(), key=lambda pair: -pair[0])[:_MOST]:
        record = kept.index.record(unit.document_id, unit.edition)
        if record:
            quote = kept.document(record).quote(unit.start, unit.end)
            yield Answer(record, (quote,), By.WORDING, _told(kept, unit, score))


def is_same(one: Source, other: Source, close: float) -> bool:
    """Whether two documents ask for the same: in like words, or meaning the same at the same place of like lists."""
    words, others = content(one.asked.words), content(other.asked.words)
    likeness = alike(words, others)
    placed = one.asked.position == other.asked.position and one.asked.kind is other.asked.kind
    return likeness >= 0.75 or (close >= 0.6 and likeness >= 0.5) or (placed and close >= 0.5 and likeness >= 0.4)


def is_repeat(one: Source, other: Source, close: float) -> bool:
    """Whether a later report asks for the same thing again."""
    words, others = content(one.asked.words), content(other.asked.words)
    common = len(words & others)
    return common >= _FEWEST and close >= 0.62 and alike(words, others) >= 0.45


def _later(kept: Kept, council: str, after: date, filters: Filters, own: set[str]) -> Mapping[str, str]:
    about = kept.index.allowed(Filters(authorities=(council,), as_of=filters.as_of))
    found = {}
    for document_id, edition in about.items():
        record = kept.index.record(document_id, edition)
        day = day_of(record) if record else None
        if day and day.first > after and document_id not in own:
            found[document_id] = edition
    return found


def _sentences(
    kept: Kept, passage_id: str, ways: Sequence[frozenset[str]], rarity: Rarity
) -> Iterator[tuple[float, Unit]]:
    """The units of a passage that speak of a good part of what was asked, in one of its wordings, with how much."""
    for unit in kept.index.units([passage_id]):
        if unit.kind not in (UnitKind.HEADING, UnitKind.METADATA):
            own = content(_text(kept, unit))
            score = max(rarity.share(words, own) for words in ways)
            if score >= _SHARE:
                yield score, unit


def _told(kept: Kept, unit: Unit, score: float) -> State | None:
    """What a passage that says most of what was asked tells of it: the status in an action plan's row; done, where it
    is an item of a list of what was done ("The council has:")."""
    if score < _MOST_OF_IT:
        return None
    if unit.kind is UnitKind.TABLE_ROW:
        return _in_cells(_text(kept, unit))
    if unit.lead_in is None:
        return None
    lead_in = _text(kept, kept.index.unit(unit.document_id, unit.edition, unit.lead_in))
    return State.DONE if expression("answering", "has").search(lead_in) else None


def _in_cells(row: str) -> State | None:
    """What a cell of an action plan says by itself: "Completed", "In progress", "Accepted"."""
    cells = [cell for cell in row.split(" | ") if len(cell.split()) <= _SHORT]
    return next((state for state in (progress(cell) or alone(cell) for cell in reversed(cells)) if state), None)


def _text(kept: Kept, unit: Unit) -> str:
    return on_one_line(kept.index.text(unit.document_id, unit.edition, unit.start, unit.end))
