"""A SQLite file that many threads and processes write: one connection a process, changes written ahead of the file.

A connection for each change would wait for the disk three times an answer, one that stays open not at all. A killed
process loses nothing; a power cut may lose the last moments, and leaves the file whole (sqlite.org/wal.html).
"""

import fcntl
import os
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
        if not self._path.is_file():
            yield None
            return
        fixed = (
            "" if os.access(self._path.parent, os.W_OK) else "&immutable=1"
        )  # nobody can write: SQLite takes no lock
        address = f"{self._path.absolute().as_uri()}?mode=ro{fixed}"
        with closing(sqlite3.connect(address, uri=True, timeout=_SECONDS)) as opened:
            yield opened

    @property
    def is_writable(self) -> bool:
        """Whether it, and what SQLite puts beside it, may be written."""
        there = next(folder for folder in (self._path.parent, *self._path.absolute().parents) if folder.exists())
        return os.access(there, os.W_OK)

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
            with _alone_in(self._path.parent):
                self._make()
        opened = self._connected(self._path)
        self._connection, self._inode = opened, _inode(self._path)
        return opened

    def _make(self) -> None:
        """Make the file beside its place and put it there in one step, so that no reader sees half of it."""
        if self._path.exists():  # another process made it meanwhile
            return
        for rest in ("-wal", "-shm"):  # of a file that somebody deleted: it would come back to life in the new one
            Path(f"{self._path}{rest}").unlink(missing_ok=True)
        made = self._path.with_suffix(".part")
        made.unlink(missing_ok=True)
        made.touch(mode=0o600)
        self._connected(made).close()
        made.rename(self._path)

    def _connected(self, path: Path) -> sqlite3.Connection:
        """A connection to a file that has the tables; one of an earlier version is given what it lacks."""
        opened = sqlite3.connect(path, timeout=_SECONDS, isolation_level=None, check_same_thread=False)
        opened.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;")
        opened.executescript(f"BEGIN IMMEDIATE; {self._tables}; COMMIT;")
        return opened


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """While no other process makes a file in the folder; the lock goes with its process."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _inode(path: Path) -> int | None:
    return path.stat().st_ino if path.exists() else None
