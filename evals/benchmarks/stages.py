"""Craffu's ingestion one stage after the other in one process, to see what each takes; a real run overlaps them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from corpus.errors import DocumentError
from corpus.settings import Settings
from corpus.writer import Writer
from ingest.embed.ahead import EmbedAhead
from ingest.link.link import link_documents
from ingest.load.load import load
from ingest.publish import put
from ingest.read.read import read_source
from ingest.sources.sources import find_sources


def stages(folder: Path, settings: Settings) -> dict[str, float]:
    """Seconds by stage. `split` is structure, description and splitting: reading whole less loading alone."""
    seconds: dict[str, float] = {}
    sources = [source for source in find_sources([folder]) if not source.left_out]
    with _timed(seconds, "read"):
        for source in sources:
            _load(source.path)
    with _timed(seconds, "split"):
        readings = [read_source(source, settings) for source in sources]
    seconds["split"] -= seconds["read"]
    with Writer.open(settings, "stages") as writer, EmbedAhead.open(settings) as ahead:
        with _timed(seconds, "embed"):
            list(ahead.watch(readings))
            ahead.finish()
        with _timed(seconds, "publish"):
            for source, reading in zip(sources, readings, strict=True):
                put(writer, source, reading)
            link_documents(writer)
            ahead.add_missing(writer)
            writer.publish()
    return seconds


def _load(path: Path) -> None:
    try:
        load(path.name, path.read_bytes())
    except DocumentError:
        return  # what cannot be read takes its time too


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    began = perf_counter()
    yield
    seconds[stage] = perf_counter() - began
