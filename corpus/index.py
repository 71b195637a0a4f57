"""The index as readers see it: one generation opened, its documents, passages and searches behind one name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.document import DocumentRecord, Edition, Link, LinkKind, Status
from corpus.errors import IndexDamagedError, NoIndexError, UsageError
from corpus.filters import Filters
from corpus.fulltext import Either, Wanted
from corpus.generations import CATALOGUE, current_generation, generation_folder
from corpus.hit import Hit
from corpus.passage import Passage, Unit, UnitKind
from corpus.records import Records, links_by_document
from corpus.search import Search
from corpus.settings import Settings
from corpus.stored import stored_file

__all__ = ["Counts", "Hit", "Index", "current_generation"]

_EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Counts:
    """`documents` and their `pages` in their current editions; `passages` and `vectors` of all editions."""

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
        folder = generation_folder(settings, generation)
        self._catalogue = Catalogue(folder / CATALOGUE)
        self._records = Records(self._catalogue.records())
        self._search = Search(settings, self._catalogue, folder, self._records.current)
        self._links = links_by_document(self._catalogue.links())
        self._edition = lru_cache(maxsize=64)(self._load_edition)
        self._text = lru_cache(maxsize=256)(self._load_text)
        self.embedder_id = self._catalogue.fact("embedder") or ""

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
        self._catalogue.close()
        self._search.close()

    def records(
        self, filters: Filters = _EVERYTHING, status: Status | None = None, after: str | None = None, limit: int = 50
    ) -> list[DocumentRecord]:
        """A page of documents by id, beginning after `after`: of each the current edition, else the quarantined file.

        With a status, every record that has it, so of one document all superseded editions.
        """
        return self._records.page(filters, status, after, limit)

    def record(self, document_id: str, edition: str | None = None) -> DocumentRecord | None:
        """The record of an edition; without one, of the current edition, else of the quarantined file."""
        return self._records.record(document_id, edition)

    def editions(self, document_id: str) -> list[DocumentRecord]:
        """All records of a document, newest first."""
        return self._records.editions(document_id)

    def links_of(self, document_id: str) -> tuple[Link, ...]:
        """How a document belongs to others: near-duplicates, twins, minutes and papers of a meeting."""
        return self._links.get(document_id, ())

    def linked(self, document_id: str, kind: LinkKind) -> tuple[str, ...]:
        """The ids of the documents that are linked to one in this way, the most alike first."""
        links = sorted(self.links_of(document_id), key=lambda link: -(link.score or 0))
        return tuple(link.other_of(document_id) for link in links if link.kind is kind)

    def allowed(self, filters: Filters) -> Mapping[str, str]:
        """Document id to the edition (sha256) that may answer under these filters."""
        return self._records.allowed(filters)

    def about(self, authorities: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Document id and edition of everything about one of these councils, superseded editions too."""
        return frozenset().union(*map(self._records.about, authorities))

    def owners(self, passage_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The document id and edition of each passage."""
        return self._catalogue.owners(passage_ids)

    def edition(self, document_id: str, edition: str | None = None) -> Edition:
        """An edition's text, pages and blocks; the current one where none is named. Raises UsageError if not held."""
        return self._edition(document_id, self._records.readable(document_id, edition).edition)

    def text(self, document_id: str, edition: str | None, start: int, end: int) -> str:
        return self._text(document_id, self._records.readable(document_id, edition).edition)[start:end]

    def file(self, document_id: str, edition: str | None = None) -> Path:
        """The original bytes. Raises UsageError if not held."""
        path = stored_file(self._settings, self._records.readable(document_id, edition).edition)
        if not path.is_file():
            raise UsageError(f"The file of document {document_id} is not kept.")
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

    def all_units(self, document_id: str, edition: str) -> list[Unit]:
        """Every unit of an edition, in text order."""
        return self._catalogue.units_of(self._key(document_id, edition))

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
        self,
        terms: Sequence[Wanted],
        limit: int,
        allowed: Mapping[str, str] | None = None,
        must: Sequence[Either] = (),
    ) -> list[Hit]:
        """BM25 over title, headings and body; each term a word or a phrase with its weight. Best first.

        Without `allowed`, the current editions; every passage meets each of `must`.
        """
        return self._search.full_text(terms, limit, self._records.current if allowed is None else allowed, must)

    def alike(self, word: str, limit: int) -> list[Hit]:
        """Passages of the current editions that have a word one letter from this one, best first."""
        return self._search.alike(word, limit, self._records.current)

    def nearest(self, vector: Sequence[float], limit: int, allowed: Mapping[str, str] | None = None) -> list[Hit]:
        """The nearest passages by cosine similarity, nearest first. Without `allowed`, of the current editions."""
        return self._search.nearest(vector, limit, self._records.current if allowed is None else allowed)

    def counts(self) -> Counts:
        """How much is held. There are as many vectors as passages: publishing and opening see to that."""
        current = self._records.indexed()
        passages = self._catalogue.count("passages")
        return Counts(len(current), passages, sum(record.pages or 0 for record in current), passages)

    def _key(self, document_id: str, edition: str) -> int:
        return self._search.keys[document_id, self._records.readable(document_id, edition).edition]

    def _load_edition(self, document_id: str, edition: str) -> Edition:
        found = self._catalogue.edition(self._key(document_id, edition))
        assert found is not None
        return found

    def _load_text(self, document_id: str, edition: str) -> str:
        """The text alone: blocks and pages are JSON that takes twenty times as long to read."""
        return self._catalogue.text(self._key(document_id, edition))
