"""Retrieve passages: the standardised scores of full text and vectors added, then what neither knows: whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.agree import council_agreement, period_agreement, person_agreement
from assistant.candidates import candidates
from assistant.families import thinned
from assistant.once import CLOSE, goes_before, has_copies, linked, words_of
from assistant.reader import Reads
from assistant.tuning import Tuning
from assistant.understand import Understood
from corpus.document import DocumentRecord
from corpus.embedder import Embedder
from corpus.filters import Filters
from corpus.index import Index
from corpus.passage import Passage
from corpus.terms import Vocabulary

if TYPE_CHECKING:
    from assistant.requested import Requests

PASSAGES = 40  # that go on to have their sentences judged


@dataclass(frozen=True, slots=True)
class Sources:
    """What answers are made from: an open index, the embedder it was built with, the vocabulary, and the weights."""

    index: Index
    embedder: Embedder
    vocabulary: Vocabulary
    tuning: Tuning = field(default_factory=Tuning)
    reader: Reads | None = None
    requests: "Requests | None" = None


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage, its document, and its score with the parts that make it up; `also_in` are the near-duplicates that
    hold the very same passage."""

    passage: Passage
    record: DocumentRecord
    score: float
    parts: dict[str, float]
    also_in: tuple[str, ...] = ()


def retrieve(understood: Understood, sources: Sources, filters: Filters, limit: int = PASSAGES) -> list[ScoredPassage]:
    """The best passages for an understood question, best first; scores are in standard deviations."""
    index = sources.index
    allowed = index.allowed(filters)
    if not allowed:
        return []
    fused = candidates(understood, sources, allowed)
    records: dict[str, DocumentRecord] = {}
    scored = []
    for passage in index.passages(list(fused)):
        if passage.document_id not in records:
            record = index.record(passage.document_id, passage.edition)
            assert record is not None  # the index checked that every passage has its document
            records[passage.document_id] = record
        signals = fused[passage.id] | _agreement(understood, passage, records[passage.document_id], sources.vocabulary)
        parts = {name: getattr(sources.tuning.search, name) * signal for name, signal in signals.items()}
        scored.append(ScoredPassage(passage, records[passage.document_id], sum(parts.values()), parts))
    return thinned(_once(sorted(scored, key=lambda found: (-found.score, found.passage.id)), index))[:limit]


def _once(found: Sequence[ScoredPassage], index: Index) -> list[ScoredPassage]:
    """The same passage of near-duplicates counts once."""
    kept: dict[str, ScoredPassage] = {}
    for scored in found:
        words = words_of(scored.passage.indexed) if has_copies(scored.record, index) else scored.passage.id
        held = kept.get(words)
        if held is None:
            kept[words] = scored
        elif not linked(held.record, scored.record, index):
            kept[scored.passage.id] = scored
        elif goes_before(scored.record, held.record) and scored.score >= held.score - CLOSE:
            also_in = (*held.also_in, held.record.id)
            kept[words] = replace(held, passage=scored.passage, record=scored.record, also_in=also_in)
        else:
            kept[words] = replace(held, also_in=(*held.also_in, scored.record.id))
    return list(kept.values())


def _agreement(
    understood: Understood, passage: Passage, record: DocumentRecord, vocabulary: Vocabulary
) -> dict[str, float]:
    description = record.description
    text = passage.indexed
    parts = {
        "council": council_agreement(understood, description, text, vocabulary),
        "period": period_agreement(understood.periods, description, text),
        "person": person_agreement(understood, text),
        "kind": float(bool(description.kind) and description.kind in understood.kinds),
        "body": float(bool(description.publisher) and description.publisher in understood.bodies),
    }
    return {name: value for name, value in parts.items() if value}
