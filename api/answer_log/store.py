"""The log itself: answers are appended; texts are erased on request or by age, and that is appended too."""

import json
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from api.answer_log.chain import Link, digest_of, link
from api.answer_log.entry import ANSWER, ERASURE, Entry
from api.answer_log.tables import log_file
from api.answer_log.wanted import Wanted
from api.kept_answers import KeptAnswers
from corpus.errors import UsageError

_ROWS = """
SELECT entries.number, entries.time, entries.kind, texts.text FROM entries LEFT JOIN texts USING (number)
WHERE entries.time >= ? AND entries.time < ? ORDER BY entries.number
"""


def now() -> datetime:
    return datetime.now(UTC)


class AnswerLog:
    """The file `answer-log.sqlite` of the data folder; any thread or process may append.

    Texts older than `days` are erased at the first answer of each day; with `days` 0 nothing is logged.
    """

    def __init__(self, data: Path, days: int, clock: Callable[[], datetime] = now) -> None:
        self._file = log_file(data)
        self._kept = KeptAnswers(data)
        self._days = days
        self._clock = clock
        self._tidied: date | None = None
        self._tidying = threading.Lock()

    def append(self, said: Mapping[str, Any]) -> Link | None:
        """Log an answer; None where nothing is logged. Raises OSError or sqlite3.Error where it cannot be written."""
        if not self._days:
            return None
        self._tidy()
        with self._file.writing() as connection:
            return _append(connection, self._clock(), ANSWER, said)

    def entries(self, wanted: Wanted | None = None) -> Iterator[Entry]:
        """Answers and erasures of the days wanted, the oldest first. An answer whose text was erased is there, without
        it, where nothing but days is asked for."""
        wanted = wanted or Wanted()
        named = set(wanted.named) - {"days"}
        with self._file.reading() as connection:
            for number, time, kind, text in connection.execute(_ROWS, wanted.times) if connection else ():
                said = json.loads(text) if text else None
                if not named or (kind == ANSWER and said and wanted.meets(said)):
                    yield Entry(number, time, kind, said)

    def answer(self, answer_id: str) -> Entry | None:
        """The entry of one answer, or None where it is not logged or its text is erased."""
        return next(self.entries(Wanted(answers=(answer_id,))), None)

    def count(self, wanted: Wanted) -> int:
        """How many answers an erasure would take, logged or only kept."""
        logged, kept = self._found(wanted)
        return len({*logged.values(), *kept})

    def erase(self, wanted: Wanted, who: str, why: str) -> int:
        """Erase the texts of the answers wanted, here and where answers are kept, and log that it was done. Returns how
        many there were; where there are none nothing is logged. Raises UsageError where nothing says which."""
        if not wanted.named:
            raise UsageError("Say which answers: by id, days, key, words or document.")
        logged, kept = self._found(wanted)
        if logged or (kept and self._days):
            said = {"who": who, "why": why, "by": wanted.named, "numbers": list(logged), "kept": len(kept)}
            self._erase(list(logged), said)
        self._kept.forget([*logged.values(), *kept])
        return len({*logged.values(), *kept})

    def _found(self, wanted: Wanted) -> tuple[dict[int, str], list[str]]:
        """The logged answers whose text is there, id by number, and the ids of those kept."""
        answers = (entry for entry in self.entries(wanted) if entry.kind == ANSWER)
        logged = {entry.number: str(entry.said["answer_id"]) for entry in answers if entry.said}
        if wanted.first or wanted.last or wanted.key:  # of what is only kept neither day nor asker is known
            return logged, []
        return logged, [each for each, body, said in self._kept.texts() if wanted.meets_kept(each, body, said)]

    def _erase(self, numbers: Sequence[int], said: Mapping[str, Any]) -> None:
        with self._file.writing() as connection:
            erasure = _append(connection, self._clock(), ERASURE, said)
            gone = [(number, erasure.number) for number in numbers]
            connection.executemany("INSERT OR IGNORE INTO erased VALUES (?, ?)", gone)
            connection.executemany("DELETE FROM texts WHERE number = ?", [(number,) for number in numbers])
        self._file.settle()

    def close(self) -> None:
        """Let go of the file; the next answer opens it again."""
        self._file.close()

    def _tidy(self) -> None:
        """Erase what is older than the retention period, once a day."""
        today = self._clock().date()
        with self._tidying:
            if self._tidied == today:
                return
            self._tidied = today
        kept = f"kept {self._days} days"
        self.erase(Wanted(last=today - timedelta(days=self._days + 1)), "craffu", kept)


def _append(connection: sqlite3.Connection, time: datetime, kind: str, said: Mapping[str, Any]) -> Link:
    salt, text = secrets.token_bytes(16), json.dumps(said, ensure_ascii=False)
    row = connection.execute("SELECT * FROM entries ORDER BY number DESC LIMIT 1").fetchone()
    made = link(Link(*row) if row else None, time.isoformat(timespec="milliseconds"), kind, digest_of(salt, text))
    connection.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?)", (made.number, made.time, made.kind, made.digest, made.chain)
    )
    connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (made.number, said.get("answer_id"), salt, text))
    return made
