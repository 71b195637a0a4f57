"""Lends the assistant together with the workbench's kept records of its index, once they are there."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from api.serving import Serving
from assistant.answer import Assistant
from corpus.filters import Filters
from corpus.settings import Settings
from workbench.kept import Kept
from workbench.prepared import Part, read_within, reads

PATIENCE = 8.0  # seconds that a request reads documents; then it says how far they are
_EVERYTHING = Filters()


class Workbench:
    """The workbench over the current generation, for many requests at once."""

    def __init__(self, serving: Serving, settings: Settings, patience: float = PATIENCE) -> None:
        self._serving = serving
        self._settings = settings
        self._patience = patience
        self._lock = threading.Lock()
        self._kept: Kept | None = None

    @contextmanager
    def open(self) -> Iterator[tuple[Assistant, Kept]]:
        """Borrow both, waiting while they open. Raises what `Serving.assistant` raises."""
        with self._serving.assistant() as assistant:
            with self._lock:
                if self._kept is None or self._kept.index is not assistant.sources.index:
                    self._kept = Kept(assistant.sources.index, self._settings.data, self._settings.written)
                kept = self._kept
            yield assistant, kept

    def read(self, part: Part, assistant: Assistant, kept: Kept, filters: Filters = _EVERYTHING) -> None:
        """See that a part of the workbench is ready. Raises BeingReadError, which callers and readers are told of."""
        read_within(kept, reads(part, assistant.sources.embedder), filters, self._patience)
