"""What is extracted from each document, kept in the data folder, so that it is worked out once an edition."""

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.document import DocumentRecord
from corpus.filters import Filters
from corpus.index import Index
from corpus.stored import READINGS
from workbench.quoted import Document

log = logging.getLogger(__name__)

_EVERYTHING = Filters()
_IN_MEMORY = 4096  # editions' records that an open workbench holds, of all extractors
_JOINS = 3  # of one name that are kept: as many generations may be asked in turn
_OPEN = 8  # editions held whole, as one is read by several extractors
R = TypeVar("R")


@dataclass(frozen=True)
class Extractor(Generic[R]):
    """A pure function from one document to records of one kind (a frozen dataclass of plain values, dates, enums and
    other such dataclasses). `version` is raised whenever it would give other records for the same document."""

    name: str
    version: int
    kind: type[R]
    extract: Callable[[Document], Sequence[R]]


class Kept:
    """The records of an open index's documents. Any number of threads and processes may ask at a time.

    A file of the cache that is damaged or of another shape is worked out anew; a folder that cannot be written is only
    read.
    """

    def __init__(self, index: Index, data: Path, written: Path | None = None, in_memory: int = _IN_MEMORY) -> None:
        """`data` is the data folder that the index lies in, `written` where a server writes if not there."""
        self.index = index
        self._folders = [folder / READINGS for folder in dict.fromkeys((written or data, data))]
        self._in_memory = lru_cache(maxsize=in_memory)(self._stored)
        self._documents = lru_cache(maxsize=_OPEN)(self._opened)

    def of(self, record: DocumentRecord, extractor: Extractor[R]) -> tuple[R, ...]:
        """The records of one readable edition, in the order that the extractor gave them."""
        found: tuple[R, ...] = self._in_memory(_Key(record, extractor))
        return found

    def each(
        self, extractor: Extractor[R], filters: Filters = _EVERYTHING
    ) -> list[tuple[DocumentRecord, tuple[R, ...]]]:
        """Every document that passes the filters, by id, with its records."""
        return [(record, self.of(record, extractor)) for record in self.records(filters)]

    def records(self, filters: Filters = _EVERYTHING) -> list[DocumentRecord]:
        """Every readable document that passes the filters, by id."""
        allowed = sorted(self.index.allowed(filters).items())
        return [record for record in (self.index.record(*own) for own in allowed) if record]

    def can_keep(self) -> bool:
        """Whether what is worked out can be written to a file."""
        with suppress(OSError):
            self._folders[0].mkdir(parents=True, exist_ok=True)
        return os.access(self._folders[0], os.W_OK)

    def has(self, record: DocumentRecord, extractor: Extractor[R]) -> bool:
        """Whether its records are kept in a file, so that nothing is to be worked out."""
        path = _Key(record, extractor).path
        return any((folder / path).exists() for folder in self._folders)

    def together(
        self, name: str, kind: type[R], reads: Sequence[Extractor[Any]], make: Callable[[], Sequence[R]]
    ) -> tuple[R, ...]:
        """What is worked out of all documents together, from what these extractors read; kept until either changes."""
        told = [_Key(record, each).path for each in reads for record in self.records()]
        path = Path(name, f"{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}.json")
        found = self._read(path, kind, make)
        _leave_newest(self._folders[0] / name)
        return found

    def document(self, record: DocumentRecord) -> Document:
        """A readable edition as extractors are given it."""
        return self._documents(record.id, record.edition)

    def _opened(self, document_id: str, edition: str) -> Document:
        record = self.index.record(document_id, edition)
        assert record is not None  # it is asked for by its record
        units = tuple(self.index.all_units(document_id, edition))
        return Document(record, self.index.edition(document_id, edition), units)

    def _stored(self, key: "_Key[R]") -> tuple[R, ...]:
        return self._read(key.path, key.extractor.kind, lambda: key.extractor.extract(self.document(key.record)))

    def _read(self, path: Path, kind: type[R], make: Callable[[], Sequence[R]]) -> tuple[R, ...]:
        """What a file holds; where none does, what is made now, which is then kept in it."""
        shape: TypeAdapter[tuple[R, ...]] = _shape(kind)  # type: ignore[arg-type]  # a class can be hashed
        for folder in self._folders:
            with suppress(OSError, ValidationError):
                return shape.validate_json((folder / path).read_bytes())
        found = tuple(make())
        _keep(self._folders[0] / path, shape.dump_json(found))
        return found


@cache
def _shape(kind: type[Any]) -> TypeAdapter[Any]:
    """How a tuple of such records is written and read; made once, as that takes longer than reading a file."""
    return TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]  # a type known when it runs


class _Key(Generic[R]):
    """An edition and an extractor, compared by what the records depend on."""

    def __init__(self, record: DocumentRecord, extractor: Extractor[R]) -> None:
        self.record, self.extractor = record, extractor
        told = repr((record.id, record.ingested_at, record.description))  # the text is made anew when ingested again
        self.name = f"{record.edition}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"

    @property
    def path(self) -> Path:
        """Where it is kept, within the folder."""
        return Path(f"{self.extractor.name}-{self.extractor.version}", f"{self.name}.json")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.name, self.extractor) == (other.name, other.extractor)

    def __hash__(self) -> int:
        return hash((self.name, self.extractor))


def _leave_newest(folder: Path) -> None:
    """Of what was worked out of all documents together: what generations no longer held had goes."""
    with suppress(OSError):
        for path in sorted(folder.glob("*.json"), key=lambda each: each.stat().st_mtime)[:-_JOINS]:
            path.unlink()


def _keep(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        log.debug("%s is not kept: %s", path.name, error)
