"""The documents of one generation, held in memory: looked up, paged, filtered."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType

from corpus.document import DocumentRecord, Link, Status
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.selection import allowed_editions, matches

_EVERYTHING = Filters()


def links_by_document(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """Every link under both of its documents."""
    found: dict[str, tuple[Link, ...]] = {}
    for link in links:
        for document_id in (link.document_id, link.other_id):
            found[document_id] = (*found.get(document_id, ()), link)
    return found


class Records:
    """Every edition and quarantined file of a generation that never changes."""

    def __init__(self, records: Iterable[DocumentRecord]) -> None:
        """Takes records by document, oldest edition first."""
        self._all = tuple(records)
        self._by_document: dict[str, list[DocumentRecord]] = {}
        for record in self._all:
            self._by_document.setdefault(record.id, []).append(record)
        self.current: Mapping[str, str] = MappingProxyType(allowed_editions(self._all, Filters()))
        self._allowed = lru_cache(maxsize=64)(lambda filters: MappingProxyType(allowed_editions(self._all, filters)))

    def page(self, filters: Filters, status: Status | None, after: str | None, limit: int) -> list[DocumentRecord]:
        """See `Index.records`."""
        if status is None:
            chosen = [self.record(document_id) for document_id in self._by_document]
        else:
            chosen = [record for record in self._all if record.status is status]
        seen = None if filters.as_of is None else self.allowed(filters)
        kept = [r for r in chosen if r and (after is None or r.id > after) and matches(r, filters)]
        return [r for r in kept if seen is None or r.id in seen][:limit]

    def record(self, document_id: str, edition: str | None = None) -> DocumentRecord | None:
        """An edition's record; without one, the current edition's, else the quarantined file's."""
        found = self.editions(document_id)
        if edition is not None:
            return next((record for record in found if record.edition == edition), None)
        return next((record for record in found if record.status is Status.INDEXED), found[0] if found else None)

    def readable(self, document_id: str, edition: str | None) -> DocumentRecord:
        """The record of an edition that has a text. Raises UsageError if there is none."""
        record = self.record(document_id, edition)
        if record is None:
            raise UsageError(f"There is no document {document_id}" + (f" with edition {edition}." if edition else "."))
        if record.status is Status.QUARANTINED:
            raise UsageError(f"Document {document_id} could not be read: {record.reason}")
        return record

    def editions(self, document_id: str) -> list[DocumentRecord]:
        """All records of a document, newest first."""
        return self._by_document.get(document_id, [])[::-1]

    def indexed(self) -> list[DocumentRecord]:
        """The current edition of every document."""
        return [record for record in self._all if record.status is Status.INDEXED]

    def allowed(self, filters: Filters) -> Mapping[str, str]:
        """Document id to the edition (sha256) that may answer under these filters."""
        return self.current if filters == _EVERYTHING else self._allowed(filters)

    def about(self, authority: str) -> frozenset[tuple[str, str]]:
        """Document id and edition of everything about a council, of whatever day."""
        return self._about.get(authority, frozenset())

    @cached_property
    def _about(self) -> dict[str, frozenset[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = {}
        for record in self._all:
            if record.description.authority:
                found.setdefault(record.description.authority, set()).add((record.id, record.edition))
        return {authority: frozenset(editions) for authority, editions in found.items()}
