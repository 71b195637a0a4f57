"""Embed passages beside the reading: a thread puts their vectors into the cache, where they are found afterwards."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.embedder import Embedder, load_embedder
from corpus.passage import Passage
from corpus.settings import Settings
from corpus.writer import Writer
from ingest.read.reading import Reading, SourceReading
from ingest.summary import Event, Progress, silent

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode

    from ingest.embed.cache import EmbeddingCache

AT_ONCE = 1024  # passages in a portion: enough to batch by length, few enough to begin early and to show how far it is
_AHEAD = 16  # portions that may wait: reading is faster than embedding and must not fill the memory

Titles = Mapping[tuple[str, str], str]


class EmbedAhead:
    """Portions are made of passages in the order they were read, so that no vector depends on the pace.

    It publishes nothing: what is embedded and then not needed stays in the cache.
    """

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self._settings = settings
        self._progress = progress
        self._held: list[Passage] = []
        self._titles: dict[tuple[str, str], str] = {}
        self._under_way: deque[Future[int]] = deque()
        self._thread = ThreadPoolExecutor(1)

    @classmethod
    @contextmanager
    def open(cls, settings: Settings, progress: Progress = silent) -> Iterator["EmbedAhead"]:
        """For a block; at its end, what waits is dropped and what is under way is kept. Loads nothing yet."""
        ahead = cls(settings, progress)
        try:
            yield ahead
        finally:
            ahead._thread.shutdown(cancel_futures=True)
            if "_cache" in ahead.__dict__:
                ahead._cache.close()

    def watch(self, readings: Iterable[SourceReading]) -> Iterator[SourceReading]:
        """The readings as they come; their passages are embedded meanwhile. Raises ModelError."""
        for reading in readings:
            for document in reading.documents:
                if isinstance(document, Reading):
                    self._take(document)
            yield reading

    def add_missing(self, writer: Writer) -> int:
        """Add the vectors that the writer misses; returns how many passages went through the model since the start."""
        missing = writer.missing_vectors()
        if not missing:
            return 0
        self._tell(0, len(missing))
        done = self.finish(len(missing))
        titles = writer.titles()
        for start in range(0, len(missing), AT_ONCE):
            passages = writer.passages(missing[start : start + AT_ONCE])
            writer.add_vectors(self._nodes(passages, titles))
            self._tell(max(done, start + len(passages)), len(missing))
        return self._cache.missed

    def finish(self, missing: int = 0) -> int:
        """Wait until all that was watched is embedded; returns how many passages that is. `missing` is for progress."""
        if self._held:
            self._begin(self._held)
            self._held = []
        done = 0
        while self._under_way:
            done += self._under_way.popleft().result()
            self._tell(done, missing)
        return done

    def _tell(self, done: int, missing: int) -> None:
        self._progress(Event("embed", min(done, missing), missing))

    def _take(self, document: Reading) -> None:
        if document.passages:
            _ = self._embedder  # loaded while the workers read on
        for passage in document.passages:
            self._titles[passage.document_id, passage.edition] = document.description.title
        self._held += document.passages
        while len(self._held) >= AT_ONCE:
            self._begin(self._held[:AT_ONCE])
            self._held = self._held[AT_ONCE:]

    def _begin(self, passages: Sequence[Passage]) -> None:
        while len(self._under_way) >= _AHEAD:
            self._under_way.popleft().result()
        self._under_way.append(self._thread.submit(lambda: len(self._nodes(passages, self._titles))))

    @cached_property
    def _embedder(self) -> Embedder:
        """Loaded by the caller's thread, for what two threads import at once can be seen half made."""
        return load_embedder(self._settings)

    @cached_property
    def _cache(self) -> "EmbeddingCache":
        from ingest.embed.cache import EmbeddingCache  # noqa: PLC0415  # llama-index takes a second

        return EmbeddingCache(self._settings.data / "cache", self._embedder.id)

    def _nodes(self, passages: Sequence[Passage], titles: Titles) -> "Sequence[BaseNode]":
        """Nodes with vectors, from the cache or the model."""
        from ingest.embed.embed import embed  # noqa: PLC0415  # llama-index takes a second

        return embed(passages, titles, self._embedder, self._cache)
