"""How alike two texts are: by their words, and by the embedder's vectors of what was asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log1p

import numpy as np

from assistant.words import stem_set
from corpus.embedder import Embedder
from corpus.terms import load_vocabulary
from workbench.kept import Extractor
from workbench.quoted import Document
from workbench.recommendations.asked import ASKED, asked

_LONGEST = 1200  # characters of which a vector is made; the model reads no more


@dataclass(frozen=True, slots=True)
class Vector:
    """A unit vector."""

    values: tuple[float, ...]


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The stems of a text's words, without those that carry no meaning."""
    return stem_set(text) - _stops()


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of one text's words another has, 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two texts the other has, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def closeness(one: Vector, other: Vector) -> float:
    """Cosine similarity."""
    return float(np.dot(one.values, other.values))


class Rarity:
    """How much each word weighs: the more of the things asked for have it, the less."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        every = list(texts)
        self._total = len(every)
        self._with = Counter(word for words in every for word in words)

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of the weight of one text's words another has, 0 to 1; 0 where it has only one of them."""
        common = part & whole
        weight = sum(map(self._weight, part))
        return sum(map(self._weight, common)) / weight if weight and len(common) > 1 else 0.0

    def _weight(self, word: str) -> float:
        return log1p(self._total / (1 + self._with[word]))


@dataclass(frozen=True)
class _Embeds:
    """Embeds what a document asks for. Equal to another of the same embedder, so that what the one gave is not read
    again for the other."""

    embedder_id: str
    embedder: Embedder = field(compare=False)

    def __call__(self, document: Document) -> Sequence[Vector]:
        texts = [f"{each.title or each.theme or ''} {each.words}".strip()[:_LONGEST] for each in asked(document)]
        return [Vector(_unit(values)) for values in self.embedder.documents(texts)] if texts else []


def asked_vectors(embedder: Embedder) -> Extractor[Vector]:
    """An extractor of one vector for each thing that a document asks for, in the order of `ASKED`."""
    return Extractor(f"asked-vectors-{embedder.id}", ASKED.version, Vector, _Embeds(embedder.id, embedder))


def _unit(values: Sequence[float]) -> tuple[float, ...]:
    found = np.asarray(values, dtype=np.float64)
    return tuple(round(float(value), 5) for value in found / np.linalg.norm(found))


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return stem_set(" ".join(load_vocabulary().stop_words())) | stem_set("should ensure must recommendation report")
