"""Lends the assistant together with the workbench's kept records of its index."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.serving import Serving
from assistant.answer import Assistant
from workbench.kept import Kept


class Workbench:
    """The workbench over the current generation, for many requests at once."""

    def __init__(self, serving: Serving, data: Path) -> None:
        self._serving = serving
        self._data = data
        self._lock = threading.Lock()
        self._kept: Kept | None = None

    @contextmanager
    def open(self) -> Iterator[tuple[Assistant, Kept]]:
        """Borrow both, waiting while they open. Raises what `Serving.assistant` raises."""
        with self._serving.assistant() as assistant:
            with self._lock:
                if self._kept is None or self._kept.index is not assistant.sources.index:
                    self._kept = Kept(assistant.sources.index, self._data)
                kept = self._kept
            yield assistant, kept
