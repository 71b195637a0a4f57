"""Find candidate passages by full text and vectors: among all, and among what can be of the council and time asked for.

Among many documents alike, those of other councils and years crowd out the few that may answer: what the gate turns
away, whatever it says, need not be looked at (docs/decisions/0030).
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from assistant.agree import could_be_of_time
from assistant.understand import Understood
from corpus.fulltext import Either, Wanted
from corpus.index import Hit, Index

if TYPE_CHECKING:
    from assistant.retrieve import Sources

CANDIDATES = 100  # of each of the two searches
BESIDE = 50  # of a wider search, beside those of a narrower one
DEEP = 500, 1000  # of full text and of vectors, looked through for those of the council and time

Scores = dict[str, dict[str, float]]


def candidates(understood: Understood, sources: "Sources", allowed: Mapping[str, str]) -> Scores:
    """Passages by id, each with its standardised scores of both searches; what only one found gets the other's lowest.
    `allowed` is document id to edition, as in `Index.allowed`."""
    index, council = sources.index, _of_council(understood, sources)
    terms, deep = query_terms(understood), DEEP if council or understood.periods else (CANDIDATES, CANDIDATES)

    def near() -> list[Hit]:
        vector = sources.embedder.query(understood.english or understood.text)
        return index.nearest(vector, deep[1], allowed)

    with ThreadPoolExecutor(1) as other:  # each leaves the interpreter to the other while it works
        nearest = other.submit(near)
        lexical = index.full_text(terms, deep[0], allowed, [council] if council else ())
    return _fused(_narrowed(understood, index, lexical, None), _narrowed(understood, index, nearest.result(), council))


def query_terms(understood: Understood) -> list[Wanted]:
    """What to ask of full text: each concept with its ways of being said and its weight; councils and dates too."""
    concepts: list[Wanted] = [(concept.ways, concept.weight) for concept in understood.concepts]
    councils: list[Wanted] = [(name, 1.0) for name in understood.councils]
    people: list[Wanted] = [(name.split()[-1], 1.0) for name in understood.people]
    dates: list[Wanted] = [(understood.text[mention.start : mention.end], 0.6) for mention in understood.dates]
    return [*concepts, *councils, *people, *dates]


def _of_council(understood: Understood, sources: "Sources") -> Either | None:
    """What may be of a council asked about: documents about it, and passages that name it."""
    if not understood.councils:
        return None
    found = [council for name in understood.councils if (council := sources.vocabulary.council(name))]
    names = [(each.name, each.place, *each.aliases, *each.ambiguous) for each in found]
    words = tuple(name for each in names for name in each if name)
    return Either(sources.index.about(understood.councils), words)


def _narrowed(understood: Understood, index: Index, hits: list[Hit], council: Either | None) -> list[Hit]:
    """The best of the council and time asked for, and beside them the best of the council and of all. What passages
    themselves say of a council, full text was asked; vectors cannot tell."""
    found = [hits]
    if council:
        owners = index.owners([hit.passage_id for hit in hits])
        found.append([hit for hit in hits if owners[hit.passage_id] in council.editions])
    if understood.periods:
        found.append(_of_time(understood, index, found[-1]))
    return _best([*(wider[:BESIDE] for wider in found[:-1]), found[-1][:CANDIDATES]])


def _of_time(understood: Understood, index: Index, hits: Sequence[Hit]) -> list[Hit]:
    """Those whose documents are of the time asked for, or look back on it."""
    owners = index.owners([hit.passage_id for hit in hits])
    described = {owner: index.record(*owner) for owner in set(owners.values())}
    fits = {
        owner
        for owner, record in described.items()
        if record and could_be_of_time(understood.periods, record.description)
    }
    return [hit for hit in hits if owners[hit.passage_id] in fits]


def _best(found: Iterable[Sequence[Hit]]) -> list[Hit]:
    """Each passage once, best first."""
    hits = {hit.passage_id: hit for each in found for hit in each}
    return sorted(hits.values(), key=lambda hit: (-hit.score, hit.passage_id))


def _fused(lexical: Sequence[Hit], dense: Sequence[Hit]) -> Scores:
    """Standardised scores of both searches; what only one found gets the other's lowest."""
    full_text, vectors = _standardised(lexical), _standardised(dense)
    lowest = (min(full_text.values(), default=0.0), min(vectors.values(), default=0.0))
    return {
        passage: {"full_text": full_text.get(passage, lowest[0]), "vector": vectors.get(passage, lowest[1])}
        for passage in dict.fromkeys([*full_text, *vectors])
    }


def _standardised(hits: Sequence[Hit]) -> dict[str, float]:
    if not hits:
        return {}
    scores = [hit.score for hit in hits]
    mean, deviation = fmean(scores), pstdev(scores) or 1.0
    return {hit.passage_id: (hit.score - mean) / deviation for hit in hits}
