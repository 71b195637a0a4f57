"""Has documents read for the workbench before anybody asks, in a process of its own that all else outranks.

A process, because a thread would take turns with answers at Python's lock, however low its priority is.
"""

import logging
import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from multiprocessing.context import SpawnProcess

from api.serving import Serving
from corpus.errors import CraffuError
from corpus.settings import Settings

log = logging.getLogger(__name__)

_LOOK = 2.0  # seconds between two looks for a new generation
_LOW = 10  # nice: a tenth of the processor where others want all of it
_EDITIONS = 1024  # records held in memory while they are read


class Preparing:
    """One process at a time, from `begin` until `close`: for the generation that serves, and for each new one."""

    def __init__(self, settings: Settings, serving: Serving) -> None:
        self._settings = settings
        self._serving = serving
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="craffu-prepare", daemon=True)

    def begin(self) -> None:
        """Begin as soon as the server is ready; never before."""
        self._thread.start()

    def close(self) -> None:
        """Stop what runs; what it has read stays."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        prepared: str | None = None
        while not self._stopped.wait(_LOOK):
            generation = self._served()
            if generation not in (None, prepared):
                self._run()
                prepared = generation

    def _served(self) -> str | None:
        """The generation that answers; a new one that nobody has asked yet is opened by asking for it."""
        with suppress(CraffuError):
            if self._serving.readiness()[0] is not None:
                with self._serving.assistant() as assistant:
                    return assistant.sources.index.generation
        return None

    def _run(self) -> None:
        process = multiprocessing.get_context("spawn").Process(target=_prepare, args=(self._settings,), daemon=True)
        process.start()
        while process.is_alive() and not self._stopped.wait(_LOOK / 10):
            pass
        _end(process)
        if process.exitcode and not self._stopped.is_set():
            log.warning("documents are read for the workbench when somebody asks: the process that does it ahead fell")


def _end(process: SpawnProcess) -> None:
    process.terminate()  # files are written whole or not at all
    process.join()


def _prepare(settings: Settings) -> None:
    """What the process does; it ends with the server, and at once where nothing can be kept."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    os.nice(_LOW)
    import torch  # noqa: PLC0415  # the server's own process has it; this one begins without

    from corpus.embedder import load_embedder  # noqa: PLC0415  # as above
    from corpus.index import Index  # noqa: PLC0415
    from workbench.kept import Kept  # noqa: PLC0415
    from workbench.prepared import prepare  # noqa: PLC0415

    torch.set_num_threads(1)
    server = os.getppid()
    index = Index.open(settings)
    kept = Kept(index, settings.data, settings.written, _EDITIONS)
    if kept.can_keep():
        for _ in prepare(kept, load_embedder(settings)):
            if os.getppid() != server:
                return
