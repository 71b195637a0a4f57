"""Build the next index generation: take the lock, copy the current one, apply the difference, check, swap."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.building import Building
from corpus.catalogue import Catalogue, StoredFile
from corpus.catalogue_writer import CatalogueWriter
from corpus.disk import clear_words, make_sure_of_room
from corpus.document import DocumentRecord, Edition, Status
from corpus.generations import (
    CATALOGUE,
    begin_generation,
    clear_parts,
    current_generation,
    editions_held,
    finish_generation,
    generation_folder,
    held_generations,
    point_to,
    prune,
)
from corpus.lock import writer_lock
from corpus.passage import Passage, Unit
from corpus.settings import Settings
from corpus.stored import tidy

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode


class Writer:
    """The one writer of an index. What it changes is seen by nobody before `publish`, and is gone without it."""

    def __init__(
        self, settings: Settings, base: str | None, embedder_id: str | None, notify: Callable[[str], None]
    ) -> None:
        self._settings = settings
        self._notify = notify
        self._base = base
        self._catalogue = Catalogue(generation_folder(settings, base) / CATALOGUE) if base else None
        self._embedder_before = self._catalogue.fact("embedder") if self._catalogue else None
        self._embedder = embedder_id or self._embedder_before or ""
        self._part: Building | None = None
        self._removed: set[str] = set()

    @classmethod
    @contextmanager
    def open(
        cls,
        settings: Settings,
        embedder_id: str | None = None,
        notify: Callable[[str], None] = lambda step: None,
        base: Callable[[Settings], str | None] = current_generation,
    ) -> Iterator["Writer"]:
        """Hold the writer's lock for a block of changes.

        `embedder_id` names the embedder whose vectors will be added; another one than before drops all vectors.
        `notify` is told each step of publishing, `base` names the generation to build on. Raises IndexBusyError,
        IndexDamagedError where that generation cannot be read, and CraffuError when the disk is full.
        """
        with clear_words(settings.data):
            settings.data.mkdir(parents=True, exist_ok=True)
            with writer_lock(settings.data):
                writer = cls(settings, base(settings), embedder_id, notify)
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
        held = self._catalogue.records_of(record.id) if self._catalogue else []
        if any(old.edition == record.edition and old.reason in (None, record.reason) for old in held):
            return  # known already, or these bytes were read before: keep what was read
        part = self._building()
        part.remove([old for old in held if old.status is Status.QUARANTINED])
        part.catalogue.put_record(replace(record, status=Status.QUARANTINED))

    def remove(self, document_id: str) -> bool:
        """Remove a document: all editions from catalogue, full text and vectors. False if it is not held."""
        if not any(record.id == document_id for record in self.records()):
            return False
        part = self._building()
        records = part.catalogue.records_of(document_id)
        part.remove(records)
        self._removed |= {record.edition for record in records}
        part.catalogue.remove_files(document_id)
        return True

    def quarantined(self) -> dict[tuple[str, str], str]:
        """Why each quarantined file could not be read, by document id and sha256."""
        return self._catalogue.quarantined() if self._catalogue else {}

    def put_file(self, file: StoredFile) -> None:
        """Note what a source looked like when it was ingested."""
        if self._catalogue is None or self._catalogue.file(file.source) != file:
            self._building().catalogue.put_file(file)

    @property
    def catalogue(self) -> CatalogueWriter:
        """The catalogue of the generation that is being built."""
        return self._building().catalogue

    def renew(self) -> None:
        """Make full text anew from the catalogue, and drop the vectors, so that all are missing."""
        self._building().renew()

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
        part.commit()
        self._notify("written")
        part.check()
        part.publish()
        part.close()
        self._notify("checked")
        final = finish_generation(part.folder)
        self._notify("named")
        point_to(self._settings, final.name)
        self._notify("current")
        self._part = None
        self._base = final.name
        self._catalogue = Catalogue(final / CATALOGUE)
        self._tidy()
        self._notify("tidied")
        return final.name

    def _building(self) -> Building:
        if self._part is None:
            held = [generation_folder(self._settings, name) for name in held_generations(self._settings)[-1:]]
            make_sure_of_room(self._settings.data, held)
            folder = begin_generation(self._settings, self._base)
            self._part = Building(self._settings, folder, self._embedder, keep_vectors=not self.vectors_stale)
            if self._catalogue:
                self._catalogue.close()
            self._catalogue = self._part.catalogue
        return self._part

    def _tidy(self) -> None:
        """Remove old generations, and the bytes of what no kept one holds, or of what was removed from this one."""
        prune(self._settings)
        held = editions_held(self._settings)
        if held is not None:
            current = {record.edition for record in self.records()}
            tidy(self._settings, held - (self._removed - current))

    def _discard(self) -> None:
        if self._part is not None:
            with suppress(sqlite3.Error):
                self._part.close()
            clear_parts(self._settings)
        elif self._catalogue is not None:
            self._catalogue.close()


def _gives_way(old: DocumentRecord, new: DocumentRecord) -> bool:
    return old.edition == new.edition or old.status is Status.QUARANTINED
