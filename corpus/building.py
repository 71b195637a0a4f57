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
        held = (folder / FULLTEXT).exists()
        self.full_text = FullText(folder / FULLTEXT) if held else FullText.create(folder / FULLTEXT)
        self._keep_vectors = keep_vectors and (folder / VECTORS).exists()
        self._vectors: Vectors | None = None

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
