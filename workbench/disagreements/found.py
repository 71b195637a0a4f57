"""Find what held documents about one council say differently of the same figure, term, day or person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, product

import numpy as np

from corpus.dates import dates_in
from corpus.document import DocumentRecord, LinkKind
from corpus.embedder import Embedder
from corpus.filters import Filters
from corpus.folding import plain
from corpus.terms import Vocabulary
from workbench.differences.alike import SAID, Side, Vector, alike
from workbench.differences.alike import Said as Ready
from workbench.differences.statements import STATEMENTS, Part, Statement
from workbench.disagreements.amounts import WITH_CONTEXT, Pair, context, netted, points_as_share, unlike_figures
from workbench.disagreements.kind import TYPE, Kind, Type
from workbench.disagreements.names import Person, offices_in, one_person_twice
from workbench.disagreements.row import Row, Said, row_of, surely
from workbench.disagreements.sums import contradicted
from workbench.disagreements.times import kind_of_days, kind_of_terms
from workbench.disagreements.values import VALUES, valued_vectors
from workbench.disagreements.words import WORDS
from workbench.kept import Kept

# How alike statements are that may speak of one thing, of one event, and of one that happened but once.
SUBJECT, ONE_EVENT, ONE_TIME = 0.34, 0.46, 0.55
SLIP = timedelta(days=3)
_MOST = 4000  # statements with values that are compared of one council, the newest documents first
_SAME_WORDS = (LinkKind.NEAR_DUPLICATE, LinkKind.TWIN)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two or more documents say differently, oldest first, and why; worked out, never decided."""

    kind: Kind
    authority: str
    sides: tuple[Said, ...]

    @property
    def type(self) -> Type:
        return TYPE[self.kind]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds disagreements in one open index."""

    kept: Kept
    embedder: Embedder
    vocabulary: Vocabulary

    def of(self, authority: str) -> list[Disagreement]:
        """What documents about one council disagree about, kind by kind in the order of `kind.TYPE`."""
        rows, side = self._rows(authority)
        found = (_alike(rows, side, self._same(rows)), _sums(rows), self._people(rows), self._meetings(rows))
        return [Disagreement(kind, authority, sides) for kind, sides in _grouped(chain(*found))]

    def _rows(self, authority: str) -> tuple[list[Row], Side]:
        """The statements about a council that hold values, ready for comparing."""
        rows: list[Row] = []
        said: list[Ready] = []
        numbers: list[Vector] = []
        extract = valued_vectors(self.embedder, self.vocabulary)
        for record, values in sorted(
            self.kept.each(VALUES, Filters(authorities=(authority,))), key=_newest, reverse=True
        ):
            parts = zip(values, self.kept.of(record, STATEMENTS), self.kept.of(record, SAID), strict=True)
            valued = [each for each in parts if each[0].any]
            rows += [row_of(record, statement, found, ready.text) for found, statement, ready in valued]
            said += [ready for _, _, ready in valued]
            numbers += self.kept.of(record, extract)
        return rows[:_MOST], Side(said[:_MOST], numbers[:_MOST])

    def _same(self, rows: Sequence[Row]) -> frozenset[frozenset[str]]:
        """Pairs of documents that hold the same words."""
        records = {row.record.id for row in rows}
        links = [link for id_ in records for link in self.kept.index.links_of(id_) if link.kind in _SAME_WORDS]
        return frozenset(frozenset((link.document_id, link.other_id)) for link in links)

    def _meetings(self, rows: Sequence[Row]) -> Iterator[Pair]:
        """A meeting that is said to have been a day or so from the one whose paper is held."""
        met: dict[date, DocumentRecord] = {}
        for row in rows:
            day = row.record.description.meeting_date
            if day and day.day:
                met[day.first] = row.record
        for row in rows:
            for told in row.values.days:
                near = [day for day in met if told.first == told.last and timedelta(0) < abs(day - told.first) <= SLIP]
                if near and told.first not in met and "meeting" in WORDS.events_in(row.text):
                    yield from self._dated(row, met[near[0]])

    def _dated(self, row: Row, record: DocumentRecord) -> Iterator[Pair]:
        """With the line of the paper that gives its day."""
        document = self.kept.document(record)
        day = record.description.meeting_date
        for unit in document.units:
            text = document.edition.text[unit.start : unit.end]
            if any(mention.period and day and mention.period.start == day.first for mention in dates_in(plain(text))):
                statement = Statement(document.quote(unit.start, unit.end), Part.TEXT, "")
                yield Kind.DAY, row.said(""), Said(record, statement, "")
                return

    def _people(self, rows: Sequence[Row]) -> Iterator[Pair]:
        beside: dict[str, set[str]] = {}
        first: dict[str, Row] = {}
        documents: dict[str, set[str]] = {}
        for row in rows:
            offices = set(offices_in(row.text, self.vocabulary))
            for name in row.values.names:
                first.setdefault(name, row)
                documents.setdefault(name, set()).add(row.record.id)
                beside.setdefault(name, set()).update(offices | {other for other in row.values.names if other != name})
        people = [Person(name, frozenset(documents[name]), frozenset(beside[name])) for name in first]
        for one, other in one_person_twice(people):
            yield Kind.NAME, first[one.name].said(one.name), first[other.name].said(other.name)


def _newest(pair: tuple[DocumentRecord, object]) -> tuple[date, str]:
    published = pair[0].description.published
    return (published.last if published else date.min, pair[0].id)


def _alike(rows: Sequence[Row], side: Side, same: frozenset[frozenset[str]]) -> Iterator[Pair]:
    """Pairs of unlike values in statements that speak of one thing, the most alike first."""
    likeness = alike(side, side).whole
    found = np.argwhere(np.triu(likeness >= SUBJECT, 1))
    for i, j in sorted(found.tolist(), key=lambda pair: -likeness[pair[0], pair[1]]):
        one, other = rows[i], rows[j]
        if one.record.id == other.record.id or frozenset((one.record.id, other.record.id)) in same:
            continue
        yield from unlike_figures(one, other, float(likeness[i, j]))
        yield from points_as_share(one, other)
        yield from netted(one, other)
        sure = surely(one, other, float(likeness[i, j]))
        yield from _terms(one, other, sure)
        if sure >= ONE_EVENT:
            yield from _days(one, other, sure)


def _terms(one: Row, other: Row, likeness: float) -> Iterator[Pair]:
    """Of one thing by the words around them or by one event; whoever is given a time to do a thing is told in few."""
    shared = WORDS.events_in(one.text) & WORDS.events_in(other.text)
    for a, b in product(one.values.terms, other.values.terms):
        kind = kind_of_terms(a, b)
        given = shared and WORDS.says("given_to", one.text) and WORDS.says("given_to", other.text)
        of_one = likeness + context(a.stems, b.stems) / 2 >= WITH_CONTEXT or (shared and likeness >= ONE_EVENT)
        if kind and (given or of_one):
            yield kind, one.said(a.text), other.said(b.text)


def _days(one: Row, other: Row, likeness: float) -> Iterator[Pair]:
    """Only where each names one time, and both an event of one kind: else which day belongs to what is not known."""
    if len(one.values.days) != 1 or len(other.values.days) != 1:
        return
    events = WORDS.events_in(one.text) & WORDS.events_in(other.text)
    if not events or any(WORDS.says("dates_itself", row.text) for row in (one, other)):
        return
    once = bool(events & WORDS.once) and likeness >= ONE_TIME
    kind = kind_of_days(one.values.days[0], other.values.days[0], one.text, other.text, once)
    if kind:
        yield kind, one.said(""), other.said("")


def _sums(rows: Sequence[Row]) -> Iterator[Pair]:
    """Shares that a document's own figures contradict: what was told as per cent is points, what was told as yearly is
    the change over all years."""
    by_document: dict[str, list[Row]] = {}
    for row in rows:
        by_document.setdefault(row.record.id, []).append(row)
    for own in by_document.values():
        for one, other in product(own, own):
            for kind, share, figure in contradicted(one, other):
                yield kind, one.said(share.figure.said), other.said(figure.figure.said)


def _grouped(pairs: Iterable[Pair]) -> Iterator[tuple[Kind, tuple[Said, ...]]]:
    """Pairs of one kind that have a side in common as one disagreement, its sides oldest first."""
    groups: list[tuple[Kind, dict[tuple[str, int, str], Said]]] = []
    for kind, *sides in pairs:
        keyed = {(side.record.id, side.statement.quote.start, side.words): side for side in sides}
        own = [group for group in groups if group[0] is kind and group[1].keys() & keyed.keys()]
        joined = {key: side for group in own for key, side in group[1].items()} | keyed
        groups = [group for group in groups if group not in own]
        groups.append((kind, joined))
    for kind, members in sorted(groups, key=lambda group: list(TYPE).index(group[0])):
        yield kind, tuple(sorted(members.values(), key=lambda side: _newest((side.record, None))))
