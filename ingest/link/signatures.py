"""Take an edition's signatures: MinHash over runs of folded words, of the whole text and of each item."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from unicodedata import normalize
from zlib import crc32

from datasketch import MinHash
from numpy import frombuffer

from corpus.dates import DateMention, dates_in
from corpus.document import BlockKind, DocumentRecord, Edition
from corpus.folding import plain
from corpus.signature import Signature

PERMUTATIONS = 192
_SCHEME = "affine32"  # how datasketch draws its permutations; signatures of another cannot be compared
_STORED = "<u4"
_RUN = 5  # words in a shingle
_AT_ONCE = 4096  # shingles hashed together: 4 MB of intermediate numbers
_FACTS_WITHIN = 30_000  # characters: facts beyond tell no more of whether two documents are twins
_LINE_END = re.compile(r"[\ufffe\u0002\u00ad]\s*|(?<=[^\W\d_])-[ \t]*\r?\n\s*")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_ASIDE = (BlockKind.BOILERPLATE, BlockKind.METADATA)


def signatures_of(record: DocumentRecord, edition: Edition) -> tuple[Signature, ...]:
    """Of the whole text first, then of each item of a pack, numbered from 1."""
    spans = [(0, len(edition.text)), *((item.start, item.end) for item in edition.items)]
    parts = [_signature(record, edition, part, span) for part, span in enumerate(spans)]
    return (replace(parts[0], facts=facts_of(edition)), *parts[1:])


def shingles_of(edition: Edition, start: int, end: int) -> frozenset[str]:
    """Every run of five words within a part of the text; case, punctuation and line breaks do not count."""
    words = [word for content in _contents(edition, start, end) for word in _WORD.findall(_unbroken(content))]
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _unbroken(content: str) -> str:
    """Small letters, and words whole that a line end broke. A lighter fold than comparison of quotes needs: a megabyte
    takes 20 ms and not 800."""
    return normalize("NFKC", _LINE_END.sub("", content)).lower()


def facts_of(edition: Edition) -> tuple[str, ...]:
    """The dates and numbers of a text, sorted: what an English and a Welsh edition have in common."""
    text = plain("\n".join(_contents(edition, 0, _FACTS_WITHIN)))
    dates = [mention for mention in dates_in(text) if mention.period]
    days = {f"{mention.period.start}/{mention.period.end}" for mention in dates if mention.period}
    return tuple(sorted(days | set(_NUMBER.findall(_without(text, dates)))))


def minhash(hashes: bytes) -> MinHash:
    """The MinHash that a signature keeps."""
    return MinHash(hashvalues=frombuffer(hashes, dtype=_STORED), permutations=_blank().permutations, scheme=_SCHEME)


@cache
def _blank() -> MinHash:
    """The MinHash of nothing; its permutations, which take longer to make than a short text to hash, serve all."""
    return MinHash(PERMUTATIONS, hashfunc=crc32, scheme=_SCHEME)


def _signature(record: DocumentRecord, edition: Edition, part: int, span: tuple[int, int]) -> Signature:
    shingles = shingles_of(edition, *span)
    hashes = _hashed(shingles).hashvalues.astype(_STORED).tobytes()
    return Signature(record.id, record.edition, part, *span, len(shingles), hashes)


def _hashed(shingles: Iterable[str]) -> MinHash:
    made = _blank().copy()
    encoded = [shingle.encode() for shingle in shingles]
    for start in range(0, len(encoded), _AT_ONCE):
        made.update_batch(encoded[start : start + _AT_ONCE])
    return made


def _contents(edition: Edition, start: int, end: int) -> Iterator[str]:
    for block in edition.blocks:
        if start <= block.start < end and block.kind not in _ASIDE:
            yield edition.text[block.start : block.end]


def _without(text: str, dates: Sequence[DateMention]) -> str:
    for mention in reversed(dates):
        text = text[: mention.start] + text[mention.end :]
    return text
