"""OpenTelemetry spans for requests, where a collector is named; without one nothing is recorded and nothing is sent.

The steps of an answer make their spans in `assistant.timing`. No span has a word of what was asked, and no name.
"""

import os
from functools import partial
from typing import TYPE_CHECKING

from opentelemetry import propagate, trace
from opentelemetry.trace import Span, SpanKind, StatusCode
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")  # the standard's own names
span_of = partial(
    trace.get_tracer("craffu").start_as_current_span, record_exception=False, set_status_on_exception=False
)


def configure() -> "TracerProvider | None":
    """Send spans to the collector that the environment names, by OTLP over gRPC; None where it names none. Raises
    SettingsError where the exporter is not installed."""
    if not any(os.environ.get(name) for name in _ENDPOINTS):
        return None
    try:
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError("OTEL_EXPORTER_OTLP_ENDPOINT needs `pip install 'craffu[otel]'`.") from error
    os.environ.setdefault("OTEL_SERVICE_NAME", "craffu")
    provider = TracerProvider(resource=Resource.create())
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)  # which sends what is left when the process ends
    return provider


class Traced:
    """ASGI middleware: a span for each request, within the caller's where it names one (W3C traceparent)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        with span_of(scope["method"], propagate.extract(headers), SpanKind.SERVER) as span:
            span.set_attribute("http.request.method", scope["method"])
            try:
                await self.app(scope, receive, _watched(send, span))
            except Exception:
                span.set_status(StatusCode.ERROR)
                raise
            finally:
                route = getattr(scope.get("route"), "path", "other")  # never the address, which holds questions
                span.update_name(f"{scope['method']} {route}")
                span.set_attribute("http.route", route)


def _watched(send: Send, span: Span) -> Send:
    async def watched(message: Message) -> None:
        if message["type"] == "http.response.start":
            span.set_attribute("http.response.status_code", message["status"])
            if message["status"] >= 500:
                span.set_status(StatusCode.ERROR)
        await send(message)

    return watched
