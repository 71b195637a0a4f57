"""Finds what later documents about the same council say of a thing asked for, by wording and meaning."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from corpus.document import CELL
from corpus.filters import Filters
from corpus.passage import Unit, UnitKind
from workbench.kept import Kept
from workbench.quoted import Document
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
_PASSAGES = 20_000  # whose words are known at a time


class Mentions:
    """Looks in the papers of one index and time; what it has read of a passage it knows when it comes there again."""

    def __init__(self, kept: Kept, rarity: Rarity, as_of: date | None) -> None:
        self._kept = kept
        self._rarity = rarity
        self._as_of = as_of
        self._said_in = lru_cache(maxsize=_PASSAGES)(self._read)
        self._papers_on = cache(self._dated)

    def of(self, tracked: Tracked, vector: Vector) -> Iterator[Answer]:
        """The best sentence of each later document about the same council that speaks of it, likest first."""
        kept = self._kept
        allowed = self._later(tracked)
        if not allowed:
            return
        ways = [content(source.asked.words) for source in tracked.sources]
        best: dict[str, tuple[float, Unit]] = {}
        for hit in kept.index.nearest(vector.values, _HITS, allowed):
            if hit.score >= _CLOSE:
                for score, unit in self._sentences(hit.passage_id, ways):
                    if score > best.get(unit.document_id, (0.0, unit))[0]:
                        best[unit.document_id] = (score, unit)
        for score, unit in sorted(best.values(), key=lambda pair: -pair[0])[:_MOST]:
            record = kept.index.record(unit.document_id, unit.edition)
            if record:
                document = kept.document(record)
                state = _told(kept, unit, score) or _behind(document, unit)
                yield Answer(record, (document.quote(unit.start, unit.end),), By.WORDING, state)

    def _later(self, tracked: Tracked) -> Mapping[str, str]:
        """The editions of later documents about the same council, but those that ask the same."""
        council, after = tracked.record.description.authority, tracked.when
        if council is None or after is None:
            return {}
        own = {source.record.id for source in tracked.sources}
        return {id_: edition for id_, edition, day in self._papers_on(council) if day > after.last and id_ not in own}

    def _dated(self, council: str) -> Sequence[tuple[str, str, date]]:
        allowed = self._kept.index.allowed(Filters(authorities=(council,), as_of=self._as_of))
        records = (self._kept.index.record(*own) for own in allowed.items())
        days = ((record, day_of(record)) for record in records if record)
        return [(record.id, record.edition, day.first) for record, day in days if day]

    def _sentences(self, passage_id: str, ways: Sequence[frozenset[str]]) -> Iterator[tuple[float, Unit]]:
        """The units of a passage that speak of a good part of what was asked, in one of its wordings, with how much."""
        for unit, own in self._said_in(passage_id):
            score = max(self._rarity.share(words, own) for words in ways)
            if score >= _SHARE:
                yield score, unit

    def _read(self, passage_id: str) -> Sequence[tuple[Unit, frozenset[str]]]:
        """The units of a passage that say something, each with its content words."""
        units = self._kept.index.units([passage_id])
        saying = (unit for unit in units if unit.kind not in (UnitKind.HEADING, UnitKind.METADATA))
        return [(unit, content(_text(self._kept, unit))) for unit in saying]


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


def _behind(document: Document, unit: Unit) -> State | None:
    """What the sentence behind it in its paragraph says: "This recommendation has been implemented."."""
    behind = next((each for each in document.of_block(unit.block) if each.start > unit.start), None)
    text = on_one_line(document.edition.text[behind.start : behind.end]) if behind else ""
    return progress(text) if expression("answering", "same").search(text) else None


def _in_cells(row: str) -> State | None:
    """What a cell of an action plan says by itself: "Completed", "In progress", "Accepted"."""
    cells = [cell for cell in row.split(CELL) if len(cell.split()) <= _SHORT]
    return next((state for state in (progress(cell) or alone(cell) for cell in reversed(cells)) if state), None)


def _text(kept: Kept, unit: Unit) -> str:
    return on_one_line(kept.index.text(unit.document_id, unit.edition, unit.start, unit.end))
