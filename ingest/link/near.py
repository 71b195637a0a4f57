"""Near-duplicates: the same words in two documents, or in a document and an item of a pack; found by MinHash, checked
word by word."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from datasketch import MinHashLSH

from corpus.document import Link, LinkKind
from corpus.signature import Signature
from ingest.link.signatures import PERMUTATIONS, minhash

BANDS = (64, 3)  # finds 0.99 of the pairs that share 0.43 of all their shingles, 0.9 at 0.33, 0.01 at 0.05
ENOUGH = 0.5  # of the shorter's shingles; different reports of one inspectorate share 0.11 at most, see decision 16
_SHORTEST, _SHORTEST_PART = 40, 150  # shingles: a declaration of interests is alike in every pack and tells nothing

Shingles = Callable[[Signature], frozenset[str]]


def near_duplicates(signatures: Sequence[Signature], fresh: Iterable[str], shingles: Shingles) -> list[Link]:
    """Links of the documents in `fresh` with any document; each pair once, by its most alike parts."""
    long_enough = [one for one in signatures if one.shingles >= (_SHORTEST_PART if one.part else _SHORTEST)]
    wanted = set(fresh)
    best: dict[tuple[str, str], Link] = {}
    for one, other in _candidates(long_enough, wanted):
        link = _link(one, other, shingles)
        pair = (link.document_id, link.other_id)
        if link.score and link.score >= ENOUGH and link.score > (best[pair].score or 0 if pair in best else 0):
            best[pair] = link
    return list(best.values())


def identical(signatures: Sequence[Signature], fresh: Iterable[str]) -> list[Link]:
    """Documents whose files are the same byte for byte, however short."""
    wanted = set(fresh)
    first: dict[str, list[str]] = {}
    for one in signatures:
        if one.part == 0:
            first.setdefault(one.edition, []).append(one.document_id)
    pairs = ((a, b) for same in first.values() for at, a in enumerate(sorted(same)) for b in sorted(same)[at + 1 :])
    return [Link(LinkKind.NEAR_DUPLICATE, a, b, 1.0) for a, b in pairs if {a, b} & wanted]


def _candidates(signatures: Sequence[Signature], wanted: set[str]) -> Iterator[tuple[Signature, Signature]]:
    buckets = MinHashLSH(num_perm=PERMUTATIONS, params=BANDS)
    hashes = {(one.document_id, one.part): (one, minhash(one.hashes)) for one in signatures}
    for key, (_, value) in hashes.items():
        buckets.insert(key, value)
    for key, (one, value) in hashes.items():
        if one.document_id not in wanted:
            continue
        for other_key in buckets.query(value):
            other, other_value = hashes[other_key]
            if not _promises(one, other, value.jaccard(other_value)):
                continue
            first = other.document_id not in wanted or key < other_key
            if other.document_id != one.document_id and other.edition != one.edition and first:
                yield (one, other) if one.document_id < other.document_id else (other, one)


def _promises(one: Signature, other: Signature, similarity: float) -> bool:
    """Whether, by the estimate that MinHash gives, half of what is needed may be shared: else no text is read."""
    shared = similarity * (one.shingles + other.shingles) / (1 + similarity)
    return shared >= ENOUGH / 2 * min(one.shingles, other.shingles)


def _link(one: Signature, other: Signature, shingles: Shingles) -> Link:
    """`one` comes first in the order of ids; the score is the share of the shorter text that stands in the longer."""
    first, last = shingles(one), shingles(other)
    score = round(len(first & last) / min(len(first), len(last)), 3)
    spans = ((each.start, each.end) if each.part else None for each in (one, other))
    return Link(LinkKind.NEAR_DUPLICATE, one.document_id, other.document_id, score, *spans)
