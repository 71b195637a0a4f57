"""Answers already given, kept in a small SQLite file so that `GET /v1/answers/{id}` returns the same bytes again."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

MOST_KEPT = 10_000  # the oldest go first; about 100 MB at ten citations an answer

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
)
"""
_FORGET = "DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?"


class KeptAnswers:
    """The file `answers.sqlite` of the data folder; a connection for each use, so any thread may ask."""

    def __init__(self, data: Path, most: int = MOST_KEPT) -> None:
        self._most = most
        self._path = data / "answers.sqlite"

    def keep(self, answer_id: str, body: bytes) -> None:
        """Keep the bytes of an answer; the same id again takes the place of the earlier one."""
        with self._connection() as connection:
            connection.execute("INSERT OR REPLACE INTO answers (id, body) VALUES (?, ?)", (answer_id, body))
            connection.execute(_FORGET, (self._most,))

    def get(self, answer_id: str) -> bytes | None:
        """The bytes as they were sent, or None."""
        if not self._path.exists():
            return None
        with self._connection() as connection:
            row = connection.execute("SELECT body FROM answers WHERE id = ?", (answer_id,)).fetchone()
        return None if row is None else bytes(row[0])

    def forget(self, answer_ids: Sequence[str]) -> None:
        """Forget these answers; their bytes are overwritten."""
        if self._path.exists():
            with self._connection() as connection:
                connection.execute("PRAGMA secure_delete = ON")
                connection.executemany("DELETE FROM answers WHERE id = ?", [(each,) for each in answer_ids])

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            connection.execute(_TABLE)
            yield connection
