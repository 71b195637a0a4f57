"""Search one generation by words and by vectors, only in the editions that may answer."""

import threading
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from corpus.catalogue import REPAIR, Catalogue
from corpus.engine import SearchesVectors, open_engine
from corpus.errors import IndexDamagedError
from corpus.fulltext import Either, Wanted, edition_key
from corpus.hit import Hit
from corpus.settings import Settings

_FEW = 500  # passages that are compared one by one (30 ms) rather than looked for among all


class Search:
    """Full text at once, vectors when first asked for. `allowed` is document id to edition, as in `Index.allowed`."""

    def __init__(self, settings: Settings, catalogue: Catalogue, folder: Path, current: Mapping[str, str]) -> None:
        """`current` is what most searches allow, the very same object: what it leaves out is looked up once.

        Raises IndexDamagedError where full text is missing or disagrees with the catalogue.
        """
        self._catalogue = catalogue
        self._current = current
        self._folder = folder
        self._engine = open_engine(settings, folder, catalogue)
        self._vectors: SearchesVectors | None = None
        self._opening = threading.Lock()
        self._full_text = self._engine.full_text
        self._check("full text", self._full_text.count)

    def close(self) -> None:
        with self._opening:
            self._engine.close()

    def full_text(
        self, terms: Sequence[Wanted], limit: int, allowed: Mapping[str, str], must: Sequence[Either] = ()
    ) -> list[Hit]:
        """BM25 over title, headings and body; each term a word or a phrase with its weight. Best first."""
        others = self._others(allowed)
        if len(others) < len(allowed):  # name to tantivy whichever are fewer
            return self._full_text.search(terms, limit, None, {edition_key(*edition) for edition in others}, must)
        only = {edition_key(*edition) for edition in allowed.items()}
        return self._full_text.search(terms, limit, only, must=must)

    def alike(self, word: str, limit: int, allowed: Mapping[str, str]) -> list[Hit]:
        """Passages that have a word one letter from this one."""
        return self._keep(self._full_text.alike(word, limit), allowed)

    def nearest(self, vector: Sequence[float], limit: int, allowed: Mapping[str, str]) -> list[Hit]:
        """The nearest passages by cosine similarity, nearest first."""
        others, total = self._others(allowed), self._passages
        held = total - sum(self._sizes.get(self.keys[edition], 0) for edition in others)
        if held == 0 or limit < 1:
            return []
        if held == total:
            return self._open_vectors().nearest(vector, limit)
        if held <= _FEW:
            keys = [self.keys[edition] for edition in allowed.items()]
            return self._open_vectors().among(vector, self._catalogue.passage_ids(keys), limit)
        return self._over_fetch(vector, min(limit, held), allowed, total / held)

    def _others(self, allowed: Mapping[str, str]) -> Collection[tuple[str, str]]:
        """The editions that may not answer."""
        if allowed is self._current:
            return self._superseded
        return [edition for edition in self.keys if allowed.get(edition[0]) != edition[1]]

    @cached_property
    def _superseded(self) -> Collection[tuple[str, str]]:
        return [edition for edition in self.keys if self._current.get(edition[0]) != edition[1]]

    @cached_property
    def keys(self) -> dict[tuple[str, str], int]:
        """The catalogue's key of every readable edition, by document id and sha256."""
        return self._catalogue.keys()

    @cached_property
    def _sizes(self) -> dict[int, int]:
        return self._catalogue.sizes()

    def _over_fetch(self, vector: Sequence[float], limit: int, allowed: Mapping[str, str], share: float) -> list[Hit]:
        """Ask Chroma for more than is wanted and filter from the catalogue; its own filter is thirty times slower."""
        asked = int(2 * limit * share) + 20
        while True:
            hits = self._open_vectors().nearest(vector, asked)
            kept = self._keep(hits, allowed)
            if len(kept) >= limit or len(hits) < asked:
                return kept[:limit]
            asked *= 4

    def _keep(self, hits: Sequence[Hit], allowed: Mapping[str, str]) -> list[Hit]:
        owners = self._catalogue.owners([hit.passage_id for hit in hits])
        return [hit for hit in hits if (owner := owners.get(hit.passage_id)) and allowed.get(owner[0]) == owner[1]]

    def _open_vectors(self) -> SearchesVectors:
        with self._opening:
            if self._vectors is None:
                self._vectors = self._engine.vectors
                self._check("vectors", self._vectors.count)
            return self._vectors

    @cached_property
    def _passages(self) -> int:
        return self._catalogue.count("passages")

    def _check(self, part: str, count: int) -> None:
        passages = self._passages
        if count != passages:
            raise IndexDamagedError(
                f"The index in {self._folder} is damaged: {passages} passages, but {count} in its {part}. {REPAIR}"
            )
