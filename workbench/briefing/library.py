"""What a briefing is made from: the documents of its council and time, its papers, and searching among them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.gate import ENOUGH
from assistant.ground import Draft, Span
from assistant.retrieve import Sources, retrieve
from assistant.select import Evidence, select
from assistant.spans import span_of
from assistant.understand import understand
from assistant.words import stem_set
from corpus.document import DocumentRecord, SourceClass, Status
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.passage import Unit
from workbench.briefing.briefing import Held
from workbench.briefing.fit import is_fit, unmarked
from workbench.briefing.wanted import Wanted, general_stems, understood

_AROUND = 400  # characters
_SHORT, _BEGINNING = 8000, 800  # characters of a document that has one subject, and of what tells it
INSPECTORS = (SourceClass.INSPECTORATE, SourceClass.AUDITOR)


@dataclass(frozen=True)
class Library:
    """The documents that one briefing may cite."""

    sources: Sources
    wanted: Wanted

    @cached_property
    def records(self) -> tuple[DocumentRecord, ...]:
        """Documents of the council since the day, without the papers, by id."""
        about = (self.wanted.authority,) if self.wanted.authority else ()
        return self._records(Filters(authorities=about, published_from=self.wanted.since))

    @cached_property
    def pack(self) -> DocumentRecord | None:
        """The papers. Raises UsageError where they are not held."""
        if self.wanted.pack is None:
            return None
        found = self.sources.index.record(self.wanted.pack)
        if found is None or found.status is Status.QUARANTINED:
            raise UsageError(f"There is no document {self.wanted.pack} to take the agenda from.")
        return found

    @cached_property
    def _subject(self) -> tuple[frozenset[frozenset[str]], ...]:
        """What the subject is made of, each with the ways of saying it in both languages as their stems: "child",
        "plant"; "agency" with "worker". Words that tell no subject from another are left out, where others are left."""
        concepts = understood(self.wanted.topic, self.sources.vocabulary).concepts
        ways = [frozenset(map(frozenset, concept.forms)) for concept in concepts]
        telling = [frozenset(_telling(each)) - {frozenset[str]()} for each in ways]
        return tuple(each for each in telling if each) or tuple(ways)

    @cached_property
    def held(self) -> Held:
        undated = [r for r in self._of_council() if r.description.published is None] if self.wanted.since else []
        undated = [r for r in undated if r.id != self.wanted.pack]
        pack = self.pack
        title, pages = (pack.description.title, pack.pages) if pack else (None, None)
        return Held(len(self.records), len(undated), title, pages)

    def by(self, *classes: SourceClass) -> tuple[DocumentRecord, ...]:
        """The documents of some kinds of source."""
        return tuple(record for record in self.records if record.description.source_class in classes)

    def on_topic(self, *texts: str) -> bool:
        """Whether words, or those that stand around them, speak of the subject."""
        words = stem_set(" ".join(texts))
        return all(any(way <= words for way in ways) for ways in self._subject)

    def is_about(self, record: DocumentRecord) -> bool:
        """Whether a document as a whole is on the subject: by its title, of a short one by how it begins."""
        beginning = self.sources.index.text(record.id, record.edition, 0, _SHORT + 1)
        return self.on_topic(record.description.title, beginning[:_BEGINNING] if len(beginning) <= _SHORT else "")

    def speaks_of_it(self, record: DocumentRecord) -> bool:
        """Whether a statement of a document, or what it is called, speaks of the subject."""
        index = self.sources.index
        units = index.all_units(record.id, record.edition)
        said = (index.text(record.id, record.edition, unit.start, unit.end) for unit in units)
        return self.is_about(record) or any(map(self.on_topic, said))

    def around(self, unit: Unit) -> str:
        """A unit with what stands around it."""
        return self.sources.index.text(unit.document_id, unit.edition, max(0, unit.start - _AROUND), unit.end + _AROUND)

    def closeness(self, text: str) -> float:
        """1 where words speak of the subject themselves, 0 where only what stands around them does."""
        return float(self.on_topic(text))

    def alike(self, words: str, among: Iterable[DocumentRecord], enough: float = ENOUGH) -> list[Evidence]:
        """What speaks of the same as some words, in share of them at least `enough`, best first."""
        ids = tuple(record.id for record in among)
        if not ids:
            return []
        asked = understand(words, (), self.sources.vocabulary)
        found = select(asked, retrieve(asked, self.sources, Filters(document_ids=ids)), self.sources)
        return [each for each in found if each.covered >= enough and is_fit(each.text)]

    def span(self, evidence: Evidence) -> Span:
        return span_of(evidence.unit, evidence.source.record, self.sources.index, evidence.also_in)

    def draft(self, evidence: Evidence) -> Draft:
        return self.statement(evidence.unit, evidence.source.record)

    def statement(self, unit: Unit, record: DocumentRecord) -> Draft:
        """A unit in its own words, an item of a list behind what introduces the list."""
        index = self.sources.index
        own = span_of(unit, record, index)
        spans: tuple[Span, ...] = (own,)
        if unit.lead_in is not None:
            spans = (span_of(index.unit(unit.document_id, unit.edition, unit.lead_in), record, index), own)
        return Draft(" ".join(unmarked(span.text) for span in spans), spans)

    def _of_council(self) -> Sequence[DocumentRecord]:
        return self._records(Filters(authorities=(self.wanted.authority,) if self.wanted.authority else ()))

    def _records(self, filters: Filters) -> tuple[DocumentRecord, ...]:
        index = self.sources.index
        found = (index.record(*own) for own in sorted(index.allowed(filters).items()))
        return tuple(record for record in found if record and record.id != self.wanted.pack)


def _telling(ways: Collection[frozenset[str]]) -> list[frozenset[str]]:
    """Each way of saying a thing without words that tell no subject from another; whole where too little would be left
    of it beside others: "children in care" beside "looked-after children" is not "children"."""
    left = [way - general_stems() for way in ways]
    own = sum(len(rest) > 1 or len(way) == 1 for way, rest in zip(ways, left, strict=True))
    if 2 * own < len(ways):
        return left
    return [rest if len(rest) > 1 else way for way, rest in zip(ways, left, strict=True)]
