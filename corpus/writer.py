"""Build the next index generation: take the lock, copy the current one, apply the difference, check, swap."""

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.catalogue import REPAIR, Catalogue, StoredFile
from corpus.catalogue_writer import CatalogueWriter
from corpus.document import DocumentRecord, Edition, Status
from corpus.errors import CraffuError, DamagedDocumentError, IndexDamagedError
from corpus.fulltext import FullText
from corpus.generations import (
    CATALOGUE,
    FULLTEXT,
    VECTORS,
    begin_generation,
    clear_parts,
    current_generation,
    finish_generation,
    generation_folder,
    held_generations,
    point_to,
    prune,
    stored_file,
)
from corpus.lock import writer_lock
from corpus.passage import Passage, Unit
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode

    from corpus.vectors import Vectors

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_WORDS = ("no space left", "disk is full", "disk i/o error", "file too large", "quota exceeded")


class Writer:
    """The one writer of an index. What it changes is seen by nobody before `publish`, and is gone without it."""

    def __init__(self, settings: Settings, embedder_id: str | None, notify: Callable[[str], None]) -> None:
        self._settings = settings
        self._notify = notify
        name = current_generation(settings)
        self._catalogue = Catalogue(generation_folder(settings, name) / CATALOGUE) if name else None
        self._embedder_before = self._catalogue.fact("embedder") if self._catalogue else None
        self._embedder = embedder_id or self._embedder_before or ""
        self._part: _Part | None = None

    @classmethod
    @contextmanager
    def open(
        cls, settings: Settings, embedder_id: str | None = None, notify: Callable[[str], None] = lambda step: None
    ) -> Iterator["Writer"]:
        """Hold the writer's lock for a block of changes.

        `embedder_id` names the embedder whose vectors will be added; another one than before drops all vectors.
        `notify` is told each step of publishing. Raises IndexBusyError, and CraffuError when the disk is full.
        """
        with _storage_words(settings.data):
            settings.data.mkdir(parents=True, exist_ok=True)
            with writer_lock(settings.data):
                writer = cls(settings, embedder_id, notify)
                try:
                    yield writer
                finally:
                    writer._discard()

    @property
    def changed(self) -> bool:
        """Whether there is anything to publish."""
        return self._part is not None

    @property
    def vectors_stale(self) -> bool:
        """Whether the vectors held are of another embedder and must be made again."""
        return self._embedder_before not in (None, self._embedder)

    def files(self) -> dict[str, StoredFile]:
        """What was ingested before, by source."""
        return self._catalogue.files() if self._catalogue else {}

    def records(self) -> list[DocumentRecord]:
        """Every edition and quarantined file, by document and then oldest first."""
        return self._catalogue.records() if self._catalogue else []

    def put(self, record: DocumentRecord, edition: Edition, passages: Sequence[Passage], units: Sequence[Unit]) -> bool:
        """Add or replace an edition and make it the current one of its document; its vectors are then missing.

        Returns whether the document was held before.
        """
        part = self._building()
        held = part.catalogue.records_of(record.id)
        part.remove([old for old in held if _gives_way(old, record)])
        key = part.catalogue.put_record(record)
        part.catalogue.put_text(key, edition)
        part.catalogue.put_passages(key, passages, units)
        part.catalogue.supersede(record.id, record.edition)
        part.full_text.add(passages, record.description.title)
        return any(old.status is not Status.QUARANTINED for old in held)

    def quarantine(self, record: DocumentRecord) -> None:
        """Note a file that could not be read; what was held of its document stays current."""
        part = self._building()
        held = part.catalogue.records_of(record.id)
        if any(old.edition == record.edition and old.status is not Status.QUARANTINED for old in held):
            return  # these bytes were read before: keep what was read
        part.remove([old for old in held if old.status is Status.QUARANTINED])
        part.catalogue.put_record(replace(record, status=Status.QUARANTINED))

    def remove(self, document_id: str) -> bool:
        """Remove a document: all editions from catalogue, full text and vectors. False if it is not held."""
        if not any(record.id == document_id for record in self.records()):
            return False
        part = self._building()
        part.remove(part.catalogue.records_of(document_id))
        part.catalogue.remove_files(document_id)
        return True

    def quarantined(self) -> dict[tuple[str, str], str]:
        """Why each quarantined file could not be read, by document id and sha256."""
        return self._catalogue.quarantined() if self._catalogue else {}

    def put_file(self, file: StoredFile) -> None:
        """Note what a source looked like when it was ingested."""
        self._building().catalogue.put_file(file)

    def store_bytes(self, path: Path, digest: str) -> None:
        """Keep a file's original bytes. Raises DamagedDocumentError if it changed since it was read."""
        kept = stored_file(self._settings, digest)
        if kept.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".part")
        shutil.copyfile(path, draft)
        if sha256(draft.read_bytes()).hexdigest() != digest:
            draft.unlink()
            raise DamagedDocumentError(f"{path.name} changed while it was being read: ingest it again.")
        draft.rename(kept)

    def missing_vectors(self) -> list[str]:
        """The ids of the passages that have no vector yet."""
        part = self._building()
        held = part.vectors.ids()
        return [id_ for id_ in part.catalogue.passage_ids() if id_ not in held]

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        return self._building().catalogue.passages(ids)

    def titles(self) -> dict[tuple[str, str], str]:
        """The title of every edition, by document id and sha256."""
        return {(record.id, record.edition): record.description.title for record in self.records()}

    def add_vectors(self, nodes: Sequence["BaseNode"]) -> None:
        """Add embedded nodes, whose ids are those of passages."""
        self._building().vectors.add(nodes)

    def publish(self) -> str:
        """Check the three parts against each other and make them the current generation; returns its name.

        Raises IndexDamagedError, and leaves the current generation as it is, where they disagree.
        """
        part = self._building()
        part.commit(self._embedder)
        self._notify("written")
        part.check()
        part.close()
        self._notify("checked")
        final = finish_generation(part.folder)
        self._notify("named")
        point_to(self._settings, final.name)
        self._notify("current")
        self._part = None
        self._catalogue = Catalogue(final / CATALOGUE)
        self._tidy()
        self._notify("tidied")
        return final.name

    def _building(self) -> "_Part":
        if self._part is None:
            self._make_sure_of_room()
            self._part = _Part(begin_generation(self._settings), keep_vectors=not self.vectors_stale)
            if self._catalogue:
                self._catalogue.close()
            self._catalogue = self._part.catalogue
        return self._part

    def _make_sure_of_room(self) -> None:
        """A copy of the index must fit, and as much again for what is added."""
        names = held_generations(self._settings)[-1:]
        files = (path for name in names for path in generation_folder(self._settings, name).rglob("*"))
        needed = 2 * sum(path.stat().st_size for path in files)
        free = shutil.disk_usage(self._settings.data).free
        if free < needed:
            raise CraffuError(f"The next index needs about {needed >> 20} MB. {_make_room(self._settings.data)}")

    def _tidy(self) -> None:
        """Remove old generations, and the bytes of files that the index no longer holds."""
        prune(self._settings)
        held = {record.edition for record in self.records()}
        for path in (self._settings.data / "files").glob("*"):
            if path.name not in held:
                path.unlink()

    def _discard(self) -> None:
        if self._part is not None:
            with suppress(sqlite3.Error):
                self._part.close()
            clear_parts(self._settings)
        elif self._catalogue is not None:
            self._catalogue.close()


class _Part:
    """The three parts of a generation that is being built."""

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


def _gives_way(old: DocumentRecord, new: DocumentRecord) -> bool:
    return old.edition == new.edition or old.status is Status.QUARANTINED


@contextmanager
def _storage_words(data: Path) -> Iterator[None]:
    """Say in clear words that the disk is full, whichever of the three parts found out."""
    try:
        yield
    except CraffuError:
        raise
    except Exception as error:
        if _is_full(error):
            raise CraffuError(f"The index could not be written ({error}). {_make_room(data)}") from error
        raise


def _is_full(error: Exception) -> bool:
    if isinstance(error, sqlite3.OperationalError):  # "database or disk is full", "disk I/O error"
        return "disk" in str(error)
    return getattr(error, "errno", None) in _FULL or any(words in str(error).lower() for words in _FULL_WORDS)


def _make_room(data: Path) -> str:
    free = shutil.disk_usage(data).free >> 20
    return f"{free} MB are free on the disk of {data}: make room and run again. The index is as it was."
