"""Documents that callers add: kept until their turn, ingested one request after another, and told of meanwhile."""

import secrets
import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from api.jobs import Job, at_work, remember
from api.problems import ProblemError
from api.uploads import fingerprint
from corpus.document import DocumentRecord
from corpus.errors import IndexBusyError, UsageError
from corpus.settings import Settings
from corpus.stored import stored_file
from ingest.sources.sources import Source
from ingest.sources.told_before import told_before
from ingest.summary import Event, Outcome

MOST_KNOWN = 1000  # requests told of; the oldest are forgotten first
_AGAIN = 2.0  # seconds between tries while another process writes to the index
_TRIES = 900  # half an hour


@dataclass(slots=True)
class Addition(Job):
    """One request to add documents; its steps are read, embed, publish.

    `content` is the fingerprint of what was sent with an idempotency key, `again` reads what is unchanged too."""

    folder: Path
    sources: Sequence[Source]
    content: str = ""
    again: bool = False
    outcomes: list[Outcome] = field(default_factory=list)
    snapshot: str | None = None


class Additions:
    """Runs them in a thread of its own; what a restart of the server interrupts is to be sent again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[str, Addition] = {}
        self._by_key: dict[str, str] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="craffu-add")
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def begin_folder(self) -> Path:
        """A new folder for the files of one request."""
        folder = self._settings.data.absolute() / "uploads" / secrets.token_hex(8)
        folder.mkdir(parents=True)
        return folder

    def read_again(self, record: DocumentRecord) -> Addition:
        """Read a document's stored file anew, keeping what was told of it. Raises UsageError where none is stored."""
        stored = stored_file(self._settings, record.edition)
        if not stored.is_file():
            raise UsageError(f"The file of document {record.id} is not kept.")
        folder = self.begin_folder()
        (folder / "0").mkdir()
        copy = Path(shutil.copyfile(stored, folder / "0" / "file"))
        source = Source(copy, record.source, told_before(record.description), called=record.filename)
        addition = Addition(folder, (source,), again=True, total=1, id=folder.name)
        self._known[addition.id] = addition
        self._thread.submit(self._run, addition)
        return addition

    def add(self, folder: Path, sources: Sequence[Source], key: str | None = None) -> Addition:
        """Take files in; with the idempotency key of an earlier request, that one is given and nothing is done.

        Raises ProblemError 422 where that one was of other files."""
        content = fingerprint(sources) if key else ""
        with self._lock:
            before = self._known.get(self._by_key.get(key or "", ""))
            if before is not None:
                shutil.rmtree(folder, ignore_errors=True)
                return _same(before, content)
            addition = Addition(folder, sources, content, total=len(sources), id=folder.name)
            remember(self._known, addition, MOST_KNOWN)
            if key:
                self._by_key[key] = addition.id
            self._by_key = {key: one for key, one in self._by_key.items() if one in self._known}
        self._thread.submit(self._run, addition)
        return addition

    def remove(self, document_id: str) -> str:
        """Remove a document; the new generation's name. Raises UsageError if it is not held, NoIndexError,
        IndexBusyError."""
        from ingest.run import remove  # noqa: PLC0415  # as in `_ingest`

        return remove(document_id, self._settings)

    def get(self, addition_id: str) -> Addition | None:
        return self._known.get(addition_id)

    def close(self) -> None:
        """Let what runs finish its generation; what waits is dropped. Another server's files are left alone."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)
        for addition in self._known.values():
            shutil.rmtree(addition.folder, ignore_errors=True)

    def _run(self, addition: Addition) -> None:
        with at_work(addition):
            try:
                self._ingest(addition)
            finally:
                shutil.rmtree(addition.folder, ignore_errors=True)

    def _ingest(self, addition: Addition) -> None:
        """Ingest when no other process writes to the index. Raises CraffuError."""
        from ingest.run import ingest  # noqa: PLC0415  # a server that only answers needs none of it

        for left in range(_TRIES, 0, -1):
            try:
                summary = ingest(addition.sources, self._settings, partial(_tell, addition), again=addition.again)
            except IndexBusyError:
                addition.step = "waiting for another process that writes to the index"
                if left == 1 or self._stopped.wait(_AGAIN):
                    raise
            else:
                addition.outcomes, addition.snapshot = list(summary.outcomes), summary.generation
                return


def _tell(addition: Addition, event: Event) -> None:
    addition.tell(event.step, event.done, event.total)


def _same(before: Addition, content: str) -> Addition:
    if before.content != content:
        raise ProblemError(422, "was sent before with other files; take a new key for each request", "Idempotency-Key")
    return before
