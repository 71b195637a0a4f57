"""What was asked for in the documents held and what became of it: joined once, kept, and told to whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any

from corpus.embedder import Embedder, load_embedder
from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from workbench.kept import Extractor, Kept
from workbench.recommendations.aligned import PASSAGES
from workbench.recommendations.answered import ANSWERED
from workbench.recommendations.asked import ASKED
from workbench.recommendations.collective import COLLECTIVE
from workbench.recommendations.joining import VERSION, Joining
from workbench.recommendations.meaning import asked_vectors
from workbench.recommendations.stored import Stored, restored, stored
from workbench.recommendations.tracked import Tracked

_ANY = Filters()
_KEPT = 4  # days as of which somebody asked


class Tracker:
    """Over one open index. Safe to ask from several threads; what two ask for at once is worked out once."""

    def __init__(self, kept: Kept, embedder: Embedder) -> None:
        self.kept = kept
        self.reads = reads_of(embedder)
        self._joining = Joining(kept, asked_vectors(embedder))
        self._lock = Lock()
        self._everything = lru_cache(maxsize=_KEPT)(self._kept_or_joined)

    def all(self, filters: Filters = _ANY) -> tuple[Tracked, ...]:
        """Everything asked for in the documents that pass the filters, newest first, in the order of its document; what
        became of it is looked for in every document of the time."""
        with self._lock:
            found = self._everything(filters.as_of)
        allowed = self.kept.index.allowed(filters)
        return tuple(each for each in found if any(source.record.id in allowed for source in each.sources))

    def _kept_or_joined(self, as_of: date | None) -> tuple[Tracked, ...]:
        if as_of:
            return self._joining.joined(as_of)
        name = f"tracked-{VERSION}"
        told = self.kept.together(name, Stored, self.reads, lambda: stored(self._joining.joined(None)))
        return restored(self.kept, told)


def reads_of(embedder: Embedder) -> tuple[Extractor[Any], ...]:
    """All that is read out of each document before it can be joined."""
    return ASKED, ANSWERED, PASSAGES, COLLECTIVE, asked_vectors(embedder)


def tracker_of(kept: Kept, embedder: Embedder) -> Tracker:
    """The tracker of an open index, one for all who ask: pages, callers and briefings."""
    return _tracker(_Over(kept, embedder))


@dataclass(frozen=True)
class _Over:
    """What a tracker is over; which embedder is the index's own matter."""

    kept: Kept
    embedder: Embedder = field(compare=False)


@lru_cache(maxsize=1)
def _tracker(over: _Over) -> Tracker:
    return Tracker(over.kept, over.embedder)


@contextmanager
def open_tracker(settings: Settings) -> Iterator[Tracker]:
    """A tracker over the current generation. Raises NoIndexError and ModelError."""
    index = Index.open(settings)
    try:
        yield Tracker(Kept(index, settings.data, settings.written), load_embedder(settings))
    finally:
        index.close()
