"""The engine of one machine: tantivy and Chroma in the generation's own folder."""

import os
import shutil
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.fulltext import FullText
from corpus.generations import FULLTEXT, VECTORS

if TYPE_CHECKING:
    from corpus.vectors import Vectors


class LocalEngine:
    """A published generation's folder. Opening either raises IndexDamagedError where it is missing or broken."""

    def __init__(self, folder: Path) -> None:
        self._links = None if os.access(folder, os.W_OK) or not folder.exists() else _linked(folder)
        self._folder = Path(self._links.name) if self._links else folder

    @cached_property
    def full_text(self) -> FullText:
        return FullText(self._folder / FULLTEXT)

    @cached_property
    def vectors(self) -> "Vectors":
        from corpus.vectors import Vectors  # noqa: PLC0415  # Chroma takes a second; listing needs none of it

        return Vectors(self._folder / VECTORS)

    def close(self) -> None:
        if "vectors" in self.__dict__:
            self.vectors.close()
        if self._links:
            self._links.cleanup()


class LocalBuild:
    """A folder that nobody reads yet."""

    def __init__(self, folder: Path, keep_vectors: bool) -> None:
        self._folder = folder
        self._keep_vectors = keep_vectors and (folder / VECTORS).exists()
        self._full_text: FullText | None = None
        self._vectors: Vectors | None = None

    @property
    def full_text(self) -> FullText:
        if self._full_text is None:
            folder = self._folder / FULLTEXT
            self._full_text = FullText(folder) if folder.exists() else FullText.create(folder)
        return self._full_text

    @property
    def vectors(self) -> "Vectors":
        if self._vectors is None:
            from corpus.vectors import Vectors  # noqa: PLC0415  # Chroma takes a second; an unchanged run needs none

            if not self._keep_vectors:
                shutil.rmtree(self._folder / VECTORS, ignore_errors=True)
            self._vectors = Vectors(self._folder / VECTORS, create=not self._keep_vectors)
        return self._vectors

    def renew(self) -> None:
        """Begin anew with both."""
        if self._full_text is not None:
            self._full_text.commit()
        shutil.rmtree(self._folder / FULLTEXT, ignore_errors=True)
        self._full_text = None
        self.close()
        self._keep_vectors = False

    def commit(self) -> None:
        """Write everything."""
        self.full_text.commit()

    def publish(self) -> None:
        """Nothing more: the folder is given its name."""

    def close(self) -> None:
        if self._vectors is not None:
            self._vectors.close()
            self._vectors = None


def _linked(folder: Path) -> "TemporaryDirectory[str]":
    """A folder of links to a generation that may not be written to: tantivy takes a lock in its folder as it opens, and
    Chroma writes to its database, which alone is copied."""
    links = TemporaryDirectory(prefix="craffu-", ignore_cleanup_errors=True)
    for path in sorted(folder.rglob("*")):
        here = Path(links.name) / path.relative_to(folder)
        if path.is_dir():
            here.mkdir()
        elif path.name == "chroma.sqlite3":
            shutil.copyfile(path, here)
        elif not path.name.endswith(".lock"):
            here.symlink_to(path.absolute())
    return links
