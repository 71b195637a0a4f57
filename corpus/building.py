"""A generation that is being built: catalogue, full text and vectors, changed and checked together."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.catalogue import REPAIR
from corpus.catalogue_writer import CatalogueWriter
from corpus.document import DocumentRecord
from corpus.errors import IndexDamagedError
from corpus.fulltext import FullText
from corpus.generations import CATALOGUE, FULLTEXT, VECTORS

if TYPE_CHECKING:
    from corpus.vectors import Vectors


class Building:
    """One folder that nobody reads yet."""

    def __init__(self, folder: Path, keep_vectors: bool) -> None:
        self.folder = folder
        self.catalogue = CatalogueWriter(folder / CATALOGUE)
        self._full_text: FullText | None = None
        self._keep_vectors = keep_vectors and (folder / VECTORS).exists()
        self._vectors: Vectors | None = None

    @property
    def full_text(self) -> FullText:
        if self._full_text is None:
            folder = self.folder / FULLTEXT
            self._full_text = FullText(folder) if folder.exists() else FullText.create(folder)
        return self._full_text

    @property
    def vectors(self) -> "Vectors":
        if self._vectors is None:
            from corpus.vectors import Vectors  # noqa: PLC0415  # Chroma takes a second; an unchanged run needs none

            if not self._keep_vectors:
                shutil.rmtree(self.folder / VECTORS, ignore_errors=True)
            self._vectors = Vectors(self.folder / VECTORS, create=not self._keep_vectors)
        return self._vectors

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
        if self._full_text is not None:
            self._full_text.commit()
        shutil.rmtree(self.folder / FULLTEXT, ignore_errors=True)
        self._full_text = None
        self._drop_vectors()
        for record in self.catalogue.records():
            key = self.catalogue.key(record)
            assert key is not None
            passages = self.catalogue.passages(self.catalogue.passage_ids([key]))
            self.full_text.add(passages, record.description.title)

    def _drop_vectors(self) -> None:
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None
        self._keep_vectors = False

    def commit(self, embedder_id: str) -> None:
        self.catalogue.put_fact("embedder", embedder_id)
        self.catalogue.commit()
        self.full_text.commit()

    def check(self) -> None:
        """Raises IndexDamagedError unless catalogue, full text and vectors hold the same passages."""
        expected = set(self.catalogue.passage_ids())
        for name, found in (("full text", self.full_text.ids()), ("vectors", self.vectors.ids())):
            if found != expected:
                raise IndexDamagedError(
                    f"The index that was being built is damaged: {len(expected - found)} passages are missing from its "
                    f"{name} and {len(found - expected)} are too many. Nothing was published. {REPAIR}"
                )

    def close(self) -> None:
        self.catalogue.close()
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None
