"""The engine that machines share: full text and vectors of a published generation, in PostgreSQL."""

from functools import cached_property

from corpus.postgres.store import Reading
from corpus.postgres.vectors import PostgresVectors
from corpus.postgres.words import PostgresFullText
from corpus.settings import Settings


class PostgresEngine:
    """The generation of this name, and the vectors that this embedder made of it."""

    def __init__(self, settings: Settings, token: str, embedder: str) -> None:
        self._reading = Reading(settings, token)
        self.vectors = PostgresVectors(self._reading, embedder)

    @cached_property
    def full_text(self) -> PostgresFullText:
        return PostgresFullText(self._reading)

    def close(self) -> None:
        self._reading.close()
