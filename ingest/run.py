"""Ingest files: find what changed, read it, embed what is new, publish one generation; and remove documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from corpus.catalogue import StoredFile
from corpus.embedder import embedder_id, load_embedder
from corpus.errors import DocumentError, NoIndexError, UsageError
from corpus.generations import current_generation
from corpus.settings import Settings
from corpus.writer import Writer
from ingest.publish import put_quarantined, put_reading
from ingest.read import Reading, read_document
from ingest.sources import Source, Told, digest_of, find_sources, looks_unchanged
from ingest.summary import Change, Event, Outcome, Progress, Summary, silent

Read = Callable[[Path, str, Sequence[Told]], Reading]


def ingest(
    paths: Iterable[Path | str | Source],
    settings: Settings,
    progress: Progress = silent,
    read: Read = read_document,
    again: bool = False,
) -> Summary:
    """Bring the index up to date with files and folders ("bundled" names the documents that come with Craffu).

    Unchanged files are skipped, unless `again`; a file that cannot be read is quarantined and the rest goes on.
    Everything is published as one generation at the end, none where nothing changed. Raises UsageError on a path that
    is not there, ModelError, IndexBusyError, and CraffuError when the disk is full; the index is then as it was.
    """
    sources = find_sources(paths)
    seconds: dict[str, float] = {}
    with Writer.open(settings, embedder_id(settings), lambda step: progress(Event("publish", 1, 1, step))) as writer:
        with _timed(seconds, "read"):
            outcomes = _read_all(sources, writer, progress, read, again)
        if not (writer.changed or writer.vectors_stale):
            return Summary(outcomes, current_generation(settings), False, 0, seconds)
        with _timed(seconds, "embed"):
            embedded = _embed_missing(writer, settings, progress)
        with _timed(seconds, "publish"):
            generation = writer.publish()
    return Summary(outcomes, generation, True, embedded, seconds)


def remove(document_id: str, settings: Settings) -> str:
    """Remove a document from the index, all its editions, and its stored bytes; returns the new generation.

    Earlier generations keep it until they are pruned. Raises UsageError if it is not held, NoIndexError.
    """
    if current_generation(settings) is None:
        raise NoIndexError(f"There is no index in {settings.data} yet, so there is nothing to remove.")
    with Writer.open(settings) as writer:
        if not writer.remove(document_id):
            raise UsageError(f"There is no document {document_id}.")
        return writer.publish()


def _read_all(sources: Sequence[Source], writer: Writer, progress: Progress, read: Read, again: bool) -> list[Outcome]:
    before = {} if again else writer.files()
    reasons = writer.quarantined()
    outcomes: list[Outcome] = []
    for number, source in enumerate(sources):
        progress(Event("read", number, len(sources), source.path.name))
        outcome = _unchanged(source, before, reasons) or _read_one(source, writer, read)
        progress(Event("read", number + 1, len(sources), outcome=outcome))
        outcomes.append(outcome)
    return outcomes


def _unchanged(
    source: Source, before: Mapping[str, StoredFile], reasons: Mapping[tuple[str, str], str]
) -> Outcome | None:
    file = before.get(source.name)
    if file is None:
        return None
    try:
        if not looks_unchanged(source, file) and digest_of(source.path) != file.sha256:
            return None
    except OSError:  # gone or locked since it was found: reading it will say so
        return None
    reason = reasons.get((file.document_id, file.sha256))
    change = Change.UNCHANGED if reason is None else Change.QUARANTINED
    return Outcome(str(source.path), file.document_id, change, reason)


def _read_one(source: Source, writer: Writer, read: Read) -> Outcome:
    try:
        reading = _read_storable(source, read)
    except DocumentError as error:
        return put_quarantined(writer, source, str(error))
    except Exception as error:  # noqa: BLE001  # a file that breaks a reader must not keep the others out
        return put_quarantined(writer, source, f"Reading it failed ({type(error).__name__}: {error}).")
    try:
        return put_reading(writer, source, reading)
    except DocumentError as error:
        return put_quarantined(writer, source, str(error))


def _read_storable(source: Source, read: Read) -> Reading:
    reading = read(source.path, source.name, source.told)
    reading.edition.text.encode("utf-8")  # half a character cannot be stored
    return reading


def _embed_missing(writer: Writer, settings: Settings, progress: Progress) -> int:
    """Add the vectors that are missing, from the cache or the model; returns how many the model made."""
    missing = writer.missing_vectors()
    if not missing:
        return 0
    from ingest.embed import by_length, embed  # noqa: PLC0415  # llama-index and torch take seconds
    from ingest.embedding_cache import EmbeddingCache  # noqa: PLC0415

    progress(Event("embed", 0, len(missing)))
    embedder, titles, done = load_embedder(settings), writer.titles(), 0
    with EmbeddingCache.open(settings.data / "cache", embedder.id) as cache:
        for passages in by_length(missing, writer.passages):
            writer.add_vectors(embed(passages, titles, embedder, cache))
            done += len(passages)
            progress(Event("embed", done, len(missing)))
        return cache.missed


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    began = perf_counter()
    yield
    seconds[step] = perf_counter() - began
