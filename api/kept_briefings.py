"""Briefings already made, kept in a small SQLite file with what members took out and added."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from api.sqlite_file import SqliteFile
from workbench.briefing.briefing import Briefing
from workbench.briefing.edits import Edits

MOST_KEPT = 500  # the oldest go first

_TABLE = """
CREATE TABLE IF NOT EXISTS briefings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL,
    edits BLOB NOT NULL
)
"""
_FORGET = "DELETE FROM briefings WHERE number <= (SELECT max(number) FROM briefings) - ?"
_BRIEFING = TypeAdapter(Briefing)
_EDITS = TypeAdapter(Edits)


class KeptBriefings:
    """The file `briefings.sqlite` of the data folder; any thread may ask."""

    def __init__(self, data: Path, most: int = MOST_KEPT) -> None:
        self._most = most
        self._file = SqliteFile(data / "briefings.sqlite", _TABLE)

    def keep(self, briefing_id: str, briefing: Briefing) -> None:
        with self._file.writing() as connection:
            values = (briefing_id, _BRIEFING.dump_json(briefing), _EDITS.dump_json(Edits()))
            connection.execute("INSERT INTO briefings (id, body, edits) VALUES (?, ?, ?)", values)
            connection.execute(_FORGET, (self._most,))

    def get(self, briefing_id: str) -> tuple[Briefing, Edits] | None:
        """A briefing as it was made, and what members did to it; None where it is not kept, or an earlier version of
        Craffu kept it in another shape."""
        rows = self._rows("SELECT body, edits FROM briefings WHERE id = ?", (briefing_id,))
        try:
            return next(((_BRIEFING.validate_json(body), _EDITS.validate_json(edits)) for body, edits in rows), None)
        except ValidationError:
            return None

    def edit(self, briefing_id: str, edits: Edits) -> None:
        """Put these edits in the place of those before."""
        with self._file.writing() as connection:
            connection.execute("UPDATE briefings SET edits = ? WHERE id = ?", (_EDITS.dump_json(edits), briefing_id))

    def close(self) -> None:
        """Let go of the file; the next change opens it again."""
        self._file.close()

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[bytes, bytes]]:
        with self._file.reading() as connection:
            return [] if connection is None else connection.execute(query, values).fetchall()
