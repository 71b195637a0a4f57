"""How alike two texts are: by their words, and by the embedder's vectors of what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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


def asked_vectors(embedder: Embedder) -> Extractor[Vector]:
    """An extractor of one vector for each thing that a document asks for, in the order of `ASKED`."""

    def vectors(document: Document) -> Sequence[Vector]:
        texts = [f"{each.title or each.theme or ''} {each.words}".strip()[:_LONGEST] for each in asked(document)]
        return [Vector(_unit(values)) for values in embedder.documents(texts)] if texts else []

    return Extractor(f"asked-vectors-{embedder.id}", ASKED.version, Vector, vectors)


def _unit(values: Sequence[float]) -> tuple[float, ...]:
    found = np.asarray(values, dtype=np.float64)
    return tuple(round(float(value), 5) for value in found / np.linalg.norm(found))


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return stem_set(" ".join(load_vocabulary().stop_words())) | stem_set("should ensure must recommendation report")
