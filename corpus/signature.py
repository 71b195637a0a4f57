"""A signature: what is kept of a text, or of one part of it, to find the same words and the same facts elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """Of `text[start:end]` of an edition; `part` is 0 for the whole text, else an item of a pack.

    `shingles` counts its different runs of words, `hashes` are their MinHash values (`uint32`, little-endian); `facts`
    are its dates and numbers, as written alike in every language; only the whole text has them."""

    document_id: str
    edition: str
    part: int
    start: int
    end: int
    shingles: int
    hashes: bytes
    facts: tuple[str, ...] = ()
