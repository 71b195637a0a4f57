"""Turns for work that takes the processor: so many at once, so many waiting, each within a time limit."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from threading import Event
from time import monotonic, perf_counter
from typing import Annotated, Any, ParamSpec, TypeVar

from fastapi import Query

from api.language import N_
from api.metrics import Metrics
from api.problems import ProblemError
from corpus.settings import Settings

_LOOK = 0.1  # seconds between two looks whether something has finished
_AGAIN = 5  # seconds after which to try again
_FULL = N_("Many questions are being answered just now. Wait a moment, then ask again.")
_TOO_LONG = N_("The answer took too long and was given up. Ask again in a moment, or ask for less at once.")

LONGEST_WAIT = 60.0  # seconds
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for it to be done")]

P = ParamSpec("P")
T = TypeVar("T")


class Turns:
    """Threads of their own for answering, so that questions which wait keep nothing else from being served."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self._at_once = settings.answers_at_once
        self._most = settings.answers_at_once + settings.answers_waiting
        self._seconds = settings.answer_seconds
        self._threads = ThreadPoolExecutor(self._at_once, thread_name_prefix="craffu-answer")
        self._taken: set[Future[Any]] = set()
        self._metrics = metrics
        metrics.waiting.set_function(lambda: max(0, len(self._taken) - self._at_once))

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, done in a thread when its turn comes.

        Raises ProblemError 503 at once where too many wait, and where it is not done in time; work that had begun is
        then finished for nobody, since threads cannot be stopped, and keeps its place until it is.
        """
        if len(self._taken) >= self._most:
            raise self._refusal("queue full", _FULL)
        task = partial(copy_context().run, partial(work, *args, **kwargs))
        future = self._threads.submit(self._begun, perf_counter(), task)
        self._taken.add(future)
        future.add_done_callback(self._taken.discard)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            waited = future.cancelled()
            raise self._refusal(*("waited", _FULL) if waited else ("took too long", _TOO_LONG)) from None

    def close(self) -> None:
        """Let what was begun end; what waits is dropped."""
        self._threads.shutdown(cancel_futures=True)

    def _begun(self, came: float, task: Callable[[], T]) -> T:
        self._metrics.waiting_seconds.observe(perf_counter() - came)
        return task()

    def _refusal(self, why: str, detail: str) -> ProblemError:
        self._metrics.turned_away.labels(why).inc()
        return ProblemError(503, detail, retry_after=_AGAIN)


async def finished(event: Event, seconds: float) -> None:
    """Wait until other threads set the event, or the seconds are over; no thread is kept meanwhile."""
    until = monotonic() + seconds
    while not event.is_set() and monotonic() < until:
        await asyncio.sleep(_LOOK)
