"""Find what later papers on a council say of a promise: passages that share its rarer words, Welsh read in English."""

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.dates_relative import all_dates_in
from corpus.document import DocumentRecord, PartialDate, Period
from corpus.filters import Filters
from corpus.folding import plain
from corpus.passage import UnitKind
from workbench.kept import Kept
from workbench.promises.promise import Promise, said_on
from workbench.promises.thing import pairs_of, read, stems_of, thing_promised
from workbench.quoted import Quote

_FEWEST = 2  # words that must be shared
_SHARE = 0.34  # of the weight of a promise's words
_MOST = 12  # mentions looked at
_SAME_DAY = 0.5  # added where the passage names the very day
_CONTENT = (UnitKind.SENTENCE, UnitKind.LIST_ITEM, UnitKind.TABLE_ROW)


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that may tell of a promise: how much of it (0 to 1, more where it names the day), its plain text, and
    whether it speaks of the very thing promised, by two words that stand together in both."""

    quote: Quote
    record: DocumentRecord
    share: float
    text: str
    same: bool = False
    since: date | None = None  # when the promise was published

    def days(self, promise: Promise) -> list[Period]:
        """The days that the passage names from when the promise was made on."""
        made = promise.base or self.since or (promise.due.start if promise.due else date.min)
        begin = min(made, promise.due.start) if promise.due else made
        told = [each.period for each in all_dates_in(self.text, self.record.description.published) if each.period]
        return [period for period in told if period.end >= begin and (period.end - period.start).days <= 31]


@dataclass(frozen=True, slots=True)
class _Passage:
    record: DocumentRecord
    start: int
    end: int
    text: str
    stems: frozenset[str]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Sought:
    """What of a promise is looked for: the weight of each of its words, and the words that stand together in the thing
    promised."""

    promise: Promise
    weights: Mapping[str, float]
    thing: frozenset[tuple[str, str]]

    def in_passage(self, passage: _Passage) -> tuple[bool, float]:
        """Whether a passage speaks of the very thing, and how much of the promise it holds."""
        shared = self.weights.keys() & passage.stems
        if len(shared) < _FEWEST:
            return False, 0.0
        on_day = _names_day(self.promise, passage)
        share = sum(self.weights[stem] for stem in shared) / sum(self.weights.values())
        share += _SAME_DAY if on_day else 0
        named = bool(self._pairs(passage) & pairs_of(read(passage.text, passage.language)))
        return named or (on_day and share >= _SAME_DAY + _SHARE / 2), share

    def _pairs(self, passage: _Passage) -> frozenset[tuple[str, str]]:
        """In either order where one of the two is in Welsh, which puts the noun first."""
        if (passage.language == "cy") == (self.promise.quote.language == "cy"):
            return self.thing
        return self.thing | {(second, first) for first, second in self.thing}


class Later:
    """The passages of every paper on one council."""

    def __init__(self, kept: Kept, council: str) -> None:
        self._kept = kept
        self._council = council

    def mentions(
        self, promise: Promise, record: DocumentRecord, but: Collection[str], as_of: date | None
    ) -> list[Mention]:
        """The likeliest first. `but` are the documents that only say the promise again."""
        sought = self._sought(promise)
        made = said_on(record.description)
        found: list[tuple[bool, float, _Passage]] = []
        for passage in self._passages:
            if passage.record.id not in but and _is_between(passage.record, made, as_of):
                same, share = sought.in_passage(passage)
                if same or share >= _SHARE:
                    found.append((same, share, passage))
        best = sorted(found, key=lambda each: (-each[0], -each[1]))[:_MOST]
        since = made.last if made else None
        return [self._mention(*each, since) for each in best]

    def _sought(self, promise: Promise) -> _Sought:
        language = promise.quote.language
        own = stems_of(read(promise.words, language)) - stems_of(read(promise.due_words, language))
        weights = {stem: self._weight(stem) for stem in own}
        return _Sought(promise, weights, pairs_of(read(thing_promised(promise), language)))

    def _mention(self, same: bool, share: float, passage: _Passage, since: date | None) -> Mention:
        quote = self._kept.document(passage.record).quote(passage.start, passage.end)
        return Mention(quote, passage.record, round(share, 3), passage.text, same, since)

    def _weight(self, stem: str) -> float:
        """A word that few passages have weighs more; one that all have weighs something, for there may be but two."""
        return math.log((2 + len(self._passages)) / (1 + self._counted[stem]))

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(stem for passage in self._passages for stem in passage.stems)

    @cached_property
    def _passages(self) -> list[_Passage]:
        passages: list[_Passage] = []
        allowed = self._kept.index.allowed(Filters(authorities=(self._council,)))
        for document_id, edition in sorted(allowed.items()):
            record = self._kept.index.record(document_id, edition)
            assert record is not None  # it is allowed
            whole = self._kept.index.edition(document_id, edition)
            for unit in self._kept.index.all_units(document_id, edition):
                if unit.kind in _CONTENT:
                    said = plain(whole.text[unit.start : unit.end])
                    language = whole.blocks[unit.block].language or record.description.language
                    stems = stems_of(read(said, language))
                    passages.append(_Passage(record, unit.start, unit.end, said, stems, language))
        return passages


def _is_between(record: DocumentRecord, made: PartialDate | None, as_of: date | None) -> bool:
    """Whether a document came out after a promise was made, and not after the day that is looked from."""
    published = said_on(record.description)
    if published is None or (made and published.first <= made.last):
        return False
    return as_of is None or published.first <= as_of


def _names_day(promise: Promise, passage: _Passage) -> bool:
    due = promise.due
    if due is None or due.start != due.end:
        return False
    told = all_dates_in(passage.text, passage.record.description.published)
    return any(each.period == due for each in told)
