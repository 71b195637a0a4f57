"""Remove documents for good: from the index and from all that the data folder keeps of earlier times."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from corpus.embedder import embedder_id
from corpus.errors import NoIndexError, UsageError
from corpus.generations import current_generation, prune_all
from corpus.settings import Settings
from corpus.writer import Writer
from ingest.embed.ahead import EmbedAhead
from ingest.run import link

# What `craffu serve` keeps, by file, and how its rows are deleted.
_KEPT = {"answers.sqlite": "DELETE FROM answers;", "briefings.sqlite": "DELETE FROM briefings;"}


def purge(document_ids: Sequence[str], settings: Settings) -> str:
    """Remove documents, all their editions and stored bytes, so that no file of the data folder has their words.

    Full text, vectors and catalogue are written anew, since all three only mark what is deleted. Earlier generations,
    cached vectors, what was fetched, and the answers and briefings kept go, those of other documents too. Returns the
    generation. Raises UsageError, having removed none, if one is not held; NoIndexError.
    """
    if current_generation(settings) is None:
        raise NoIndexError(f"There is no index in {settings.data} yet, so there is nothing to remove.")
    with Writer.open(settings, embedder_id(settings)) as writer, EmbedAhead.open(settings) as ahead:
        for document_id in document_ids:
            if not writer.remove(document_id):
                raise UsageError(f"There is no document {document_id}.")
        writer.renew()
        link(writer)
        ahead.add_missing(writer)
        name = writer.publish()
        prune_all(settings)
    for kept in (settings.data / "cache", settings.data / "fetched", settings.written / "cache"):  # they only save time
        shutil.rmtree(kept, ignore_errors=True)
    _forget_kept(settings)
    return name


def _forget_kept(settings: Settings) -> None:
    """Through SQLite, as a server may have the files open."""
    for name, deletes in _KEPT.items():
        path = settings.written / name
        if path.exists():
            with closing(sqlite3.connect(path, timeout=10)) as connection:
                connection.executescript(f"{deletes} VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")
