"""What is counted, and that no question is."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from api.app import create_app
from corpus.settings import Settings


@pytest.fixture
def counted(small: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(small)) as opened:
        yield opened


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    """By name and then the labels' values, the labels in order of their names."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        (each.name, *(value for _, value in sorted(each.labels.items()))): each.value
        for family in families
        for each in family.samples
    }


def test_requests_and_answers_are_counted_by_what_came_of_them(counted: TestClient) -> None:
    counted.post("/v1/answers", json={"question": "What were the three priorities for Powys?"})
    counted.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": "Who should I vote for?"}]})
    counted.get("/v1/documents/none-such")
    counted.get("/secret-words-in-an-address")
    found = samples(counted)
    assert found["craffu_answers_total", "", "answered"] == 1
    assert found["craffu_answers_total", "opinion", "refused"] == 1
    assert found["craffu_requests_total", "POST", "/v1/answers", "200"] == 1
    assert found["craffu_requests_total", "GET", "/v1/documents/{document_id}", "404"] == 1
    assert found["craffu_requests_total", "any", "other", "404"] == 1
    assert found["craffu_answer_step_seconds_count", "retrieve"] == 1
    assert found["craffu_requests_under_way",] == 1  # the request for the counts


def test_nothing_that_was_asked_is_in_the_counts(counted: TestClient) -> None:
    counted.post("/v1/answers", json={"question": "Who is Ms Somebody of Powys?"})
    counted.get("/v1/search", params={"q": "Somebody"})
    page = counted.get("/metrics").text
    assert "Somebody" not in page
    assert "Powys" not in page
