"""Briefings that callers ask for: made one at a time in a thread of its own, told of meanwhile, kept when done."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from api.ingesting import Addition
from api.jobs import Job, StoppedError, at_work, remember
from api.kept_briefings import KeptBriefings
from api.problems import why_unavailable
from api.workbench import Workbench
from corpus.errors import CraffuError, UsageError
from workbench.briefing.make import make
from workbench.briefing.wanted import Wanted

MOST_KNOWN = 200  # told of while they are made; the oldest are forgotten first
MOST_WAITING = 20
PAPERS_FIRST = "reading"  # the step while the papers are read
_LOOK = 0.2  # seconds between two looks at how far the papers are


class FullError(Exception):
    """Raised where too many briefings wait already."""


@dataclass(slots=True)
class Making(Job):
    """A briefing that is wanted; `papers` are read before it."""

    wanted: Wanted
    papers: Addition | None = None


class Briefings:
    """Makes them with the assistant that serves; what a restart of the server interrupts is to be asked for again."""

    def __init__(self, workbench: Workbench, kept: KeptBriefings) -> None:
        self.kept = kept
        self._workbench = workbench
        self._known: dict[str, Making] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="craffu-brief")
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def begin(self, job: Making) -> Making:
        """Make it when its turn comes. Raises FullError."""
        with self._lock:
            if sum(not each.finished.is_set() for each in self._known.values()) >= MOST_WAITING:
                raise FullError
            remember(self._known, job, MOST_KNOWN)
        self._thread.submit(self._run, job)
        return job

    def get(self, briefing_id: str) -> Making | None:
        """What is known of how far it is; None where it was made before the server started, or never."""
        return self._known.get(briefing_id)

    def close(self) -> None:
        """Stop what runs after the step that it is at."""
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)

    def _run(self, job: Making) -> None:
        with at_work(job, _why):
            wanted = self._with_papers(job)
            with self._workbench.open() as (assistant, kept):
                briefing = make(wanted, assistant.sources, kept, lambda *far: self._tell(job, *far))
            self.kept.keep(job.id, briefing)

    def _tell(self, job: Job, step: str, done: int, total: int) -> None:
        job.tell(step, done, total)
        if self._stopped.is_set():
            raise StoppedError

    def _with_papers(self, job: Making) -> Wanted:
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


def _why(error: CraffuError) -> str:
    """What is wrong with what is wanted, else with the server."""
    return str(error) if isinstance(error, UsageError) else why_unavailable(error)
