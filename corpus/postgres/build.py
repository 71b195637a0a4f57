"""Full text and vectors of a generation that is being built, in one transaction of PostgreSQL that nobody sees yet."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
from psycopg import Connection

from corpus.catalogue_writer import CatalogueWriter
from corpus.engine import TOKEN
from corpus.errors import IndexBusyError
from corpus.fulltext import Analyser
from corpus.passage import Passage
from corpus.postgres.postings import packed
from corpus.postgres.store import connected, make_ready, reached
from corpus.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode

_COPY = "COPY {} FROM STDIN (FORMAT BINARY)"


class PostgresBuild:
    """A generation under a name of its own. It begins with the editions of the one that its catalogue is a copy of."""

    def __init__(self, settings: Settings, catalogue: CatalogueWriter, embedder: str) -> None:
        """Raises EngineError, and IndexBusyError where another writes to the same tables."""
        self._connection = connected(settings)
        self._catalogue = catalogue
        self._before = catalogue.fact(TOKEN)
        token = uuid4().hex
        self._begin(token)
        self.full_text = WordsBuild(self._connection, token)
        self.vectors = VectorsBuild(self._connection, token, embedder)
        self._token = token

    def renew(self) -> None:
        """Begin anew, with no edition."""
        with reached():
            self._connection.execute("DELETE FROM holds WHERE token = %s", [self._token])

    def commit(self) -> None:
        """Name the generation in its catalogue."""
        self._catalogue.put_fact(TOKEN, self._token)

    def publish(self) -> None:
        """Let it be seen by whoever knows its name."""
        with reached():
            self._connection.commit()

    def close(self) -> None:
        """Undo what was not published."""
        self._connection.close()

    def _begin(self, token: str) -> None:
        with reached():
            lock = "SELECT pg_try_advisory_xact_lock(hashtext('craffu'), hashtext(current_schema()))"
            row = self._connection.execute(lock)
            if row.fetchone() != (True,):
                raise IndexBusyError("Another writer is at work on the same tables of PostgreSQL.")
            make_ready(self._connection)
            self._connection.execute("INSERT INTO generations VALUES (%s)", [token])
            copied = "INSERT INTO holds SELECT %s, edition FROM holds WHERE token = %s"
            self._connection.execute(copied, [token, self._before])


class WordsBuild:
    """The words of a generation that is being built."""

    def __init__(self, connection: Connection, token: str) -> None:
        self._connection = connection
        self._token = token
        self._analyser = Analyser()

    def ids(self) -> set[str]:
        """The ids of all passages."""
        statement = "SELECT id FROM passages JOIN holds USING (edition) WHERE token = %s"
        with reached():
            return {row[0] for row in self._connection.execute(statement, [self._token])}

    def add(self, passages: Iterable[Passage], title: str) -> None:
        """Add passages of one edition."""
        added = list(passages)
        if not added:
            return
        headings = ["\n".join(passage.section) for passage in added]
        fields = [
            [self._analyser.words(text) for text in texts]
            for texts in (
                [title] * len(added),
                headings,
                [passage.indexed for passage in added],
            )
        ]
        with reached():
            edition = self._put_edition(added[0])
            lengths = [[len(words) for words in each] for each in zip(*fields, strict=True)]
            numbers = self._put_passages(edition, added, lengths)
            statement = _COPY.format("postings (word, edition, field, places)")
            with self._connection.cursor() as cursor, cursor.copy(statement) as rows:
                rows.set_types(["text", "int4", "int2", "bytea"])
                for field, words in enumerate(fields):
                    for word, places in packed(zip(numbers, words, strict=True)):
                        rows.write_row((word, edition, field, places))

    def remove(self, document_id: str, edition: str) -> None:
        """Let go of an edition; the generations before keep it."""
        statement = """DELETE FROM holds USING editions WHERE token = %s AND number = holds.edition
            AND document_id = %s AND editions.edition = %s"""
        with reached():
            self._connection.execute(statement, [self._token, document_id, edition])

    def _put_edition(self, passage: Passage) -> int:
        statement = "INSERT INTO editions (document_id, edition) VALUES (%s, %s) RETURNING number"
        row = self._connection.execute(statement, [passage.document_id, passage.edition]).fetchone()
        assert row is not None
        self._connection.execute("INSERT INTO holds VALUES (%s, %s)", [self._token, row[0]])
        return int(row[0])

    def _put_passages(self, edition: int, passages: Sequence[Passage], lengths: Sequence[Sequence[int]]) -> list[int]:
        """Their numbers, in their order."""
        statement = """INSERT INTO passages (edition, id, lengths) SELECT %s, id, lengths::integer[]
            FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS p (id, lengths, place)
            ORDER BY place RETURNING number"""
        told = [f"{{{','.join(map(str, each))}}}" for each in lengths]
        rows = self._connection.execute(statement, [edition, [passage.id for passage in passages], told])
        return [int(row[0]) for row in rows]


class VectorsBuild:
    """The vectors of a generation that is being built."""

    def __init__(self, connection: Connection, token: str, embedder: str) -> None:
        self._connection = connection
        self._token = token
        self._embedder = embedder

    def ids(self) -> set[str]:
        """The ids of all passages that have a vector of this embedder."""
        statement = """SELECT id FROM vectors JOIN holds USING (edition) JOIN passages ON number = passage
            WHERE token = %s AND embedder = %s"""
        with reached():
            return {row[0] for row in self._connection.execute(statement, [self._token, self._embedder])}

    def add(self, nodes: Sequence["BaseNode"]) -> None:
        """Add embedded nodes, replacing those with the same ids."""
        numbers = self._numbers([node.node_id for node in nodes])
        with reached():
            passages = [number for number, _ in numbers.values()]
            replaced = "DELETE FROM vectors WHERE passage = ANY(%s) AND embedder = %s"
            self._connection.execute(replaced, [passages, self._embedder])
            statement = _COPY.format("vectors (passage, edition, embedder, embedding)")
            with self._connection.cursor() as cursor, cursor.copy(statement) as rows:
                rows.set_types(["int4", "int4", "text", "bytea"])
                for node in {node.node_id: node for node in nodes}.values():
                    rows.write_row((*numbers[node.node_id], self._embedder, _as_bytes(node.get_embedding())))

    def remove(self, ids: Collection[str]) -> None:
        """Nothing: vectors go with their edition."""

    def _numbers(self, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """The number of each passage and of its edition."""
        statement = """SELECT id, number, edition FROM passages JOIN holds USING (edition)
            WHERE token = %s AND id = ANY(%s)"""
        with reached():
            rows = self._connection.execute(statement, [self._token, list(ids)])
            return {id_: (number, edition) for id_, number, edition in rows}


def _as_bytes(vector: Sequence[float]) -> bytes:
    """A vector as pgvector's binary format has it: how many numbers, nothing, the numbers."""
    numbers = np.asarray(vector, dtype=">f4")
    return len(numbers).to_bytes(2, "big") + b"\0\0" + numbers.tobytes()
