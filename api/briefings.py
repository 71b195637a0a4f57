"""Briefings that callers ask for: made one at a time in a thread of its own, told of meanwhile, kept when done."""

import logging
import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Literal

from api.ingesting import Addition
from api.kept_briefings import KeptBriefings
from api.problems import why_unavailable
from api.workbench import Workbench
from corpus.errors import CraffuError, UsageError
from workbench.briefing.make import make
from workbench.briefing.wanted import Wanted

log = logging.getLogger(__name__)

MOST_KNOWN = 200  # told of while they are made; the oldest are forgotten first
MOST_WAITING = 20
PAPERS_FIRST = "reading"  # the step while the papers are read
_LOOK = 0.2  # seconds between two looks at how far the papers are

State = Literal["waiting", "running", "done", "failed"]


class FullError(Exception):
    """Raised where too many briefings wait already."""


class _StoppedError(Exception):
    """Raised within a run when the server stops."""


@dataclass(slots=True)
class Job:
    """A briefing that is wanted, and how far it is: `done` of `total` in `step`. `papers` are read before it."""

    wanted: Wanted
    papers: Addition | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    state: State = "waiting"
    step: str = ""
    done: int = 0
    total: int = 0
    problem: str | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    def tell(self, step: str, done: int, total: int) -> None:
        self.step, self.done, self.total = step, done, total


class Briefings:
    """Makes them with the assistant that serves; what a restart of the server interrupts is to be asked for again."""

    def __init__(self, workbench: Workbench, kept: KeptBriefings) -> None:
        self.kept = kept
        self._workbench = workbench
        self._known: dict[str, Job] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="craffu-brief")
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def begin(self, job: Job) -> Job:
        """Make it when its turn comes. Raises FullError."""
        with self._lock:
            if sum(not each.finished.is_set() for each in self._known.values()) >= MOST_WAITING:
                raise FullError
            self._known[job.id] = job
            for old in list(self._known)[:-MOST_KNOWN]:
                del self._known[old]
        self._thread.submit(self._run, job)
        return job

    def get(self, briefing_id: str) -> Job | None:
        """What is known of how far it is; None where it was made before the server started, or never."""
        return self._known.get(briefing_id)

    def close(self) -> None:
        """Stop what runs after the step that it is at."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)

    def _run(self, job: Job) -> None:
        job.state = "running"
        try:
            wanted = self._with_papers(job)
            with self._workbench.open() as (assistant, kept):
                briefing = make(wanted, assistant.sources, kept, lambda *far: self._tell(job, *far))
            self.kept.keep(job.id, briefing)
            job.state = "done"
        except UsageError as error:
            job.state, job.problem = "failed", str(error)
        except CraffuError as error:
            job.state, job.problem = "failed", why_unavailable(error)
        except _StoppedError:
            job.state, job.problem = "failed", "The server was stopped."
        except Exception:  # the caller is told, the log has the rest, and the next briefing can be made
            log.exception("briefing %s failed", job.id)
            job.state, job.problem = "failed", "Something went wrong on our side; the server's log says what."
        finally:
            job.finished.set()

    def _tell(self, job: Job, step: str, done: int, total: int) -> None:
        job.tell(step, done, total)
        if self._stopped.is_set():
            raise _StoppedError

    def _with_papers(self, job: Job) -> Wanted:
        """What is wanted, with the document that the papers became. Raises UsageError where they cannot be read."""
        papers = job.papers
        if papers is None:
            return job.wanted
        while not papers.finished.wait(_LOOK):
            self._tell(job, PAPERS_FIRST, papers.done, papers.total)
        became = next((each for each in papers.outcomes if each.document_id and not each.reason), None)
        if became is None:
            why = papers.problem or next((each.reason for each in papers.outcomes if each.reason), None)
            raise UsageError(why or "The papers cannot be read.")
        return replace(job.wanted, pack=became.document_id)
