"""Draw pages in a worker process, so that a hostile PDF costs itself only, never the server."""

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from corpus.errors import UsageError
from corpus.settings import Settings
from ingest.read import worker

if TYPE_CHECKING:
    from ingest.load.picture import Marks, Picture

SECONDS = 10.0  # a page of a large plan takes two
_FAILED = "This page cannot be drawn; the file itself may still open."


class Painter:
    """Draws for all requests; its worker begins with `begin` or the first page, and a new one takes the place of one
    that fell. After `close` none begins."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()
        self._closed = False

    def begin(self) -> None:
        """Have a worker started meanwhile, so that the first reader does not wait half a second and more for it."""
        if self._pool is None or not self._pool.active:
            threading.Thread(target=self._begin, name="craffu-paint", daemon=True).start()

    def _begin(self) -> None:
        with suppress(RuntimeError):  # closed meanwhile
            self._running().schedule(_nothing)

    def draw(self, path: Path, number: int, width: int, words: str = "", earlier: int = 0) -> "Picture":
        """As `ingest.load.picture.draw_page`, of a stored file. Raises UsageError where the page cannot be drawn."""
        picture: Picture = self._do(_draw, path, number, width, words, earlier)
        return picture

    def mark(self, path: Path, number: int, words: str = "", earlier: int = 0) -> "Marks":
        """As `ingest.load.picture.mark_page`, of a stored file. Raises UsageError where the page cannot be drawn."""
        marks: Marks = self._do(_mark, path, number, words, earlier)
        return marks

    def _do(self, work: Callable[..., Any], path: Path, *arguments: object) -> Any:  # noqa: ANN401  # each its own
        try:
            return self._running().schedule(work, (path.absolute(), *arguments), timeout=SECONDS).result()
        except (ProcessExpired, BrokenProcessPool, TimeoutError, MemoryError, OSError, RuntimeError) as error:
            raise UsageError(_FAILED) from error

    def close(self) -> None:
        with self._starting:
            self._closed = True
            if self._pool is not None:
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()

    def _running(self) -> ProcessPool:
        with self._starting:
            if self._closed:
                raise RuntimeError("the painter is closed")
            if self._pool is None or not self._pool.active:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(["ingest.load.picture"])
                limits = (self._settings.read_megabytes,)
                self._pool = ProcessPool(1, initializer=worker.begin, initargs=limits, context=context)
            return self._pool


def _nothing() -> None:
    """What a worker does to have been started."""


def _draw(path: Path, number: int, width: int, words: str, earlier: int) -> "Picture":
    from ingest.load.picture import draw_page  # noqa: PLC0415  # the server itself needs no PDF reader

    return draw_page(path.read_bytes(), number, width, words, earlier)


def _mark(path: Path, number: int, words: str, earlier: int) -> "Marks":
    from ingest.load.picture import mark_page  # noqa: PLC0415  # as above

    return mark_page(path.read_bytes(), number, words, earlier)
