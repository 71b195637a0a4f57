"""Vectors of one generation in PostgreSQL, by pgvector; compared one by one, so that no neighbour is missed."""

from collections.abc import Sequence

import numpy as np

from corpus.errors import IndexDamagedError
from corpus.hit import Hit
from corpus.postgres.store import Reading

_HELD = (
    "vectors JOIN holds USING (edition) JOIN passages ON passages.number = passage WHERE token = %s AND embedder = %s"
)
_NEAREST = f"SELECT id, 1 - (embedding <=> %s::vector) AS near FROM {_HELD}"  # noqa: S608  # our own words


class PostgresVectors:
    """The vectors that one embedder made of the passages of a generation."""

    def __init__(self, reading: Reading, embedder: str) -> None:
        self._reading = reading
        self._of = [reading.token, embedder]

    def close(self) -> None:
        """Nothing to let go of: the generation's connections are shared."""

    @property
    def count(self) -> int:
        with self._reading.asked() as connection:
            row = connection.execute(f"SELECT count(*) FROM {_HELD}", self._of).fetchone()  # noqa: S608  # our own words
        return int(row[0]) if row else 0

    def ids(self) -> set[str]:
        """The ids of all passages."""
        with self._reading.asked() as connection:
            return {row[0] for row in connection.execute(f"SELECT id FROM {_HELD}", self._of)}  # noqa: S608

    def try_search(self) -> None:
        """Compare a vector that is held with all, as a question would. Raises IndexDamagedError if that fails."""
        with self._reading.asked() as connection:
            row = connection.execute(f"SELECT embedding::real[] FROM {_HELD} LIMIT 1", self._of).fetchone()  # noqa: S608
        if row and not self.nearest(row[0], 1):
            raise IndexDamagedError("A vector that is held cannot be found.")

    def nearest(self, vector: Sequence[float], limit: int) -> list[Hit]:
        """The nearest passages by cosine similarity (1 is the same direction), nearest first."""
        return self._hits(f"{_NEAREST} ORDER BY near DESC LIMIT %s", vector, limit)

    def among(self, vector: Sequence[float], ids: Sequence[str], limit: int) -> list[Hit]:
        """The nearest of a few named passages."""
        return self._hits(f"{_NEAREST} AND id = ANY(%s) ORDER BY near DESC LIMIT %s", vector, list(ids), limit)

    def _hits(self, statement: str, vector: Sequence[float], *values: object) -> list[Hit]:
        with self._reading.asked() as connection:
            rows = connection.execute(statement, [as_text(vector), *self._of, *values]).fetchall()
        return sorted((Hit(*row) for row in rows), key=lambda hit: (-hit.score, hit.passage_id))


def as_text(vector: Sequence[float]) -> str:
    """A vector as pgvector reads it."""
    return str(np.asarray(vector, dtype=np.float32).tolist())
