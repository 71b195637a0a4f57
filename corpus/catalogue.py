"""The catalogue: documents, editions, texts, passages, units and files of one generation, in SQLite; reading only."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import DocumentRecord, Edition, Link, Status
from corpus.errors import IndexDamagedError
from corpus.passage import Passage, Unit
from corpus.rows import (
    blocks_from_json,
    items_from_json,
    link_of,
    pages_from_json,
    passage_of,
    record_of,
    signature_of,
    unit_of,
)
from corpus.signature import Signature

FORMAT = 2  # raised when the tables change; an index of another format is built anew
REPAIR = "`craffu doctor` says what is wrong, and `craffu doctor --repair` mends what can be mended."
_AT_ONCE = 500  # parameters in one statement, well below SQLite's limit
_PASSAGES = "SELECT passages.*, document_id, edition FROM passages JOIN editions USING (key)"
_UNITS = "SELECT units.*, document_id, edition FROM units JOIN editions USING (key)"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was last ingested; `mtime_ns` and `size` tell an unchanged one without reading it. `unread_by` names
    what failed to recognise pictures in it ("nothing" where nothing was installed), "" where all of it was read.
    `told` is a digest of what else than the file tells of it, "" where nothing does."""

    source: str
    document_id: str
    size: int
    mtime_ns: int
    sha256: str
    unread_by: str = ""
    told: str = ""


class Catalogue:
    """One catalogue, opened read-only. May be used from several threads: one connection, one statement at a time."""

    def __init__(self, path: Path, mode: str = "mode=ro&immutable=1") -> None:
        """Raises IndexDamagedError where the file is missing, broken or of another format.

        Immutable: a published generation never changes, so SQLite need not look for locks and journals.
        """
        self._lock = threading.Lock()
        try:
            self._connection = _connect(f"file:{path.resolve()}?{mode}")
            found = self.rows("PRAGMA user_version")[0][0]
        except sqlite3.Error as error:
            raise IndexDamagedError(f"The catalogue {path} cannot be opened ({error}). {REPAIR}") from error
        if found != FORMAT:
            raise IndexDamagedError(f"The catalogue {path} has format {found}, not {FORMAT}. {REPAIR}")

    def close(self) -> None:
        self._connection.close()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def one(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row, or None."""
        with self._lock:
            row: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
            return row

    def fact(self, name: str) -> str | None:
        row = self.one("SELECT value FROM facts WHERE name = ?", [name])
        return row["value"] if row else None

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  # our own table names

    def records(self) -> list[DocumentRecord]:
        """Every edition and every quarantined file, by document and then oldest edition first."""
        return [record_of(row) for row in self.rows("SELECT * FROM editions ORDER BY document_id, key")]

    def records_of(self, document_id: str) -> list[DocumentRecord]:
        """Every edition of a document and its quarantined file, oldest first."""
        rows = self.rows("SELECT * FROM editions WHERE document_id = ? ORDER BY key", [document_id])
        return [record_of(row) for row in rows]

    def quarantined(self) -> dict[tuple[str, str], str]:
        """Why each quarantined file could not be read, by document id and sha256."""
        rows = self.rows("SELECT document_id, edition, reason FROM editions WHERE status = ?", [Status.QUARANTINED])
        return {(row["document_id"], row["edition"]): row["reason"] or "" for row in rows}

    def files(self) -> dict[str, StoredFile]:
        """What was ingested, by source."""
        return {row["source"]: StoredFile(*row) for row in self.rows("SELECT * FROM files")}

    def file(self, source: str) -> StoredFile | None:
        """What a source looked like when it was ingested."""
        row = self.one("SELECT * FROM files WHERE source = ?", [source])
        return StoredFile(*row) if row else None

    def editions_held(self) -> set[str]:
        """The sha256 of every edition and quarantined file."""
        return {row["edition"] for row in self.rows("SELECT edition FROM editions")}

    def originals(self) -> list[tuple[str, str, str]]:
        """Filename, sha256 and source of every edition that was read."""
        statement = "SELECT filename, edition, source FROM editions WHERE status != ? ORDER BY key"
        return [tuple(row) for row in self.rows(statement, [Status.QUARANTINED])]

    def broken(self) -> str | None:
        """What SQLite finds wrong with its pages and indexes, or None. Raises sqlite3.Error on the worst damage."""
        found = str(self.rows("PRAGMA integrity_check(1)")[0][0])
        return None if found == "ok" else found

    def key(self, record: DocumentRecord) -> int | None:
        row = self.one("SELECT key FROM editions WHERE document_id = ? AND edition = ?", [record.id, record.edition])
        return row["key"] if row else None

    def keys(self) -> dict[tuple[str, str], int]:
        """The key of every readable edition, by document id and sha256."""
        rows = self.rows("SELECT document_id, edition, key FROM editions WHERE status != ?", [Status.QUARANTINED])
        return {(row["document_id"], row["edition"]): row["key"] for row in rows}

    def sizes(self) -> dict[int, int]:
        """How many passages each edition has, by key."""
        return {row[0]: row[1] for row in self.rows("SELECT key, count(*) FROM passages GROUP BY key")}

    def owners(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The document id and edition of each passage."""
        found = self._among("SELECT id, document_id, edition FROM passages JOIN editions USING (key) WHERE id", ids)
        return {row["id"]: (row["document_id"], row["edition"]) for row in found}

    def edition(self, key: int) -> Edition | None:
        """The text of an edition with pages and blocks; None for a quarantined file."""
        row = self.one("SELECT edition, texts.* FROM texts JOIN editions USING (key) WHERE key = ?", [key])
        if row is None:
            return None
        text = row["text"].decode("utf-8")
        pages, blocks, items = (row[name] for name in ("pages", "blocks", "items"))
        parts = (pages_from_json(pages), blocks_from_json(blocks), items_from_json(items))
        return Edition(row["edition"], text, *parts)

    def text(self, key: int) -> str:
        """The text of a readable edition."""
        row = self.one("SELECT text FROM texts WHERE key = ?", [key])
        assert row is not None  # only a quarantined file has none
        return str(row["text"], "utf-8")

    def links(self) -> list[Link]:
        """Which documents belong together."""
        return [link_of(row) for row in self.rows("SELECT * FROM links ORDER BY kind, document_id, other_id")]

    def signatures(self) -> list[Signature]:
        """The signatures of every edition, the whole text's first."""
        rows = self.rows("SELECT document_id, edition, signatures.* FROM signatures JOIN editions USING (key)")
        return [signature_of(row) for row in rows]

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in the order asked; unknown ids are left out."""
        found = {row["id"]: passage_of(row) for row in self._among(f"{_PASSAGES} WHERE id", ids)}
        return [found[id_] for id_ in ids if id_ in found]

    def passage_span(self, key: int, first: int, last: int) -> list[Passage]:
        """The passages of an edition from one ordinal to another, both included."""
        where = "WHERE key = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal"
        return [passage_of(row) for row in self.rows(f"{_PASSAGES} {where}", [key, first, last])]

    def passage_ids(self, keys: Iterable[int] | None = None) -> list[str]:
        """The ids of all passages, or of those of some editions."""
        if keys is None:
            return [row["id"] for row in self.rows("SELECT id FROM passages ORDER BY number")]
        return [row["id"] for row in self._among("SELECT id FROM passages WHERE key", list(keys))]

    def units(self, ids: Sequence[str]) -> list[Unit]:
        """The units of these passages, passage by passage in the order asked, in text order within each."""
        found = {row["id"]: (row["key"], row["ordinal"]) for row in self._among("SELECT * FROM passages WHERE id", ids)}
        where = "WHERE key = ? AND passage = ? ORDER BY ordinal"
        return [unit_of(row) for id_ in ids if id_ in found for row in self.rows(f"{_UNITS} {where}", found[id_])]

    def units_where(self, key: int, column: str, value: object) -> list[Unit]:
        """Units of an edition whose column (`kind`, `list_group`, `ordinal`; `key`: all) has a value, in text order."""
        where = f"WHERE key = ? AND {column} = ? ORDER BY ordinal"
        return [unit_of(row) for row in self.rows(f"{_UNITS} {where}", [key, value])]

    def units_of(self, key: int) -> list[Unit]:
        """All units of an edition, in text order."""
        return [unit_of(row) for row in self.rows(f"{_UNITS} WHERE key = ? ORDER BY ordinal", [key])]

    def _among(self, statement: str, values: Sequence[Any]) -> Iterator[sqlite3.Row]:
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            yield from self.rows(f"{statement} IN ({','.join('?' * len(some))})", some)


def _connect(uri: str) -> sqlite3.Connection:
    """A connection that any thread may use (callers take turns) and whose rows go by name."""
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection
