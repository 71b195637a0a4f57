"""A generation that is being built: catalogue, full text and vectors, changed and checked together."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from corpus.catalogue import REPAIR
from corpus.catalogue_writer import CatalogueWriter
from corpus.document import DocumentRecord
from corpus.engine import BuildsVectors, BuildsWords, EngineBuild, build_engine
from corpus.errors import IndexDamagedError
from corpus.generations import CATALOGUE
from corpus.settings import Settings


class Building:
    """One folder that nobody reads yet, and what an engine holds of it."""

    def __init__(self, settings: Settings, folder: Path, embedder: str, keep_vectors: bool) -> None:
        self.folder = folder
        self.catalogue = CatalogueWriter(folder / CATALOGUE)
        self._settings = settings
        self._embedder = embedder
        self._keep_vectors = keep_vectors

    @cached_property
    def _engine(self) -> EngineBuild:
        return build_engine(self._settings, self.folder, self.catalogue, self._embedder, self._keep_vectors)

    @property
    def full_text(self) -> BuildsWords:
        return self._engine.full_text

    @property
    def vectors(self) -> BuildsVectors:
        return self._engine.vectors

    def remove(self, records: Sequence[DocumentRecord]) -> None:
        """Remove editions and quarantined files from all three."""
        keys = [key for record in records if (key := self.catalogue.key(record)) is not None]
        self.vectors.remove(self.catalogue.passage_ids(keys))
        self.catalogue.remove_editions(keys)
        for record in records:
            self.full_text.remove(record.id, record.edition)

    def renew(self) -> None:
        """Write the catalogue anew without what was deleted, full text anew from it, and drop all vectors."""
        self.catalogue.compact()
        self._engine.renew()
        for record in self.catalogue.records():
            key = self.catalogue.key(record)
            assert key is not None
            passages = self.catalogue.passages(self.catalogue.passage_ids([key]))
            self.full_text.add(passages, record.description.title)

    def commit(self) -> None:
        self.catalogue.put_fact("embedder", self._embedder)
        self._engine.commit()
        self.catalogue.commit()

    def check(self) -> None:
        """Raises IndexDamagedError unless catalogue, full text and vectors hold the same passages."""
        expected = set(self.catalogue.passage_ids())
        for name, found in (("full text", self.full_text.ids()), ("vectors", self.vectors.ids())):
            if found != expected:
                raise IndexDamagedError(
                    f"The index that was being built is damaged: {len(expected - found)} passages are missing from its "
                    f"{name} and {len(found - expected)} are too many. Nothing was published. {REPAIR}"
                )

    def publish(self) -> None:
        """Let what the engine holds be read; nobody knows its name yet."""
        self._engine.publish()

    def close(self) -> None:
        self.catalogue.close()
        if "_engine" in self.__dict__:
            self._engine.close()
