"""A SQLite file that many threads and processes write: one connection a process, changes written ahead of the file.

A connection for each change would wait for the disk three times an answer, one that stays open not at all. A killed
process loses nothing; a power cut may lose the last moments, and leaves the file whole (sqlite.org/wal.html).
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_SECONDS = 10  # to wait for another process that writes


class SqliteFile:
    """Made when it is first written, readable by its owner alone; made anew where somebody deleted it."""

    def __init__(self, path: Path, tables: str) -> None:
        self._path = path
        self._tables = tables
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._inode: int | None = None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One change, done whole or not at all. What it deletes is overwritten."""
        with self._lock:
            connection = self._opened()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """The file as it stands, or None where there is none."""
        if not self._path.is_file() or not self._path.stat().st_size:
            yield None
            return
        with closing(
            sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=_SECONDS)
        ) as opened:
            yield opened

    def settle(self) -> None:
        """Bring what was written ahead into the file, so that nothing deleted stands anywhere any more."""
        with self._lock:
            self._opened().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file; the next change opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None and self._inode == _inode(self._path):
            return self._connection
        if not self._path.exists():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
        opened = sqlite3.connect(self._path, timeout=_SECONDS, isolation_level=None, check_same_thread=False)
        opened.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;")
        opened.executescript(self._tables)
        self._connection, self._inode = opened, _inode(self._path)
        return opened


def _inode(path: Path) -> int | None:
    return path.stat().st_ino if path.exists() else None
