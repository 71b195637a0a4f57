"""Evaluations that callers ask for: one at a time in a thread of its own, told of meanwhile, the latest kept."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.jobs import Job, StoppedError, at_work, remember
from api.serving import Serving
from evals.case import Case
from evals.html import as_html
from evals.local import questioned
from evals.report import as_json
from evals.results import Outcome
from evals.run import run_cases

MOST_KNOWN = 20  # evaluations told of, in memory; the oldest are forgotten first


class BusyError(Exception):
    """Raised where another evaluation is running."""

    def __init__(self, running: "Evaluation") -> None:
        super().__init__("busy")
        self.running = running


@dataclass(slots=True)
class Evaluation(Job):
    """A question set asked of the index that serves; in the end `result` and `report` (HTML)."""

    cases: tuple[Case, ...]
    about: Mapping[str, Any]
    snapshot: str | None = None
    result: Mapping[str, Any] | None = None
    report: str | None = None


class Evaluations:
    """Runs them on the assistant that serves; what a restart of the server interrupts is to be sent again."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._known: dict[str, Evaluation] = {}
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def begin(self, evaluation: Evaluation) -> None:
        """Begin to ask. Raises BusyError while another runs; NoIndexError, IndexDamagedError or ModelError where
        there is nothing to ask."""
        with self._serving.assistant() as assistant:
            evaluation.snapshot = assistant.sources.index.generation
        with self._lock:
            running = next((each for each in self._known.values() if not each.finished.is_set()), None)
            if running:
                raise BusyError(running)
            remember(self._known, evaluation, MOST_KNOWN)
            self._thread = threading.Thread(target=self._run, args=[evaluation], name="craffu-evaluate", daemon=True)
            self._thread.start()

    def get(self, evaluation_id: str) -> Evaluation | None:
        return self._known.get(evaluation_id)

    def close(self) -> None:
        """Stop what runs after the question that it is at."""
        self._stopped.set()
        if self._thread:
            self._thread.join()

    def _run(self, evaluation: Evaluation) -> None:
        def tell(_: Outcome) -> None:
            evaluation.done += 1
            if self._stopped.is_set():
                raise StoppedError

        with at_work(evaluation):
            with self._serving.assistant() as assistant:
                evaluation.snapshot = assistant.sources.index.generation
                run = run_cases(evaluation.cases, questioned(assistant), evaluation.about, progress=tell)
            evaluation.result, evaluation.report = as_json(run), as_html(run)
