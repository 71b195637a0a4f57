"""Vectors of near misses: embedded truly as far as is asked for, beyond it made from true ones of the same passage.

Between two true copies of a passage lies another: its difference from the original is a mixture of theirs, as long as
theirs are (SMOTE, Chawla et al. 2002). So a made copy is as near to the original, and to the questions, as true ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from llama_index.core.schema import BaseNode, TextNode
from numpy.typing import NDArray

from corpus.embedder import Embedder
from corpus.passage import Passage
from evals.benchmarks.multiply import Copy
from ingest.embed.cache import EmbeddingCache
from ingest.embed.embed import embed

Vector = NDArray[np.float32]


@dataclass
class NearVectors:
    """Remembers the true vectors of each original passage and of its true copies."""

    embedder: Embedder
    cache: EmbeddingCache
    _original: dict[str, Vector] = field(default_factory=dict)
    _true: dict[str, list[Vector]] = field(default_factory=dict)
    _random: np.random.Generator = field(default_factory=lambda: np.random.default_rng(0))

    def originals(self, passages: Sequence[Passage], titles: Mapping[tuple[str, str], str]) -> Sequence[BaseNode]:
        """The passages themselves, embedded."""
        nodes = embed(passages, titles, self.embedder, self.cache)
        self._original |= {node.node_id: _vector(node) for node in nodes}
        return nodes

    def embedded(self, copies: Sequence[Copy]) -> Sequence[BaseNode]:
        """Copies, embedded."""
        titles = {(copy.record.id, copy.record.edition): copy.record.description.title for copy in copies}
        nodes = embed([passage for copy in copies for passage in copy.passages], titles, self.embedder, self.cache)
        for original, node in zip(_originals(copies), nodes, strict=True):
            self._true.setdefault(original, []).append(_vector(node))
        return nodes

    def made(self, copies: Sequence[Copy]) -> Sequence[BaseNode]:
        """Copies, each passage between two of its true copies. There must be at least two."""
        ids = [passage.id for copy in copies for passage in copy.passages]
        return [
            TextNode(id_=id_, embedding=self._between(original).tolist())
            for id_, original in zip(ids, _originals(copies), strict=True)
        ]

    def _between(self, original: str) -> Vector:
        about = self._original[original]
        true = self._true[original]
        one, other = (true[number] - about for number in self._random.choice(len(true), 2, replace=False))
        share = self._random.random()
        mixed = share * one + (1 - share) * other
        length = share * np.linalg.norm(one) + (1 - share) * np.linalg.norm(other)
        vector = about + mixed * length / max(float(np.linalg.norm(mixed)), 1e-9)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def _originals(copies: Iterable[Copy]) -> list[str]:
    return [original for copy in copies for original in copy.original]


def _vector(node: BaseNode) -> Vector:
    return np.asarray(node.get_embedding(), dtype=np.float32)
