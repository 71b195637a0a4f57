"""Read sources in worker processes, so that a hostile file costs itself only: time, memory and crashes end there."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from corpus.errors import CraffuError
from corpus.settings import Settings
from ingest.read import worker
from ingest.read.archive import Document, is_archive
from ingest.read.reading import SourceReading, Unreadable
from ingest.read.worker import Read
from ingest.sources.files import too_much_memory, unread
from ingest.sources.sources import Source

_AHEAD = 32  # sources a worker that may be under way or wait: no core idles for a slow one or the loading of the model
_BACKSTOP = 100  # times the limit of one step: ends a wait for a worker that left without a word
_TRIES = 3


def read_all(
    sources: Sequence[Source], settings: Settings, read: Read = worker.read_source
) -> Generator[SourceReading]:
    """What each source gave, in their order, while the next are being read on all cores.

    A source that hangs, needs too much memory or crashes its reader is unreadable with that reason; its worker is
    replaced and the others go on. `read` is a function that a new process can import. Close the iterator to end the
    workers early. Raises CraffuError where no worker can work at all.
    """
    if not sources:
        return
    workers = _Workers(settings, min(settings.workers or _cores(), len(sources)), read)
    try:
        yield from workers.read_all(sources)
    finally:
        workers.end()


class _Workers:
    """A pool that is made anew if it breaks. The fork server holds the readers loaded, so a new worker takes 10 ms."""

    def __init__(self, settings: Settings, number: int, read: Read) -> None:
        self._settings = settings.model_copy(update={"data": settings.data.absolute()})
        self._number = number
        self._read = read
        self._pool = self._new()

    def read_all(self, sources: Iterable[Source]) -> Iterator[SourceReading]:
        left = iter(sources)
        waiting = deque((source, self._begin(source)) for source in islice(left, _AHEAD * self._number))
        while waiting:
            yield self._result(*waiting.popleft())
            waiting.extend((source, self._begin(source)) for source in islice(left, 1))

    def end(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _begin(self, source: Source, read: Read | None = None) -> ProcessFuture[SourceReading]:
        if not self._pool.active:
            self.end()
            self._pool = self._new()
        arguments = (read or self._read, replace(source, path=source.path.absolute()), self._settings)
        return self._pool.schedule(worker.read_in_time, arguments, timeout=_BACKSTOP * self._settings.read_seconds)

    def _result(self, source: Source, future: ProcessFuture[SourceReading], tries: int = _TRIES) -> SourceReading:
        try:
            return future.result()
        except BrokenProcessPool as error:
            if tries == 1:
                why = "The processes that read files do not start. Is CRAFFU_READ_MEGABYTES too low? A script must "
                why += "ingest under `if __name__ == '__main__':`, for Python reads it again in each process"
                raise CraffuError(f"{why} ({error}).") from error
            return self._result(source, self._begin(source), tries - 1)
        except Exception as error:  # noqa: BLE001  # a file that breaks a reader must not keep the others out
            if is_archive(source.filename):
                return self._in_parts(source, error)
            return self._unread(source, error)

    def _in_parts(self, source: Source, failed: Exception) -> SourceReading:
        """A ZIP that could not be read whole, halved until only the members at fault are left out."""
        try:
            listed = self._begin(source, worker.list_source).result()
        except Exception:  # noqa: BLE001  # it cannot even be listed: then it failed as one file
            return self._unread(source, failed)
        return replace(listed, documents=self._part(source, listed.documents, 0))

    def _part(self, source: Source, listed: Sequence[Document], first: int) -> tuple[Document, ...]:
        try:
            return self._begin(replace(source, members=(first, first + len(listed)))).result().documents
        except Exception as error:  # noqa: BLE001  # as in `_result`
            if len(listed) == 1:
                one, reason = listed[0], _reason(error, self._settings)
                return (Unreadable(one.filename, one.source, one.sha256, one.size, reason),)
            half = len(listed) // 2
            parts = ((listed[:half], first), (listed[half:], first + half))
            return tuple(document for part in parts for document in self._part(source, *part))

    def _unread(self, source: Source, error: Exception) -> SourceReading:
        return unread(source, _reason(error, self._settings), self._settings.most_megabytes)

    def _new(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")  # a fork of this process would copy its threads' locks
        context.set_forkserver_preload(["ingest.read.read"])
        arguments = (self._settings.read_megabytes,)
        return ProcessPool(self._number, initializer=worker.begin, initargs=arguments, context=context)


def _reason(error: Exception, settings: Settings) -> str:
    """Why reading failed. Raises the error where it is not the file's fault: the bytes could not be kept."""
    if isinstance(error, ProcessExpired):
        return _last_words(error.exitcode, settings)
    if isinstance(error, MemoryError):
        return too_much_memory(settings)
    if isinstance(error, OSError) and not isinstance(error, TimeoutError):
        raise error
    return f"Reading it failed ({type(error).__name__}: {error})."


def _last_words(exit_code: int, settings: Settings) -> str:
    if exit_code == -signal.SIGALRM:
        return f"Reading it took more than {settings.read_seconds:g} s (CRAFFU_READ_SECONDS)."
    if exit_code == -signal.SIGKILL:
        return "Reading it was killed from outside, most likely because the machine ran out of memory."
    how = signal.Signals(-exit_code).name if exit_code < 0 else f"exit code {exit_code}"
    return f"It crashed the reader ({how}), as broken or hostile files do; fetch it again or save it anew."


def _cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
