"""The log's file: its tables, and the rules by which SQLite itself refuses to alter or remove what stands in them."""

from pathlib import Path

from api.sqlite_file import SqliteFile

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


def log_file(data: Path) -> SqliteFile:
    """The log of a data folder."""
    return SqliteFile(data / NAME, _TABLES)
