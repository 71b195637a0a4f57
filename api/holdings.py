"""What is held, counted: by council, by kind, by date, and which files could not be read; for the page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.document import DocumentRecord, PartialDate, Status
from corpus.index import Index

_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Holdings:
    """The documents of one generation, newest first, and the quarantined files by name."""

    generation: str
    documents: tuple[DocumentRecord, ...]
    quarantined: tuple[DocumentRecord, ...]

    @property
    def councils(self) -> tuple[tuple[str, int], ...]:
        return _counted(record.description.authority for record in self.documents)

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        return _counted(record.description.kind for record in self.documents)

    @property
    def dates(self) -> tuple[PartialDate, PartialDate] | None:
        """The earliest and the latest publication date, or None where none is known."""
        known = [record.description.published for record in self.documents if record.description.published]
        return (min(known, key=lambda d: d.first), max(known, key=lambda d: d.last)) if known else None

    def narrowed(self, council: str | None, kind: str | None) -> tuple[DocumentRecord, ...]:
        """The documents of a council and a kind; None means any."""
        return tuple(
            record
            for record in self.documents
            if council in (None, record.description.authority) and kind in (None, record.description.kind)
        )

    def about(self, council: str) -> "About":
        """What is held about one council."""
        found = self.narrowed(council, None)
        known = [record.description.published for record in found if record.description.published]
        kinds = Counter(record.description.kind for record in found if record.description.kind).most_common()
        dates = (min(known, key=lambda d: d.first), max(known, key=lambda d: d.last)) if known else None
        return About(council, len(found), dates, tuple(kinds))


@dataclass(frozen=True, slots=True)
class About:
    """How many documents about a council are held, the first and last publication date known, and how many a kind."""

    council: str
    count: int
    dates: tuple[PartialDate, PartialDate] | None
    kinds: tuple[tuple[str, int], ...]


class LatestHoldings:
    """The holdings of the generation asked about last, so that a page does not count them again."""

    def __init__(self) -> None:
        self._latest: Holdings | None = None

    def of(self, index: Index) -> Holdings:
        latest = self._latest
        if latest is None or latest.generation != index.generation:
            latest = self._latest = holdings_of(index)
        return latest


def holdings_of(index: Index) -> Holdings:
    """Count what an index holds."""
    records = index.records(limit=_ALL)
    documents = [record for record in records if record.status == Status.INDEXED]
    quarantined = [record for record in records if record.status == Status.QUARANTINED]
    documents.sort(key=_newest_first)
    quarantined.sort(key=lambda record: record.filename.casefold())
    return Holdings(index.generation, tuple(documents), tuple(quarantined))


def _newest_first(record: DocumentRecord) -> tuple[int, str]:
    published = record.description.published
    return (-published.last.toordinal() if published else 0, record.description.title.casefold())


def _counted(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(value for value in values if value).items()))
