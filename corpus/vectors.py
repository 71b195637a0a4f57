"""Vectors of one generation, in Chroma. The only module that imports chromadb."""

import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import chromadb
import chromadb.errors
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from numpy.typing import NDArray

from corpus.errors import IndexDamagedError
from corpus.hit import Hit

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode

_COLLECTION = "passages"
_COSINE: CreateCollectionConfiguration = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}
_OPENING = (
    threading.Lock()
)  # Chroma shares a folder's system in a process, and hands it out half made to a second thread
_AT_ONCE = 1000  # rows in one call, well below Chroma's limit of 5,461


class Vectors:
    """One Chroma folder. Searching is thread-safe; only one process may write (several lose vectors silently).

    `embedding_function=None` on every call: Chroma's default would download a model.
    """

    def __init__(self, folder: Path, create: bool = False) -> None:
        """Open a folder, or make one. Raises IndexDamagedError where Chroma finds no vectors."""
        if not create and not (folder / "chroma.sqlite3").is_file():
            raise IndexDamagedError(f"The vectors in {folder} are missing.")
        options = chromadb.config.Settings(anonymized_telemetry=False)
        with _OPENING:
            self._client = cast(Client, chromadb.PersistentClient(path=str(folder), settings=options))
        try:
            self._collection = self._collect(create)
        except (chromadb.errors.ChromaError, ValueError) as error:
            self.close()
            raise IndexDamagedError(f"The vectors in {folder} cannot be opened: {error}.") from error

    def _collect(self, create: bool) -> chromadb.Collection:
        if create:
            return self._client.create_collection(_COLLECTION, embedding_function=None, configuration=_COSINE)
        return self._client.get_collection(_COLLECTION, embedding_function=None)

    def close(self) -> None:
        """Let go of Chroma's process-wide system for this folder, so that opening generations does not leak."""
        self._client.close()

    @property
    def count(self) -> int:
        return int(self._collection.count())

    def ids(self) -> set[str]:
        """The ids of all passages."""
        return set(self._collection.get(include=[])["ids"])

    def try_search(self) -> None:
        """Look for the vector of some passage, as a question would. Raises IndexDamagedError if that fails."""
        found = self._collection.get(limit=1, include=["embeddings"])
        embeddings = np.asarray(found["embeddings"], dtype=np.float32)
        if len(embeddings) and not self.nearest(embeddings[0].tolist(), 1):
            raise IndexDamagedError("A vector that is held cannot be found.")

    def nearest(self, vector: Sequence[float], limit: int) -> list[Hit]:
        """The nearest passages by cosine similarity (1 is the same direction), nearest first."""
        if limit < 1:
            return []
        found = self._collection.query(  # gives all where there are fewer; counting first took 9 ms of 100,000
            query_embeddings=np.asarray([vector], dtype=np.float32), n_results=limit, include=["distances"]
        )
        distances = found["distances"]
        assert distances is not None
        return [Hit(id_, 1.0 - distance) for id_, distance in zip(found["ids"][0], distances[0], strict=True)]

    def among(self, vector: Sequence[float], ids: Sequence[str], limit: int) -> list[Hit]:
        """The nearest of a few named passages, compared one by one."""
        query = _unit(np.asarray(vector, dtype=np.float32))
        hits: list[Hit] = []
        for some in _slices(ids):
            found = self._collection.get(ids=list(some), include=["embeddings"])
            scores = _unit(np.asarray(found["embeddings"], dtype=np.float32).reshape(-1, query.size)) @ query
            hits.extend(Hit(id_, float(score)) for id_, score in zip(found["ids"], scores, strict=True))
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    def add(self, nodes: Sequence["BaseNode"]) -> None:
        """Add embedded nodes, replacing those with the same ids.

        Straight into the collection: llama-index's store takes twice as long and half the folder more, for it keeps
        every node a second time as JSON (docs/decisions/0020). Texts stay behind: the catalogue holds them.
        """
        no_metadata: Any = None  # Chroma takes no empty mapping
        for some in _slices(nodes):
            self._collection.upsert(
                ids=[node.node_id for node in some],
                embeddings=np.asarray([node.get_embedding() for node in some], dtype=np.float32),
                metadatas=[node.metadata or no_metadata for node in some],
            )

    def remove(self, ids: Collection[str]) -> None:
        for some in _slices(list(ids)):
            self._collection.delete(ids=list(some))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _slices(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
