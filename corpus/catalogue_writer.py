"""Write the catalogue of a generation that is being built."""

import sqlite3
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from corpus.catalogue import FORMAT, Catalogue, StoredFile
from corpus.document import DocumentRecord, Edition, Link, Status
from corpus.passage import Passage, Unit
from corpus.rows import (
    blocks_to_json,
    items_to_json,
    link_row,
    pages_to_json,
    passage_row,
    record_row,
    signature_row,
    unit_row,
)
from corpus.signature import Signature


class CatalogueWriter(Catalogue):
    """A catalogue in a folder that nobody reads yet; all changes are one transaction, ended by `commit`."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            _create(path)
        super().__init__(path, mode="mode=rw")
        # a crash loses the whole unpublished folder anyway, and publishing puts every file on disk for certain
        self._connection.executescript("PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; BEGIN;")

    def commit(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN")

    def compact(self) -> None:
        """Write the file anew: what was deleted stays in it until then."""
        self._connection.executescript("VACUUM; BEGIN;")  # it commits first

    def put_fact(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def put_file(self, file: StoredFile) -> None:
        values = [file.source, file.document_id, file.size, file.mtime_ns, file.sha256, file.unread_by, file.told]
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def put_record(self, record: DocumentRecord) -> int:
        """Add the row of an edition or of a quarantined file; returns its key."""
        row = record_row(record)
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        statement = f"INSERT INTO editions ({names}) VALUES ({marks})"  # noqa: S608  # our own column names
        key = self._connection.execute(statement, list(row.values())).lastrowid
        assert key is not None
        return key

    def put_text(self, key: int, edition: Edition) -> None:
        text = edition.text.encode("utf-8")
        parts = (pages_to_json(edition.pages), blocks_to_json(edition.blocks), items_to_json(edition.items))
        self._connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", [key, text, *parts])

    def put_links(self, links: Iterable[Link]) -> None:
        """Put these links in the place of all that were there."""
        self._connection.execute("DELETE FROM links")
        self._connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)", map(link_row, links))

    def drop_old_signatures(self) -> None:
        """Forget the signatures of editions that answer no more."""
        current = "SELECT key FROM editions WHERE status = ?"
        self._connection.execute(f"DELETE FROM signatures WHERE key NOT IN ({current})", [Status.INDEXED])  # noqa: S608

    def put_signatures(self, key: int, signatures: Iterable[Signature]) -> None:
        rows = (signature_row(key, one) for one in signatures)
        self._connection.executemany("INSERT INTO signatures VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def put_passages(self, key: int, passages: Iterable[Passage], units: Iterable[Unit]) -> None:
        self._connection.executemany(
            "INSERT INTO passages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (passage_row(key, p) for p in passages)
        )
        self._connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (unit_row(key, u) for u in units)
        )

    def supersede(self, document_id: str, edition: str) -> None:
        """Every other indexed edition of the document gives way to this one."""
        self._connection.execute(
            "UPDATE editions SET status = ?, superseded_by = ? WHERE document_id = ? AND edition != ? AND status = ?",
            [Status.SUPERSEDED, edition, document_id, edition, Status.INDEXED],
        )

    def put_status(self, record: DocumentRecord, status: Status, superseded_by: str | None) -> None:
        """Say that an edition answers or gave way, and to what: an edition of its document, or another document."""
        self._connection.execute(
            "UPDATE editions SET status = ?, superseded_by = ? WHERE document_id = ? AND edition = ?",
            [status, superseded_by, record.id, record.edition],
        )

    def remove_editions(self, keys: Sequence[int]) -> None:
        """Remove editions with their text, passages and units."""
        self._connection.executemany("DELETE FROM editions WHERE key = ?", ([key] for key in keys))

    def remove_files(self, document_id: str) -> None:
        self._connection.execute("DELETE FROM files WHERE document_id = ?", [document_id])


def _create(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(files("corpus").joinpath("schema.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.close()
