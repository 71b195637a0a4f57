"""The log's file: its tables, and the rules by which SQLite itself refuses to alter or remove what stands in them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

NAME = "answer-log.sqlite"

# A text may go only when an entry of the log says that it was erased; entries never go.
_TABLES = """
CREATE TABLE IF NOT EXISTS entries (
    number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL, chain TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS texts (
    number INTEGER PRIMARY KEY REFERENCES entries, answer_id TEXT UNIQUE, salt BLOB NOT NULL, text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS erased (
    number INTEGER PRIMARY KEY REFERENCES entries, erasure INTEGER NOT NULL REFERENCES entries
);
CREATE INDEX IF NOT EXISTS entries_by_time ON entries (time);
CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_stand BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS texts_stand BEFORE UPDATE ON texts
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS texts_stay BEFORE DELETE ON texts
    WHEN NOT EXISTS (SELECT 1 FROM erased WHERE number = OLD.number)
    BEGIN SELECT RAISE(ABORT, 'a text is erased only by an erasure that is logged'); END;
CREATE TRIGGER IF NOT EXISTS erasures_are_logged BEFORE INSERT ON erased
    WHEN NOT EXISTS (SELECT 1 FROM entries WHERE number = NEW.erasure AND kind = 'erasure')
    BEGIN SELECT RAISE(ABORT, 'an erasure is logged first'); END;
CREATE TRIGGER IF NOT EXISTS erased_stays BEFORE DELETE ON erased
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS erased_stands BEFORE UPDATE ON erased
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""


@contextmanager
def writing(data: Path) -> Iterator[sqlite3.Connection]:
    """One change, done whole or not at all, while no other process writes. The file is its owner's alone."""
    path = data / NAME
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        connection.executescript(_TABLES)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


@contextmanager
def reading(data: Path) -> Iterator[sqlite3.Connection | None]:
    """The log as it stands now, or None where nothing was ever logged."""
    path = data / NAME
    if not path.exists() or not path.stat().st_size:
        yield None
        return
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
        yield connection
