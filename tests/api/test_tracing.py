"""Spans of a request and of an answer's steps, at a collector that listens on loopback."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest
from fastapi.testclient import TestClient
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc

from api import tracing
from api.app import create_app
from corpus.settings import Settings

SECRET = "Blodeuwedd"
PARENT = "0af7651916cd43dd8448eb211c80319c"


class Collector(trace_service_pb2_grpc.TraceServiceServicer):
    def __init__(self) -> None:
        self.spans: list[Any] = []
        self.services: set[str] = set()

    def Export(self, request: Any, context: object) -> Any:  # noqa: N802  # OTLP's name
        for resource in request.resource_spans:
            self.services |= {each.value.string_value for each in resource.resource.attributes if "name" in each.key}
            self.spans += [span for scope in resource.scope_spans for span in scope.spans]
        return trace_service_pb2.ExportTraceServiceResponse()


@pytest.fixture(scope="module")
def collected(small: Settings) -> Collector:
    """What the collector has of one question, asked by a caller that is traced itself."""
    collector = Collector()
    server = grpc.server(ThreadPoolExecutor(2))
    trace_service_pb2_grpc.add_TraceServiceServicer_to_server(collector, server)  # type: ignore[no-untyped-call]  # generated
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{port}")
        provider = tracing.configure()
        assert provider is not None
        with TestClient(create_app(small), base_url="http://127.0.0.1:8000") as client:
            headers = {"traceparent": f"00-{PARENT}-b7ad6b7169203331-01"}
            client.post("/v1/answers", json={"question": f"What did {SECRET} say of Powys?"}, headers=headers)
            client.get("/v1/search", params={"q": SECRET}, headers=headers)
        provider.force_flush()
        provider.shutdown()
    server.stop(None)
    return collector


def test_a_request_and_the_steps_of_its_answer_are_spans_of_the_callers_trace(collected: Collector) -> None:
    ours = [span for span in collected.spans if span.trace_id.hex() == PARENT]
    (asked,) = [span for span in ours if span.name == "POST /v1/answers"]
    steps = {span.name for span in ours if span.parent_span_id == asked.span_id}
    assert {"understand", "retrieve", "select", "gate"} <= steps
    told = {each.key: each.value for each in asked.attributes}
    assert told["http.response.status_code"].int_value == 200
    assert told["craffu.outcome"].string_value == "not_found"
    assert told["craffu.snapshot"].string_value == "000001"
    assert "craffu" in collected.services


def test_no_span_has_a_word_of_what_was_asked(collected: Collector) -> None:
    assert any(span.name == "GET /v1/search" for span in collected.spans)
    assert SECRET not in str(collected.spans)


def test_without_a_collector_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    assert tracing.configure() is None
