"""Select evidence: score every sentence, list item and table row of the retrieved passages against the question."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from assistant.agree import council_agreement, period_agreement, person_agreement
from assistant.asked import Asked
from assistant.families import one_of_each
from assistant.focus import counted
from assistant.language import language_of
from assistant.once import CLOSE, goes_before, in_other_language, linked
from assistant.retrieve import PASSAGES, ScoredPassage, Sources
from assistant.tuning import Nearness
from assistant.understand import Concept, Understood
from assistant.values import (
    counts,
    defines,
    figures_in,
    hardly_counted,
    holds,
    names_in,
    points_back,
    speaks_of_one,
    surnames_in,
    tells_sums,
    tells_when,
)
from assistant.words import stem_set, stems
from corpus.dates import dates_in
from corpus.folding import plain
from corpus.gloss import with_english
from corpus.index import Index
from corpus.passage import Unit, UnitKind

RECENT, RECENT_NOW, LATEST = 0.3, 0.6, 2.0  # the newest where no date is asked for; in the present tense; "the latest"
_EXPLAINED = re.compile(
    r"^(?:so,? |and )?(?:what|beth|who)(?:\s+(?:kind|sort|type) of \w+)?\s+"
    r"(?:is|are|was|were|does|do|yw|ydy|ydi|oedd|mae)\s+"
    r"(?:meant by\s+)?(?:an?\s|the\s|yr?\s)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<!\w)[\"“‘'](?P<name>[^\"”’']{3,})[\"”’'](?!\w)")
_BESIDE = re.compile(r"\s+(?:mean|means|stand for|stands for|in .*|yn .*|\(.*\))$", re.IGNORECASE)
FARTHEST = 4  # texts back to where the person that a pronoun means is named
LONG = 60  # words


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit that may answer, with its words, the passage it stands in, and its score in parts: the `signals`, each
    times its weight.

    `covered` is the share, by weight, of the question's concepts that the unit and its surroundings speak of, counting
    less what is said further off; in `spoken` it counts the same wherever it is said. `missing` are the concepts that
    neither speaks of; `also_in` are the near-duplicates that say it too. `likelihood` is how likely it answers, and
    `likely` whether that is enough, where the gate has judged it; `logit` is what the reader gave it, where it read it.
    """

    unit: Unit
    text: str
    context: str
    source: ScoredPassage
    signals: dict[str, float]
    parts: dict[str, float]
    covered: float
    spoken: float
    missing: tuple[Concept, ...]
    also_in: tuple[str, ...] = ()
    likelihood: float | None = None
    likely: bool = False
    logit: float | None = None

    @property
    def score(self) -> float:
        return sum(self.parts.values())

    @property
    def matched(self) -> float:
        """The score without the reader, which judges a unit by itself: what a whole list is measured by."""
        return self.score - self.parts.get("reader", 0.0)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A unit with its words and what stands around it: lead-in or sentence before, title and headings, passage."""

    unit: Unit
    text: str
    beside: str
    headed: str
    source: ScoredPassage
    before: tuple[str, ...] = ()  # the texts before it, nearest last


def select(understood: Understood, passages: Sequence[ScoredPassage], sources: Sources) -> list[Evidence]:
    """Every unit of the passages as evidence, best first; headings and metadata are not evidence."""
    judge = _Judge(understood, passages, sources)
    found = [judge.evidence(candidate) for candidate in _candidates(passages, sources.index)]
    ranked = sorted(found, key=lambda evidence: (-evidence.score, evidence.source.passage.id))
    return _without_repeats(ranked, sources.index)


def concept_weights(concepts: Sequence[Concept], passages: Sequence[ScoredPassage]) -> dict[Concept, float]:
    """Inverse document frequency of each concept among the retrieved passages: what few speak of tells most.

    Fewer than are usually retrieved count as so many: in a library of one report, nothing is common; and what a hundred
    councils say in the same words is said once.
    """
    bags = [stem_set(text) for text in one_of_each(scored.passage.indexed for scored in passages)]
    number = max(len(bags), PASSAGES)
    return {
        concept: concept.weight * math.log(1 + (number + 1) / (sum(says(concept, bag) for bag in bags) + 0.5))
        for concept in concepts
    }


def says(concept: Concept, bag: frozenset[str]) -> bool:
    """Whether a set of stems holds all the words of one of the concept's forms."""
    return any(map(bag.issuperset, concept.forms))


def _candidates(passages: Sequence[ScoredPassage], index: Index) -> Iterable[_Candidate]:
    by_passage: dict[tuple[str, str, int | None], list[Unit]] = {}  # the same file may be held as two documents
    for unit in index.units([scored.passage.id for scored in passages]):
        by_passage.setdefault((unit.document_id, unit.edition, unit.passage), []).append(unit)
    for scored in passages:
        own = (scored.passage.document_id, scored.passage.edition, scored.passage.ordinal)
        yield from _of_passage(scored, by_passage.get(own, []), index)


def _of_passage(scored: ScoredPassage, units: Sequence[Unit], index: Index) -> Iterable[_Candidate]:
    texts = [index.text(unit.document_id, unit.edition, unit.start, unit.end) for unit in units]
    known = {unit.ordinal: text for unit, text in zip(units, texts, strict=True)}
    described = scored.record.description
    headed = " ".join((described.title, described.publisher or "", *scored.passage.section))
    for i, (unit, text) in enumerate(zip(units, texts, strict=True)):
        if unit.kind in (UnitKind.HEADING, UnitKind.METADATA):
            continue
        before = texts[i - 1] if i and units[i - 1].kind is not UnitKind.HEADING else ""
        further = tuple(texts[max(0, i - FARTHEST) : i])
        yield _Candidate(unit, text, _lead_in(unit, known, index) or before, headed, scored, further)


def _lead_in(unit: Unit, known: Mapping[int, str], index: Index) -> str:
    if unit.lead_in is None:
        return ""
    if unit.lead_in in known:
        return known[unit.lead_in]
    lead_in = index.unit(unit.document_id, unit.edition, unit.lead_in)
    return index.text(unit.document_id, unit.edition, lead_in.start, lead_in.end)


class _Judge:
    """Scores candidates against one question."""

    def __init__(self, understood: Understood, passages: Sequence[ScoredPassage], sources: Sources) -> None:
        self.understood = understood
        self.vocabulary = sources.vocabulary
        self.tuning = sources.tuning
        self.weights = concept_weights(understood.concepts, passages)
        self.passages = passages
        self.highest = max((scored.score for scored in passages), default=0.0)
        self.recency = _recency(understood, passages)
        self.pairs = [_pairs(said) for said in (understood.text, understood.english) if said]
        self.named = [mention.period for mention in dates_in(understood.text)]
        self.counted = counted(understood, sources.vocabulary)
        records = (scored.record for scored in passages)
        self.in_other_language = in_other_language(records, understood.language, sources.index)

    @cached_property
    def defined(self) -> str:
        """The name that a question asks to have explained, as it is written there."""
        if quoted := _QUOTED.search(self.understood.text):
            return quoted["name"]
        name = _EXPLAINED.sub("", self.understood.text.strip()).rstrip(" ?")
        return _BESIDE.sub("", name)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words that are written small somewhere."""
        return frozenset(word for p in self.passages for word in p.passage.indexed.split() if word.islower())

    @cached_property
    def themes(self) -> Mapping[str, frozenset[Concept]]:
        """Document id to the names that most of its passages found have: the whole document is about them."""
        of_document: dict[str, list[frozenset[str]]] = {}
        for scored in self.passages:
            of_document.setdefault(scored.record.id, []).append(stem_set(scored.passage.indexed))
        named = [concept for concept in self.weights if concept.named and concept.capital]
        return {
            document: frozenset(c for c in named if sum(says(c, bag) for bag in bags) > max(1, len(bags) / 2))
            for document, bags in of_document.items()
        }

    def _shares(self, candidate: _Candidate) -> dict[Concept, float]:
        """As `_shares`; a name that the whole document is about counts at least as if its title had it."""
        near = self.tuning.nearness
        shares = _shares(self._in_english(candidate), self.weights, near)
        themes = self.themes[candidate.source.record.id]
        return {concept: max(share, near.headed) if concept in themes else share for concept, share in shares.items()}

    def evidence(self, candidate: _Candidate) -> Evidence:
        near = self.tuning.nearness
        shares = self._shares(candidate)
        total = sum(self.weights[concept] for concept in shares)
        covered = sum(self.weights[concept] * share for concept, share in shares.items()) / total if total else 1.0
        spoken = sum(self.weights[concept] for concept, share in shares.items() if share) / total if total else 1.0
        missing = tuple(concept for concept, share in shares.items() if share <= (near.beside if concept.named else 0))
        signals = self._signals(candidate) | {"coverage": covered}
        parts = {name: getattr(self.tuning.unit, name) * signal for name, signal in signals.items()}
        source = candidate.source
        return Evidence(
            candidate.unit,
            candidate.text,
            candidate.beside,
            source,
            signals,
            parts,
            covered,
            spoken,
            missing,
            source.also_in,
        )

    def _signals(self, candidate: _Candidate) -> dict[str, float]:
        """What speaks for a candidate and against it, before weights."""
        understood, record = self.understood, candidate.source.record
        near, around = f"{candidate.beside} {candidate.text}", candidate.source.passage.indexed
        fits = self._fits(candidate)
        return {
            "passage": (candidate.source.score - self.highest) / 3,
            "type": 0.0 if fits is None else 1.0 if fits else -1.0,
            "council": council_agreement(understood, record.description, near, self.vocabulary),
            "period": period_agreement(understood.periods, record.description, candidate.text, around),
            "person": person_agreement(understood, near, around),
            "row": float(self._graded_row(candidate)),
            "phrase": self._phrase_share(candidate.text),
            "recency": self.recency.get(record.id, 0.0),
            "language": float(record.id in self.in_other_language),
            "length": float(len(candidate.text.split()) > LONG),
            "asks": float(candidate.text.rstrip("”’\"' ").endswith("?")),
        }

    def _fits(self, candidate: _Candidate) -> bool | None:
        """Whether a candidate holds the kind of value asked for, and speaks of what is counted where something is; None
        where the question asks for no certain kind, and of a list of what is counted, whose items can be."""
        fits = self._holds(candidate)
        countable = self.understood.asked is Asked.COUNT and candidate.unit.kind is UnitKind.LIST_ITEM
        if not self.counted or not (fits or countable):
            return fits
        said = self._in_english(candidate)
        near = stem_set(said.text) | stem_set(said.beside)
        spoken_of = any(says(concept, near) for concept in self.counted)
        if not fits or not self._counts_it(said.text):
            return None if countable and self._lists_it(said) else False
        return True if spoken_of else None  # what is counted may be called otherwise: "youngsters" are children

    def _lists_it(self, said: _Candidate) -> bool:
        """Whether what introduces an item, or its heading, names what is counted: then its items are what is."""
        introduced = stem_set(f"{said.beside} {said.headed}")
        return any(says(concept, introduced) for concept in self.counted)

    def _counts_it(self, text: str) -> bool:
        """Whether a text counts, or says "no" or "one" of just what is counted ("no waiting list" counts no child)."""
        if self.understood.asked is not Asked.COUNT or counts(text):
            return True
        near = [stem_set(words) for words in hardly_counted(text)]
        return any(says(concept, own) for own in near for concept in self.counted)

    def _holds(self, candidate: _Candidate) -> bool | None:
        text = candidate.text
        if self.understood.asked is Asked.COUNCIL:
            return any(m.entry not in self.understood.councils for m in self.vocabulary.councils_in(text))
        if self.understood.asked in (Asked.CHANGE, Asked.COMPARISON) and self.understood.numeric:
            return bool(figures_in(text)) or bool(holds(Asked.PERCENTAGE, text))
        if self.understood.asked is Asked.PERSON:
            return self._names_somebody(text) or self._speaks_of_one_named(candidate)
        if self.understood.asked is Asked.DEFINITION:
            return True if defines(self.defined, text) else None
        if self.understood.asked is Asked.DATE and self._hardly_dated(text):
            return None
        return self._is_sum(candidate) or holds(self.understood.asked, text)

    def _is_sum(self, candidate: _Candidate) -> bool:
        """Whether money is asked for and this is a row of a table of sums, which have no sign of their own."""
        if self.understood.asked is not Asked.MONEY or candidate.unit.kind is not UnitKind.TABLE_ROW:
            return False
        return tells_sums(candidate.text, candidate.source.passage.indexed)

    def _hardly_dated(self, text: str) -> bool:
        """Whether the dates of a text are only those that the question itself names, which answer no "when", or lack
        their year, so that another text may tell it better."""
        dates = [mention.period for mention in dates_in(text)]
        return bool(dates) and not tells_when(text) and all(not period or period in self.named for period in dates)

    def _names_somebody(self, text: str) -> bool:
        named = (*names_in(text), *surnames_in(text))
        return any(not self.ordinary & set(name.lower().split()) for name in named)

    def _speaks_of_one_named(self, candidate: _Candidate) -> bool | None:
        """Undecided where "he" or "she" is somebody named not far before, or an office is named that the question does
        not name ("The Chief Executive gave assurances")."""
        if speaks_of_one(candidate.text) and any(self._names_somebody(text) for text in candidate.before):
            return None
        roles = self.vocabulary.roles_in(candidate.text)
        return None if roles and not self.understood.roles else False

    def _graded_row(self, candidate: _Candidate) -> bool:
        """Whether a candidate is the row of a table of judgements that a question about grades asks for."""
        if not self.understood.graded or candidate.unit.kind is not UnitKind.TABLE_ROW:
            return False
        own = stem_set(candidate.text)
        return any(says(concept, own) for concept in self.understood.concepts if concept.weight >= 1)

    def _in_english(self, candidate: _Candidate) -> _Candidate:
        """A Welsh candidate with its English reading beside its words; a Welsh question may mean one page of a pack."""
        description = candidate.source.record.description
        if not self.understood.english and "cy" not in (description.language, description.second_language):
            return candidate
        if language_of(candidate.text, self.vocabulary) != "cy":
            return candidate
        text, beside = (with_english(said, self.vocabulary) for said in (candidate.text, candidate.beside))
        return replace(candidate, text=text, beside=beside)

    def _phrase_share(self, text: str) -> float:
        """The share of the question's word pairs that the text has too; the likelier of a Welsh question's readings."""
        own = _pairs(text)
        return max(len(pairs & own) / max(len(pairs), 1) for pairs in self.pairs)


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(stems(text)))


def _recency(understood: Understood, passages: Sequence[ScoredPassage]) -> dict[str, float]:
    """Document id to what its being new is worth: nothing where the question names a time or asks what something is,
    most for the newest."""
    if understood.periods or understood.asked is Asked.DEFINITION:
        return {}
    dated = {scored.record.id: scored.record.description.published for scored in passages}
    days = sorted({published.first for published in dated.values() if published})
    worth = LATEST if understood.latest else RECENT_NOW if understood.present else RECENT
    return {
        document: worth * (days.index(published.first) + 1) / len(days)
        for document, published in dated.items()
        if published
    }


def _shares(candidate: _Candidate, concepts: Iterable[Concept], nearness: Nearness) -> dict[Concept, float]:
    """How much each concept counts: fully in the unit's own words, less the further from them it is said. The body that
    publishes the document speaks in all of it, so it is left out: naming it tells nothing."""
    own = stem_set(candidate.text)
    beside = own | stem_set(candidate.beside)
    headed = beside | stem_set(candidate.headed)
    around = headed | stem_set(candidate.source.passage.indexed)
    leans = candidate.unit.lead_in is not None or points_back(candidate.text)
    near = nearness.lead_in if leans else nearness.beside
    rings = ((own, 1.0), (beside, near), (headed, nearness.headed), (around, nearness.around))
    publisher = candidate.source.record.description.publisher
    return {
        concept: next((share for bag, share in rings if says(concept, bag)), 0.0)
        for concept in concepts
        if not concept.body or concept.body != publisher
    }


def _without_repeats(found: Iterable[Evidence], index: Index) -> list[Evidence]:
    """The same words in two documents, or twice in one, count once: the best scored stays, but among near-duplicates
    that fit the question alike the one with more authority."""
    kept: dict[tuple[str, str], Evidence] = {}
    for evidence in found:
        row_of = (
            evidence.unit.document_id if evidence.unit.kind is UnitKind.TABLE_ROW else ""
        )  # each report's own grade
        words = (plain(evidence.text).lower(), row_of)
        held = kept.get(words)
        if held is None:
            kept[words] = evidence
        elif linked(held.source.record, evidence.source.record, index):
            kept[words] = _one_of(held, evidence)
    return list(kept.values())


def _one_of(held: Evidence, other: Evidence) -> Evidence:
    mine, theirs = held.source.record, other.source.record
    if goes_before(theirs, mine) and other.score >= held.score - CLOSE:
        return replace(other, signals=held.signals, parts=held.parts, also_in=(*held.also_in, mine.id))
    return replace(held, also_in=(*held.also_in, theirs.id))
