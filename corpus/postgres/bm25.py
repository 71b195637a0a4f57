"""BM25 as tantivy counts it, so that the same words give the same scores whichever engine holds them."""

from math import log

import numpy as np
from numpy.typing import NDArray

from corpus.postgres.postings import Places, counted

_K1, _B = 1.2, 0.75
_EXACT = 40  # lengths below are kept as they are
Scores = NDArray[np.float32]


class Field:
    """One field of all passages: its lengths in words, as tantivy rounds them, and their mean."""

    def __init__(self, lengths: NDArray[np.int64]) -> None:
        self._mean = max(float(lengths.mean()), 1e-9) if len(lengths) else 1.0
        rounded = _rounded(lengths)
        self._norm = (_K1 * (1 - _B + _B * rounded / self._mean)).astype(np.float32)

    def scores(self, places: Places, rarity: float, weight: float) -> Scores:
        """What each passage scores for a word or phrase that stands at these places."""
        scores = np.zeros(len(self._norm), dtype=np.float32)
        passages, counts = counted(places)
        often = counts.astype(np.float32)
        scores[passages] = weight * rarity * (1 + _K1) * often / (often + self._norm[passages])
        return scores


def rarity(places: Places, passages: int) -> float:
    """The inverse document frequency of a word that stands at these places, among so many passages."""
    held = len(counted(places)[0])
    return log(1 + (passages - held + 0.5) / (held + 0.5))


def _rounded(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Down to what one byte can tell: 3 binary digits beside the highest, counted from 24 (Lucene's SmallFloat)."""
    above = np.maximum(lengths - 24, 8)
    shift = np.floor(np.log2(above)).astype(np.int64) - 3
    return np.where(lengths < _EXACT, lengths, 24 + ((above >> shift) << shift))
