"""Measure the steps of the answer path in milliseconds; where spans are sent somewhere, each is one."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace

_TRACER = trace.get_tracer("craffu")  # records nothing unless the server was told to where


class Timer:
    """Adds up the time of named steps; a step that runs twice counts both times."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._steps: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            with _TRACER.start_as_current_span(name, record_exception=False, set_status_on_exception=False):
                yield
        finally:
            self._steps[name] = self._steps.get(name, 0.0) + time.perf_counter() - began

    def milliseconds(self) -> dict[str, float]:
        """Each step and `total`, to a hundredth of a millisecond."""
        total = time.perf_counter() - self._began
        return {name: round(1000 * seconds, 2) for name, seconds in {**self._steps, "total": total}.items()}
