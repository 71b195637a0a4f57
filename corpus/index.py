"""The index as readers see it: one generation opened, its catalogue, full text and vectors asked as one thing."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.catalogue import REPAIR, Catalogue
from corpus.document import DocumentRecord, Edition, Status
from corpus.errors import IndexDamagedError, NoIndexError, UsageError
from corpus.filters import Filters
from corpus.fulltext import FullText, edition_key
from corpus.generations import CATALOGUE, FULLTEXT, VECTORS, current_generation, generation_folder, stored_file
from corpus.hit import Hit
from corpus.passage import Passage, Unit, UnitKind
from corpus.selection import allowed_editions, matches
from corpus.settings import Settings

if TYPE_CHECKING:
    from corpus.vectors import Vectors

__all__ = ["Counts", "Hit", "Index", "current_generation"]

_EVERYTHING = Filters()
_FEW = 500  # passages that are compared one by one (30 ms) rather than looked for among all


@dataclass(frozen=True, slots=True)
class Counts:
    documents: int
    passages: int
    pages: int
    vectors: int


class Index:
    """One open generation; it never changes while it is open, and any thread may ask it."""

    def __init__(self, settings: Settings, generation: str) -> None:
        """Raises IndexDamagedError where a part is missing or the parts disagree. See `open`."""
        self.generation = generation
        self._settings = settings
        self._folder = generation_folder(settings, generation)
        self._catalogue = Catalogue(self._folder / CATALOGUE)
        self._full_text = FullText(self._folder / FULLTEXT)
        self._vectors: Vectors | None = None
        self._opening = threading.Lock()
        self.embedder_id = self._catalogue.fact("embedder") or ""
        self._records = tuple(self._catalogue.records())
        self._edition = lru_cache(maxsize=64)(self._load_edition)
        self._check("full text", self._full_text.count)

    @classmethod
    def open(cls, settings: Settings) -> "Index":
        """Open the current generation. Raises NoIndexError where nothing was ingested yet."""
        name = current_generation(settings)
        if name is None:
            raise NoIndexError(f"There is no index in {settings.data} yet: run `craffu ingest` first.")
        try:
            return cls(settings, name)
        except IndexDamagedError:
            if current_generation(settings) == name:
                raise
            return cls.open(settings)  # a writer published and pruned just now

    def close(self) -> None:
        """Let go of the files; the index cannot be asked any more."""
        with self._opening:
            self._catalogue.close()
            if self._vectors is not None:
                self._vectors.close()

    def records(
        self, filters: Filters = _EVERYTHING, status: Status | None = None, after: str | None = None, limit: int = 50
    ) -> list[DocumentRecord]:
        """A page of documents by id, beginning after `after`: of each the current edition, else the quarantined file.

        With a status, every record that has it, so of one document all superseded editions.
        """
        if status is None:
            chosen = [self.record(document_id) for document_id in self._by_document]
        else:
            chosen = [record for record in self._records if record.status is status]
        kept = [r for r in chosen if r and (after is None or r.id > after) and self._listed(r, filters)]
        return kept[:limit]

    def record(self, document_id: str, edition: str | None = None) -> DocumentRecord | None:
        """The record of an edition; without one, of the current edition, else of the quarantined file."""
        found = self.editions(document_id)
        if edition is not None:
            return next((record for record in found if record.edition == edition), None)
        return next((record for record in found if record.status is Status.INDEXED), found[0] if found else None)

    def editions(self, document_id: str) -> list[DocumentRecord]:
        """All records of a document, newest first."""
        return self._by_document.get(document_id, [])[::-1]

    def twins(self, document_id: str) -> list[DocumentRecord]:
        """Other documents whose current file is the same, byte for byte."""
        own = self.record(document_id)
        current = (record for record in self._records if record.status is Status.INDEXED)
        return [r for r in current if own and r.edition == own.edition and r.id != document_id]

    def allowed(self, filters: Filters) -> dict[str, str]:
        """Document id to the edition (sha256) that may answer under these filters."""
        return allowed_editions(self._records, filters)

    def edition(self, document_id: str, edition: str | None = None) -> Edition:
        """An edition's text, pages and blocks; the current one where none is named. Raises UsageError if not held."""
        return self._edition(*self._held(document_id, edition))

    def text(self, document_id: str, edition: str | None, start: int, end: int) -> str:
        return self.edition(document_id, edition).text[start:end]

    def file(self, document_id: str, edition: str | None = None) -> Path:
        """The original bytes. Raises UsageError if not held."""
        path = stored_file(self._settings, self._held(document_id, edition)[1])
        if not path.is_file():
            raise UsageError(f"The file of document {document_id} is no longer kept.")
        return path

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in the order asked; unknown ids are left out."""
        return self._catalogue.passages(ids)

    def neighbours(self, passage_id: str, before: int = 1, after: int = 1) -> list[Passage]:
        """The passages around one, in text order, without itself."""
        for passage in self.passages([passage_id]):
            key = self._key(passage.document_id, passage.edition)
            span = self._catalogue.passage_span(key, passage.ordinal - before, passage.ordinal + after)
            return [other for other in span if other.id != passage_id]
        return []

    def units(self, passage_ids: Sequence[str]) -> list[Unit]:
        """The units of these passages, passage by passage in the order asked, in text order within each."""
        return self._catalogue.units(passage_ids)

    def metadata_units(self, document_id: str, edition: str) -> list[Unit]:
        """The header lines and datelines of an edition."""
        return self._catalogue.units_where(self._key(document_id, edition), "kind", UnitKind.METADATA.value)

    def group_units(self, document_id: str, edition: str, group: int) -> list[Unit]:
        """A whole list or table, in order."""
        return self._catalogue.units_where(self._key(document_id, edition), "list_group", group)

    def unit(self, document_id: str, edition: str, ordinal: int) -> Unit:
        """Raises UsageError if not held."""
        for unit in self._catalogue.units_where(self._key(document_id, edition), "ordinal", ordinal):
            return unit
        raise UsageError(f"Document {document_id} has no unit {ordinal}.")

    def full_text(
        self, terms: Sequence[tuple[str, float]], limit: int, allowed: Mapping[str, str] | None = None
    ) -> list[Hit]:
        """BM25 over title, headings and body; each term a word or a phrase with its weight. Best first.

        Without `allowed`, the current editions.
        """
        only, but_not = self._within(self._current if allowed is None else allowed)
        return self._full_text.search(terms, limit, only, but_not)

    def nearest(self, vector: Sequence[float], limit: int, allowed: Mapping[str, str] | None = None) -> list[Hit]:
        """The nearest passages by cosine similarity, nearest first. Without `allowed`, of the current editions."""
        allowed = self._current if allowed is None else allowed
        keys = [key for edition, key in self._keys.items() if allowed.get(edition[0]) == edition[1]]
        held = sum(self._sizes.get(key, 0) for key in keys)
        total = sum(self._sizes.values())
        if held <= _FEW < total:
            return self._open_vectors().among(vector, self._catalogue.passage_ids(keys), limit)
        return self._nearest_among_all(vector, limit, allowed, held, total)

    def counts(self) -> Counts:
        """How much is held: documents and their pages in their current editions; passages and vectors of all."""
        current = [record for record in self._records if record.status is Status.INDEXED]
        passages = self._catalogue.count("passages")
        return Counts(len(current), passages, sum(record.pages or 0 for record in current), passages)

    def _nearest_among_all(
        self, vector: Sequence[float], limit: int, allowed: Mapping[str, str], held: int, total: int
    ) -> list[Hit]:
        """Ask Chroma for more than is wanted and filter from the catalogue; its own filter is thirty times slower."""
        limit = min(limit, held)
        asked = limit if held == total else 2 * limit * total // max(held, 1) + 20
        while limit:
            hits = self._open_vectors().nearest(vector, asked)
            kept = hits if held == total else self._keep(hits, allowed)
            if len(kept) >= limit or asked >= total:
                return kept[:limit]
            asked *= 4
        return []

    def _keep(self, hits: Sequence[Hit], allowed: Mapping[str, str]) -> list[Hit]:
        owners = self._catalogue.owners([hit.passage_id for hit in hits])
        return [hit for hit in hits if (owner := owners.get(hit.passage_id)) and allowed.get(owner[0]) == owner[1]]

    def _within(self, allowed: Mapping[str, str]) -> tuple[set[str] | None, set[str]]:
        """What to name to full text, the editions allowed or those not allowed, whichever are fewer."""
        wanted = {edition_key(*item) for item in allowed.items()}
        others = {edition_key(*edition) for edition in self._keys} - wanted
        return (None, others) if len(others) < len(wanted) else (wanted, set())

    def _listed(self, record: DocumentRecord, filters: Filters) -> bool:
        if filters.as_of is not None and record.id not in self.allowed(filters):
            return False
        return matches(record, filters)

    def _held(self, document_id: str, edition: str | None) -> tuple[str, str]:
        record = self.record(document_id, edition)
        if record is None:
            raise UsageError(f"There is no document {document_id}" + (f" with edition {edition}." if edition else "."))
        if record.status is Status.QUARANTINED:
            raise UsageError(f"Document {document_id} could not be read: {record.reason}")
        return record.id, record.edition

    def _key(self, document_id: str, edition: str) -> int:
        try:
            return self._keys[document_id, edition]
        except KeyError:
            raise UsageError(f"There is no document {document_id} with edition {edition}.") from None

    def _load_edition(self, document_id: str, edition: str) -> Edition:
        found = self._catalogue.edition(self._key(document_id, edition))
        assert found is not None
        return found

    def _open_vectors(self) -> "Vectors":
        with self._opening:
            if self._vectors is None:
                from corpus.vectors import Vectors  # noqa: PLC0415  # Chroma takes a second; listing needs none of it

                self._vectors = Vectors(self._folder / VECTORS)
                self._check("vectors", self._vectors.count)
            return self._vectors

    def _check(self, part: str, count: int) -> None:
        passages = self._catalogue.count("passages")
        if count != passages:
            raise IndexDamagedError(
                f"Generation {self.generation} is damaged: {passages} passages, but {count} in its {part}. {REPAIR}"
            )

    @cached_property
    def _by_document(self) -> dict[str, list[DocumentRecord]]:
        grouped: dict[str, list[DocumentRecord]] = {}
        for record in self._records:
            grouped.setdefault(record.id, []).append(record)
        return grouped

    @cached_property
    def _current(self) -> dict[str, str]:
        return self.allowed(_EVERYTHING)

    @cached_property
    def _keys(self) -> dict[tuple[str, str], int]:
        """The catalogue's key of every readable edition."""
        return self._catalogue.keys()

    @cached_property
    def _sizes(self) -> dict[int, int]:
        """How many passages each edition has."""
        return self._catalogue.sizes()
