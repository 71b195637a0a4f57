"""Find what later papers on a council say of a promise: passages that share its rarer words, Welsh read in English."""

import math
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from corpus.dates_relative import all_dates_in
from corpus.document import DocumentRecord, Period
from corpus.filters import Filters
from corpus.folding import plain
from corpus.gloss import english_reading
from corpus.passage import UnitKind
from corpus.terms import load_vocabulary
from workbench.kept import Kept
from workbench.promises.promise import Promise
from workbench.promises.words import words
from workbench.quoted import Quote

_FEWEST = 2  # words that must be shared
_SHARE = 0.34  # of the weight of a promise's words
_MOST = 12  # mentions looked at
_SAME_DAY = 0.5  # added where the passage names the very day
_WORD = re.compile(r"[a-zâêîôûŵŷ]{3,}")
_CLAUSE = re.compile(r"[;:]|, (?:and|but|which)\b|\bsaid\b|\bthat\b")
_STOP = re.compile(r"[.,;:()]+(?:\s|$)")
_UNTIL = re.compile(r"\b(?:before|until|so that|in order to|because|cyn)\b", re.IGNORECASE)
_RUN = re.compile(r"[a-zâêîôûŵŷ' -]+")
_COMMON = frozenset(
    {("social", "servic"), ("childr", "servic"), ("inspec", "report"), ("local", "author"), ("county", "counci")}
    | {("young", "people"), ("gwasan", "plant"), ("childr", "young"), ("childr", "social"), ("social", "care")}
)
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


class Later:
    """The passages of every paper on one council."""

    def __init__(self, kept: Kept, council: str) -> None:
        self._kept = kept
        self._council = council

    def mentions(
        self, promise: Promise, record: DocumentRecord, but: Collection[str], as_of: date | None
    ) -> list[Mention]:
        """The likeliest first. `but` are the documents that only say the promise again."""
        language = promise.quote.language
        own = stems_of(read(promise.words, language)) - stems_of(read(promise.due_words, language))
        wanted = {stem: self._weight(stem) for stem in own}
        whole = sum(wanted.values())
        thing = pairs_of(read(thing_promised(promise), language))
        turned = thing | {(second, first) for first, second in thing}  # Welsh puts the noun first
        made = record.description.published
        found: list[tuple[bool, float, _Passage]] = []
        for passage in self._passages:
            published = passage.record.description.published
            if passage.record.id in but or published is None or (made and published.first <= made.last):
                continue
            if as_of and published.first > as_of:
                continue
            shared = wanted.keys() & passage.stems
            if len(shared) < _FEWEST:
                continue
            share = sum(wanted[stem] for stem in shared) / whole
            on_day = _names_day(promise, passage)
            share += _SAME_DAY if on_day else 0
            alike = (passage.language == "cy") == (language == "cy")
            pairs = thing if alike else turned
            same = bool(pairs & pairs_of(read(passage.text, passage.language))) or (
                on_day and share >= _SAME_DAY + _SHARE / 2
            )
            if same or share >= _SHARE:
                found.append((same, share, passage))
        best = sorted(found, key=lambda each: (-each[0], -each[1]))[:_MOST]
        since = made.last if made else None
        return [self._mention(*each, since) for each in best]

    def _mention(self, same: bool, share: float, passage: _Passage, since: date | None) -> Mention:
        quote = self._kept.document(passage.record).quote(passage.start, passage.end)
        return Mention(quote, passage.record, round(share, 3), passage.text, same, since)

    def _weight(self, stem: str) -> float:
        """A word that few passages have weighs more."""
        return math.log((1 + len(self._passages)) / (1 + self._counted[stem]))

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


def read(text: str, language: str | None) -> str:
    """A text as it is compared: Welsh word by word in English, its clauses kept apart."""
    if language != "cy":
        return text
    return " . ".join(english_reading(clause, load_vocabulary()) for clause in _STOP.split(text))


def stems_of(text: str) -> frozenset[str]:
    """The content words of a text, cut so that "submit" and "submitted" are one."""
    stop = load_vocabulary().stop_words()
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in stop)


def thing_promised(promise: Promise) -> str:
    """The clause of a promise that says what is to be done, without its time."""
    text = promise.words.replace(promise.due_words, " . ")
    force = words().force[promise.force].search(promise.words)
    if force is None:
        return text
    begin = max((m.end() for m in _CLAUSE.finditer(promise.words[: force.start()])), default=0)
    return _UNTIL.split(promise.words[begin:].replace(promise.due_words, " . "))[0]


def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """Content words that stand together, names of councils and bodies left out, nor what every paper speaks of."""
    vocabulary = load_vocabulary()
    for mention in sorted((*vocabulary.councils_in(text), *vocabulary.bodies_in(text)), key=lambda m: -m.start):
        text = f"{text[: mention.start]} . {text[mention.end :]}"
    stop = vocabulary.stop_words()
    found: set[tuple[str, str]] = set()
    for run in _RUN.findall(text.lower()):
        stems = [word[:6] for word in _WORD.findall(run) if word not in stop]
        found |= {pair for pair in pairwise(stems) if pair not in _COMMON}
    return frozenset(found)


def _names_day(promise: Promise, passage: _Passage) -> bool:
    due = promise.due
    if due is None or due.start != due.end:
        return False
    told = all_dates_in(passage.text, passage.record.description.published)
    return any(each.period == due for each in told)
