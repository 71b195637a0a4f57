"""What is extracted from each document, kept in the data folder, so that it is worked out once an edition."""

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.document import DocumentRecord
from corpus.filters import Filters
from corpus.index import Index
from workbench.quoted import Document

log = logging.getLogger(__name__)

_EVERYTHING = Filters()
_IN_MEMORY = 4096  # editions' records that an open workbench holds, of all extractors
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

    def __init__(self, index: Index, data: Path) -> None:
        """`data` is the data folder that the index lies in."""
        self.index = index
        self._folder = data / "cache" / "workbench"
        self._in_memory = lru_cache(maxsize=_IN_MEMORY)(self._stored)

    def of(self, record: DocumentRecord, extractor: Extractor[R]) -> tuple[R, ...]:
        """The records of one readable edition, in the order that the extractor gave them."""
        found: tuple[R, ...] = self._in_memory(_Key(record, extractor))
        return found

    def each(
        self, extractor: Extractor[R], filters: Filters = _EVERYTHING
    ) -> list[tuple[DocumentRecord, tuple[R, ...]]]:
        """Every document that passes the filters, by id, with its records."""
        allowed = sorted(self.index.allowed(filters).items())
        records = [self.index.record(*own) for own in allowed]
        return [(record, self.of(record, extractor)) for record in records if record]

    def document(self, record: DocumentRecord) -> Document:
        """A readable edition as extractors are given it."""
        edition = self.index.edition(record.id, record.edition)
        return Document(record, edition, tuple(self.index.all_units(record.id, record.edition)))

    def _stored(self, key: "_Key[R]") -> tuple[R, ...]:
        path = self._folder / f"{key.extractor.name}-{key.extractor.version}" / f"{key.name}.json"
        shape: TypeAdapter[tuple[R, ...]] = _shape(key.extractor.kind)  # type: ignore[arg-type]  # a class can be hashed
        try:
            return shape.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            found = tuple(key.extractor.extract(self.document(key.record)))
        _keep(path, shape.dump_json(found))
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

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.name, self.extractor) == (other.name, other.extractor)

    def __hash__(self) -> int:
        return hash((self.name, self.extractor))


def _keep(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all."""
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        log.debug("%s is not kept: %s", path.name, error)
