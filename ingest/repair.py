"""Mend an index: build a new generation from the last good catalogue, or from the stored files; nothing in place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from corpus.check import broken_caches, last_good, lost_files
from corpus.embedder import embedder_id
from corpus.errors import CraffuError, IndexDamagedError
from corpus.generations import CATALOGUE, generation_folder, held_generations
from corpus.settings import Settings
from corpus.stored import keep_bytes, stored_file
from corpus.writer import Writer
from ingest.embed.ahead import EmbedAhead
from ingest.publish import put
from ingest.read.workers import read_all
from ingest.run import link
from ingest.sources.files import read_file
from ingest.sources.sources import Source
from ingest.summary import Progress, silent

_ROWS = "SELECT source, filename, edition FROM editions WHERE status != 'quarantined' ORDER BY key"


def repair(settings: Settings, progress: Progress = silent) -> list[str]:
    """Publish a generation that is whole; returns what was done, a sentence each.

    Full text and vectors are made anew from the newest catalogue that can be read. Where that is of another version of
    Craffu, its documents are read anew from the stored files. Raises IndexDamagedError where no catalogue can be read.
    """
    done = [f"Removed the damaged cache {path.name}." for path in broken_caches(settings)]
    for path in broken_caches(settings):
        path.unlink()
    with (
        Writer.open(settings, embedder_id(settings), base=last_good) as writer,
        EmbedAhead.open(settings, progress) as ahead,
    ):
        base = last_good(settings)
        done.append(_renew(writer, settings, base) if base else _read_stored(writer, settings, ahead))
        link(writer)
        ahead.add_missing(writer)
        name = writer.publish()
    return [*done, *_fetch_originals(settings, name), f"Published generation {name}."]


def _renew(writer: Writer, settings: Settings, base: str) -> str:
    writer.renew()
    if any(name > base for name in held_generations(settings)):
        return f"Went back to generation {base}, the newest that can be read; ingest your folders again."
    return f"Made full text and vectors anew from the catalogue of generation {base}."


def _read_stored(writer: Writer, settings: Settings, ahead: EmbedAhead) -> str:
    """Read anew what a catalogue of another version names, oldest edition first."""
    sources = next((found for path in _catalogues(settings) if (found := _named_in(path, settings))), [])
    if not sources:
        raise IndexDamagedError(
            f"No catalogue in {settings.data} can be read. Restore a snapshot (`craffu restore`), or ingest the files "
            "again into an empty data folder; the originals are in its folder 'files'."
        )
    with closing(read_all(sources, settings)) as readings:
        for source, reading in zip(sources, ahead.watch(readings), strict=True):
            put(writer, source, reading)
    return f"Read {len(sources)} stored files anew, as a catalogue of another version names them."


def _catalogues(settings: Settings) -> Iterator[Path]:
    names = sorted(held_generations(settings), reverse=True)
    return (generation_folder(settings, name) / CATALOGUE for name in names)


def _named_in(path: Path, settings: Settings) -> list[Source]:
    """The editions that any version's catalogue names, as far as their files are there."""
    try:
        with closing(sqlite3.connect(f"file:{path.resolve()}?mode=ro&immutable=1", uri=True)) as connection:
            rows = connection.execute(_ROWS).fetchall()
    except sqlite3.Error:
        return []
    stored = ((source, filename, stored_file(settings, edition)) for source, filename, edition in rows)
    return [Source(kept, source, called=filename) for source, filename, kept in stored if kept.is_file()]


def _fetch_originals(settings: Settings, name: str) -> Iterator[str]:
    """Take missing or damaged stored files from where they came from, if they are still there as they were."""
    for filename, edition, source in [*lost_files(settings, name)]:
        stored_file(settings, edition).unlink(missing_ok=True)
        if _take(settings, Path(source), edition):
            yield f"Took the original of {filename} from {source}."
        else:
            yield f"The original of {filename} is lost, its text stays. `craffu ingest --again` on the file mends it."


def _take(settings: Settings, path: Path, edition: str) -> bool:
    try:
        data, _ = read_file(path, settings.most_megabytes)
    except CraffuError:
        return False
    if sha256(data).hexdigest() != edition:
        return False
    keep_bytes(settings, data, edition)
    return True
