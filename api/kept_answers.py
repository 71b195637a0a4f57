"""Answers already given, kept in a small SQLite file so that `GET /v1/answers/{id}` returns the same bytes again, and
what readers said was wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from api.sqlite_file import SqliteFile

MOST_KEPT = 10_000  # the oldest go first; about 100 MB at ten citations an answer

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS remarks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_id TEXT NOT NULL,
    time TEXT NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS forgotten AFTER DELETE ON answers
    BEGIN DELETE FROM remarks WHERE answer_id = old.id; END
"""
_FORGET = "DELETE FROM answers WHERE number <= (SELECT max(number) FROM answers) - ?"


What = Literal["wrong", "incomplete", "source", "held", "other"]
WHATS: tuple[What, ...] = get_args(What)
_HAS_REMARKS = "SELECT 1 FROM sqlite_master WHERE name = 'remarks'"  # a file of an earlier version has none
_REMARKS = """
SELECT remarks.number, answer_id, time, what, words, body FROM remarks JOIN answers ON answers.id = answer_id
ORDER BY remarks.number
"""


_TEXTS = """
SELECT id, body, coalesce((SELECT group_concat(words, char(10)) FROM remarks WHERE answer_id = answers.id), '')
FROM answers
"""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader said of an answer: `time` is UTC, ISO 8601; `body` are the answer's bytes."""

    number: int
    answer_id: str
    time: str
    what: str
    words: str
    body: bytes


class KeptAnswers:
    """The file `answers.sqlite` of the data folder; any thread may ask."""

    def __init__(self, data: Path, most: int = MOST_KEPT) -> None:
        self._most = most
        self._file = SqliteFile(data / "answers.sqlite", _TABLE)

    @property
    def is_writable(self) -> bool:
        """Whether answers can be kept at all."""
        return self._file.is_writable

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

    def remark(self, answer_id: str, what: What, words: str) -> None:
        """Keep what a reader says is wrong with an answer; it goes when the answer goes."""
        time = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO remarks (answer_id, time, what, words) VALUES (?, ?, ?, ?)", (answer_id, time, what, words)
            )

    def remarks(self) -> list[Remark]:
        """All remarks, the oldest first."""
        with self._file.reading() as connection:
            if connection is None or not connection.execute(_HAS_REMARKS).fetchone():
                return []
            return [Remark(*row) for row in connection.execute(_REMARKS)]

    def texts(self) -> Iterator[tuple[str, bytes, str]]:
        """Each answer that is kept: its id, its bytes, and the words of all remarks on it."""
        with self._file.reading() as connection:
            if connection is not None and connection.execute(_HAS_REMARKS).fetchone():
                yield from connection.execute(_TEXTS)

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
