"""Keeps one assistant open for all requests, and changes to a new index generation without dropping running ones."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from assistant.answer import Assistant, Question
from assistant.model.configured import configured
from corpus.errors import CraffuError, EngineError, IndexDamagedError, NoIndexError
from corpus.generations import current_generation
from corpus.index import Index
from corpus.settings import Settings
from workbench.answering import open_assistant

log = logging.getLogger(__name__)


@dataclass
class _Opened:
    """An open assistant, how many requests are using it, and whether it has been replaced."""

    assistant: Assistant
    generation: str
    users: int = 0
    retired: bool = False


class Serving:
    """The assistant of the current generation, lent to one request at a time or to many at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.language_model = configured(settings)
        self._opening = threading.Lock()
        self._counting = threading.Lock()
        self._opened: _Opened | None = None
        self._refused: str | None = None  # a generation that would not open, so that it is not tried at every request
        self._failure: CraffuError | None = None

    def start(self) -> None:
        """Open in the background, so that the server is alive while the model loads."""
        threading.Thread(target=self._warm, name="craffu-open", daemon=True).start()

    @contextmanager
    def assistant(self) -> Iterator[Assistant]:
        """Borrow the assistant of the current generation, waiting while it opens.

        Raises NoIndexError, IndexDamagedError or ModelError when there is none to borrow.
        """
        opened = self._borrow()
        try:
            yield opened.assistant
        finally:
            self._return(opened)

    def readiness(self) -> tuple[str | None, str | None]:
        """(generation, None) when ready, else (None, why not); never waits."""
        if self._opened is not None:
            return self._opened.generation, None
        if self._opening.locked():
            return None, "The index and the embedding model are being opened."
        if current_generation(self._settings) not in (None, self._refused):
            self.start()
            return None, "The index and the embedding model are being opened."
        raise self._failure or NoIndexError("no index")

    def close(self) -> None:
        with self._opening, self._counting:
            if self._opened is not None:
                self._retire(self._opened)
            self._opened = None

    def _warm(self) -> None:
        try:
            with self._opening:
                self._refresh()
        except CraffuError as error:
            log.warning("not ready: %s", error)

    def _borrow(self) -> _Opened:
        with self._opening:
            opened = self._refresh()
            with self._counting:
                opened.users += 1
            return opened

    def _return(self, opened: _Opened) -> None:
        with self._counting:
            opened.users -= 1
            if opened.retired and opened.users == 0:
                opened.assistant.close()

    def _refresh(self) -> _Opened:
        generation = self._pointed()
        if self._opened is not None and generation in (self._opened.generation, self._refused, None):
            return self._opened
        if generation is None:
            raise NoIndexError("no index")
        return self._change_to(generation)

    def _pointed(self) -> str | None:
        """The generation to open, or None to stay with the one that is open: a damaged pointer stops no answers."""
        try:
            return current_generation(self._settings)
        except IndexDamagedError:
            if self._opened is None:
                raise
            return None

    def _change_to(self, generation: str) -> _Opened:
        try:
            assistant = self._open()
        except CraffuError as error:
            self._refused = None if isinstance(error, EngineError) else generation  # a database may come back
            self._failure = error
            if self._opened is None:
                raise
            log.warning("generation %s cannot be opened, %s goes on: %s", generation, self._opened.generation, error)
            return self._opened
        return self._replace(_Opened(assistant, assistant.sources.index.generation))

    def _open(self) -> Assistant:
        """The assistant of the current generation; the model, which takes seconds, is kept from the one before."""
        if self._opened is None:
            return _warmed(open_assistant(self._settings))
        before = self._opened.assistant.sources
        index = Index.open(self._settings)
        if index.embedder_id == before.embedder.id:
            return Assistant(replace(before, index=index), phraser=self._opened.assistant.phraser)
        index.close()
        return open_assistant(self._settings)

    def _replace(self, opened: _Opened) -> _Opened:
        with self._counting:
            if self._opened is not None:
                self._retire(self._opened)
            self._opened = opened
        log.info("answering from generation %s", opened.generation)
        return opened

    @staticmethod
    def _retire(opened: _Opened) -> None:
        opened.retired = True
        if opened.users == 0:
            opened.assistant.close()


def _warmed(assistant: Assistant) -> Assistant:
    """The same assistant after one question, so that no reader waits while libraries load; no model is asked."""
    assistant.answer(Question("What did the inspection report say?", phrased=False))
    return assistant
