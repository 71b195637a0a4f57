"""The library's shelves: which documents are shown, and how many are held of each council and kind, year by year."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from api.paged import Paged
from corpus.document import DocumentRecord, SourceClass
from corpus.terms import load_vocabulary

_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Shelf(Paged):
    """What the library is narrowed to."""

    path = "/documents"
    council: Annotated[str, Query(max_length=200)] = ""
    kind: Annotated[str, Query(max_length=200)] = ""
    source_class: SourceClass | None = None
    year: Annotated[int | None, Query(ge=_FIRST, le=_LAST)] = None
    title: Annotated[str, Query(max_length=200)] = ""

    def chosen(self, records: Iterable[DocumentRecord]) -> list[DocumentRecord]:
        """The documents that it holds, in the order given."""
        return [record for record in records if self._holds(record)]

    def _holds(self, record: DocumentRecord) -> bool:
        described = record.description
        words = self.title.casefold().split()
        return (
            self.council in ("", described.authority)
            and self.kind in ("", described.kind)
            and self.source_class in (None, described.source_class)
            and self.year in (None, year_of(record))
            and all(word in f"{described.title} {record.filename}".casefold() for word in words)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """How many documents there are of `name`: in each year, without a known year, and in all."""

    name: str
    counts: tuple[int, ...]
    undated: int
    total: int


@dataclass(frozen=True, slots=True)
class Table:
    """Counts for every year from the first to the last, also those in which there is nothing."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def undated(self) -> bool:
        """Whether the year of some is not known."""
        return any(row.undated for row in self.rows)


def by_council(records: Sequence[DocumentRecord]) -> Table:
    return _table(records, lambda record: record.description.authority)


def by_kind(records: Sequence[DocumentRecord]) -> Table:
    return _table(records, lambda record: record.description.kind)


def not_held(records: Iterable[DocumentRecord]) -> list[str]:
    """The councils of Wales about which there is nothing."""
    held = {record.description.authority for record in records}
    return [one.name for one in load_vocabulary().councils if one.nation == "Wales" and one.name not in held]


def year_of(record: DocumentRecord) -> int | None:
    """When it was published, or where that is not known its meeting or event was."""
    described = record.description
    date = described.published or described.meeting_date or described.event_date
    return date.year if date else None


def _table(records: Sequence[DocumentRecord], named: Callable[[DocumentRecord], str | None]) -> Table:
    """Documents without a name are the last row, whose name is ""."""
    counts = Counter((named(record) or "", year_of(record)) for record in records)
    known = sorted({year for _, year in counts if year})
    years = tuple(range(known[0], known[-1] + 1)) if known else ()
    names = sorted({name for name, _ in counts}, key=lambda name: (name == "", name.casefold()))
    return Table(years, tuple(_row(name, years, counts) for name in names))


def _row(name: str, years: Sequence[int], counts: Counter[tuple[str, int | None]]) -> Row:
    dated, undated = tuple(counts[name, year] for year in years), counts[name, None]
    return Row(name, dated, undated, sum(dated) + undated)
