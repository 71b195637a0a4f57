"""Answers already given, kept in a small SQLite file so that `GET /v1/answers/{id}` returns the same bytes again."""

from collections.abc import Sequence
from pathlib import Path

from api.sqlite_file import SqliteFile

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
    """The file `answers.sqlite` of the data folder; any thread may ask."""

    def __init__(self, data: Path, most: int = MOST_KEPT) -> None:
        self._most = most
        self._file = SqliteFile(data / "answers.sqlite", _TABLE)

    def keep(self, answer_id: str, body: bytes) -> None:
        """Keep the bytes of an answer; the same id again takes the place of the earlier one."""
        with self._file.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO answers (id, body) VALUES (?, ?)", (answer_id, body))
            connection.execute(_FORGET, (self._most,))

    def get(self, answer_id: str) -> bytes | None:
        """The bytes as they were sent, or None."""
        with self._file.reading() as connection:
            if connection is None:
                return None
            row = connection.execute("SELECT body FROM answers WHERE id = ?", (answer_id,)).fetchone()
        return None if row is None else bytes(row[0])

    def forget(self, answer_ids: Sequence[str]) -> None:
        """Forget these answers, in the file and in what was written ahead of it."""
        with self._file.reading() as held:
            if held is None:
                return
        with self._file.writing() as connection:
            connection.executemany("DELETE FROM answers WHERE id = ?", [(each,) for each in answer_ids])
        self._file.settle()

    def close(self) -> None:
        """Let go of the file; the next answer opens it again."""
        self._file.close()
