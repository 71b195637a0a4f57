"""Ingest files: find what changed, read it, embed what is new, publish one generation; and remove documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

from corpus.embedder import embedder_id
from corpus.errors import NoIndexError, UsageError
from corpus.generations import current_generation
from corpus.settings import Settings
from corpus.writer import Writer
from ingest.embed.ahead import EmbedAhead
from ingest.publish import put
from ingest.read import worker
from ingest.read.reading import SourceReading
from ingest.read.worker import Read
from ingest.read.workers import read_all
from ingest.sources.sources import Source, find_sources
from ingest.sources.told import with_lists
from ingest.sources.unchanged import Before, gone
from ingest.summary import Change, Event, Outcome, Progress, Summary, silent
from ingest.supersede import supersede_summaries


def ingest(
    paths: Iterable[Path | str | Source],
    settings: Settings,
    progress: Progress = silent,
    read: Read = worker.read_source,
    again: bool = False,
) -> Summary:
    """Bring the index up to date with files and folders ("bundled" names the documents that come with Craffu).

    Unchanged files are skipped, unless `again`; the others are read by `read` in worker processes; a file that cannot
    be read is quarantined and the rest goes on. A `sources.csv` tells of the files beside it. Everything is published
    as one generation at the end, none where nothing changed. Raises UsageError on a path that is not there, ModelError,
    IndexBusyError, and CraffuError when the disk is full; the index is then as it was.
    """
    given = list(paths)
    sources, warnings = with_lists(find_sources(given), given)
    seconds: dict[str, float] = {}
    with (
        Writer.open(settings, embedder_id(settings), lambda step: progress(Event("publish", 1, 1, step))) as writer,
        EmbedAhead.open(settings, progress) as ahead,
    ):
        with _timed(seconds, "read"):
            known = _known(sources, writer, settings, again)
            changed = [source for source in sources if source.name not in known]
            with closing(read_all(changed, settings, read)) as readings:
                outcomes = _put_all(sources, known, ahead.watch(readings), writer, progress)
        lost = gone(writer.files(), sources, given)
        if not (writer.changed or writer.vectors_stale):
            return Summary(outcomes, current_generation(settings), False, 0, seconds, lost, warnings)
        with _timed(seconds, "link"):
            link(writer)
        with _timed(seconds, "embed"):
            embedded = ahead.add_missing(writer)
        with _timed(seconds, "publish"):
            generation = writer.publish()
    return Summary(outcomes, generation, True, embedded, seconds, lost, warnings)


def remove(document_id: str, settings: Settings) -> str:
    """Remove a document from the index, all its editions, and its stored bytes; returns the new generation.

    Earlier generations keep it until they are pruned. Raises UsageError if it is not held, NoIndexError.
    """
    if current_generation(settings) is None:
        raise NoIndexError(f"There is no index in {settings.data} yet, so there is nothing to remove.")
    with Writer.open(settings) as writer:
        if not writer.remove(document_id):
            raise UsageError(f"There is no document {document_id}.")
        link(writer)
        return writer.publish()


def _known(sources: Sequence[Source], writer: Writer, settings: Settings, again: bool) -> dict[str, list[Outcome]]:
    """What became of the sources that need not be read: left out, or unchanged."""
    before = Before({} if again else writer.files(), writer.quarantined(), partial(_recogniser, settings.ocr))
    known = {}
    for source in sources:
        became = _left_out(source) or before.outcomes(source, settings.most_megabytes)
        if became:
            known[source.name] = became
    return known


def _put_all(
    sources: Sequence[Source],
    known: Mapping[str, list[Outcome]],
    readings: Iterator[SourceReading],
    writer: Writer,
    progress: Progress,
) -> list[Outcome]:
    """Put what was read in order of the sources, so that the same files make the same index."""
    outcomes: list[Outcome] = []
    for number, source in enumerate(sources):
        progress(Event("read", number, len(sources), source.filename))
        became = known.get(source.name) or put(writer, source, next(readings))
        for outcome in became:
            progress(Event("read", number + 1, len(sources), outcome=outcome))
        outcomes += became
    return outcomes


def _recogniser(ocr: str) -> str:
    from ingest.load.ocr import recogniser_name  # noqa: PLC0415  # needed only where something stayed unread

    return recogniser_name(ocr)


def _left_out(source: Source) -> list[Outcome]:
    return [Outcome(source.printed, "", Change.LEFT_OUT, source.left_out)] if source.left_out else []


def link(writer: Writer) -> None:
    """Bring up to date which records gave way to their originals, and the links between documents."""
    from ingest.link.link import link_documents  # noqa: PLC0415  # datasketch brings scipy, which takes most of a second

    supersede_summaries(writer.catalogue)
    link_documents(writer)


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    began = perf_counter()
    yield
    seconds[step] = perf_counter() - began
