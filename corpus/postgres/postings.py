"""Where words stand in passages, packed for PostgreSQL: a word of one field of one edition is one row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

PLACE = np.dtype(
    [("passage", "<u4"), ("place", "<u4")]
)  # the passage's number in the database; the word's in its field
Places = NDArray[np.int64]  # passage * STEP + place, rising: two words are neighbours where these differ by one
STEP = 1 << 32


def packed(fields: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[str, bytes]]:
    """Each word of one field with its places, from each passage's number and its words in this field."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, words in fields:
        for place, word in enumerate(words):
            places[word].append((number, place))
    for word, found in places.items():
        yield word, np.array(found, dtype=PLACE).tobytes()


def unpacked(rows: Iterable[bytes], passages: NDArray[np.int64]) -> Places:
    """The places of one word in one field, passages renumbered by their place among `passages`, rising numbers."""
    found = np.frombuffer(b"".join(rows), dtype=PLACE)
    places = np.searchsorted(passages, found["passage"]) * STEP + found["place"]
    return np.asarray(np.sort(places), dtype=np.int64)


def counted(places: Places) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The passages that these places are in, and how many are in each."""
    passages = places // STEP
    firsts = np.flatnonzero(np.diff(passages, prepend=-1))
    return passages[firsts], np.diff(firsts, append=len(places))


def together(words: Sequence[Places]) -> Places:
    """Where words follow each other: the places of the first."""
    starts = [places - i for i, places in enumerate(words)]
    first, *others = sorted(starts, key=len)  # the rarest is looked up in the others
    for other in others:
        if len(other) == 0:
            return other
        at = np.minimum(np.searchsorted(other, first), len(other) - 1)
        first = first[other[at] == first]
    return first
