"""What the server counts for Prometheus: requests, answers by outcome, seconds by step. No question, no name."""

import logging
from collections.abc import Mapping
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.logs import fields

log = logging.getLogger(__name__)

_QUIET = frozenset({"/healthz", "/readyz", "/metrics", "/static"})  # asked every few seconds
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """One registry for each application, so that two in one process do not count together."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = self._counter("requests", "Requests by route and status", "method", "route", "status")
        self.answers = self._counter("answers", "Answers by outcome; the reason where it declined", "status", "reason")
        self.unrecorded = self._counter("unrecorded", "Answers that could not be kept or logged", "record")
        self.request_seconds = self._histogram("request_seconds", "Seconds from request to end of response", "route")
        self.step_seconds = self._histogram("answer_step_seconds", "Seconds of each step of an answer", "step")
        self.turned_away = self._counter("turned_away", "Questions not answered for want of a turn or of time", "why")
        self.waiting = Gauge("craffu_questions_waiting", "Questions that wait for their turn", registry=self._registry)
        self.waiting_seconds = self._histogram("question_waiting_seconds", "Seconds until a question's turn came")
        self.under_way = Gauge("craffu_requests_under_way", "Requests being answered", registry=self._registry)

    def answered(self, reply: Mapping[str, Any]) -> None:
        """Count a reply of the contract."""
        reason = reply["reason"]["code"] if reply["reason"] else ""
        self.answers.labels(reply["status"], reason).inc()
        for step, milliseconds in reply["timings_ms"].items():
            self.step_seconds.labels(step).observe(milliseconds / 1000)

    def page(self) -> bytes:
        """All counts in Prometheus's text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"craffu_{name}", about, labels, registry=self._registry)

    def _histogram(self, name: str, about: str, *labels: str) -> Histogram:
        return Histogram(f"craffu_{name}", about, labels, registry=self._registry, buckets=_SECONDS)


class Measured:
    """ASGI middleware that counts and logs each request by the route that answered it, never by its address."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        began = perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._metrics.under_way.track_inprogress():
            try:
                await self.app(scope, receive, watched)
            finally:
                route = getattr(scope.get("route"), "path", "other")
                method = scope["method"] if route != "other" else "any"
                seconds = perf_counter() - began
                self._metrics.requests.labels(method, route, str(status)).inc()
                self._metrics.request_seconds.labels(route).observe(seconds)
                told = fields(method=method, route=route, status=status, ms=round(1000 * seconds, 1))
                log.log(logging.DEBUG if route in _QUIET else logging.INFO, "request", extra=told)
