"""Multiply the documents of an index with near misses: each copy plausible, and wrong for what the original answers."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import count
from random import Random
from typing import TypeVar

from corpus.catalogue import Catalogue
from corpus.document import Block, Description, DocumentRecord, Edition, Item, Page, PartialDate, Period, Status
from corpus.entries import Council
from corpus.passage import Passage, Unit
from corpus.terms import Vocabulary
from evals.benchmarks.near_miss import (
    Exchange,
    Filled,
    Pattern,
    other_surnames,
    surnames_in,
    surnames_pattern,
    years_in,
)

Span = TypeVar("Span", Passage, Unit, Block, Page, Item)
Section = TypeVar("Section", Passage, Unit, Block)
_OWN = 5  # every fifth copy keeps its councils and tells of years before all that is held
_OWN_YEARS = 8  # of these, one for each earlier year
_YEARS = range(-4, 5)  # how far the years of the others move


@dataclass(frozen=True)
class Copy:
    """A document once more: `original` are the ids of the passages that its own came from, in their order."""

    record: DocumentRecord
    edition: Edition
    passages: tuple[Passage, ...]
    units: tuple[Unit, ...]
    original: tuple[str, ...]


class Multiplier:
    """Makes copies of the current documents of a catalogue. No copy is about a council that one of `questions` names
    or the catalogue knows, but for those that keep their councils: these tell of earlier years that no question names.
    """

    def __init__(self, catalogue: Catalogue, questions: Sequence[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._catalogue = catalogue
        records = [record for record in catalogue.records() if record.status is Status.INDEXED]
        self.documents = [self._document(record) for record in records]
        texts = [document.edition.text for document in self.documents]
        named = {found.entry for text in (*texts, *questions) for found in vocabulary.councils_in(text)}
        self._others = [each for each in vocabulary.councils if each.name not in named and not each.until]
        self._surnames = surnames_in(texts, vocabulary)
        self._asked_years = frozenset(year for question in questions for year in years_in(question))
        published = [record.description.published for record in records]
        self._first, self._last = (pick(day.year for day in published if day) for pick in (min, max))
        self._patterns: dict[str, Pattern] = {}

    def rounds(self) -> Iterator[list[Copy]]:
        """A copy of every document, again and again; the same ones each time."""
        return ([self._copy(document, number) for document in self.documents] for number in count(1))

    def _document(self, record: DocumentRecord) -> "Document":
        key = self._catalogue.keys()[record.id, record.edition]
        edition = self._catalogue.edition(key)
        assert edition is not None  # a current document has a text
        ids = self._catalogue.passage_ids([key])
        units = self._catalogue.units_where(key, "key", key)  # datelines too, which are of no passage
        return Document(record, edition, self._catalogue.passages(ids), units)

    def _copy(self, document: "Document", number: int) -> Copy:
        exchange = self._exchange(document, number)
        name = f"{document.record.id}+{number}"
        digest = sha256(name.encode()).hexdigest()
        text = self._filled(document.edition.text, exchange)

        def said(part: str) -> str:
            return self._filled(part, exchange).text

        def moved(spans: Sequence[Span]) -> list[Span]:
            return [replace(span, start=text.offset(span.start), end=text.offset(span.end)) for span in spans]

        def placed(spans: Sequence[Section]) -> list[Section]:
            return [replace(span, section=tuple(map(said, span.section))) for span in moved(spans)]

        passages = [
            replace(
                passage, id=f"{name}/{passage.ordinal}", indexed=said(passage.indexed), document_id=name, edition=digest
            )
            for passage in placed(document.passages)
        ]
        units = [replace(unit, document_id=name, edition=digest) for unit in placed(document.units)]
        pages, items = moved(document.edition.pages), moved(document.edition.items)
        described = _described(document.record.description, exchange, said)
        record = replace(document.record, id=name, edition=digest, description=described)
        return Copy(
            replace(record, filename=f"{number}-{record.filename}", source=f"{number}/{record.source}"),
            Edition(digest, text.text, tuple(pages), tuple(placed(document.edition.blocks)), tuple(items)),
            tuple(passages),
            tuple(units),
            tuple(passage.id for passage in document.passages),
        )

    def _exchange(self, document: "Document", number: int) -> Exchange:
        random = Random(f"{document.record.id} {number}")  # noqa: S311  # the same copies each time
        taken = sorted(self._surnames)
        surnames = {name: random.choice(other_surnames()) for name in taken}
        if number % _OWN == 0 and number <= _OWN * _OWN_YEARS:
            years = self._earlier(document, number // _OWN)
            if years is not None:
                return Exchange({}, surnames, years, number)
        # the same councils for all documents of a copy, so that their links and comparisons make sense
        order = Random(number).sample(self._others, len(self._others))  # noqa: S311
        names = sorted({council.name for council in self._vocabulary.councils} - {other.name for other in self._others})
        councils = {name: order[at % len(order)] for at, name in enumerate(names)}
        latest = max(document.years, default=self._last)
        years = random.choice([by for by in _YEARS if latest + by <= max(self._last, latest)])
        return Exchange(councils, surnames, years, number)

    def _earlier(self, document: "Document", number: int) -> int | None:
        """How far to move a document's years so that they lie before all that is held, and no question names them."""
        if not document.record.description.authority or not document.years:
            return None
        back = max(document.years) - self._first + number
        return None if {year - back for year in document.years} & self._asked_years else -back

    def _filled(self, text: str, exchange: Exchange) -> Filled:
        if text not in self._patterns:
            self._patterns[text] = Pattern(text, self._vocabulary, self._people)
        return self._patterns[text].fill(exchange)

    @cached_property
    def _people(self) -> re.Pattern[str] | None:
        return surnames_pattern(self._surnames)


@dataclass(frozen=True)
class Document:
    """A document as the catalogue holds it."""

    record: DocumentRecord
    edition: Edition
    passages: Sequence[Passage]
    units: Sequence[Unit]

    @cached_property
    def years(self) -> frozenset[int]:
        """The years it names, and that of its publishing."""
        published = self.record.description.published
        return years_in(self.edition.text) | ({published.year} if published else frozenset())


def _described(description: Description, exchange: Exchange, said: Callable[[str], str]) -> Description:
    other: Council | None = exchange.councils.get(description.authority or "")
    return replace(
        description,
        title=said(description.title),
        publisher=description.publisher and said(description.publisher),
        authority=other.name if other else description.authority,
        published=_moved(description.published, exchange.years),
        event_date=_moved(description.event_date, exchange.years),
        meeting_date=_moved(description.meeting_date, exchange.years),
        period=description.period and _moved_period(description.period, exchange.years),
    )


def _moved(day: PartialDate | None, years: int) -> PartialDate | None:
    """A date so many years later; 29 February becomes the 28th."""
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return replace(day, year=day.year + years, day=28 if leap else day.day)


def _moved_period(period: Period, years: int) -> Period:
    start, end = (_moved(PartialDate.of(day), years) for day in (period.start, period.end))
    assert start
    assert end
    return Period(start.first, end.last)
