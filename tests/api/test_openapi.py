"""The description of the API, and the documentation that must keep up with it."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

DOCS = Path(__file__).resolve().parents[2] / "docs" / "api.md"


@pytest.fixture(scope="module")
def openapi(client: TestClient) -> dict[str, Any]:
    body: dict[str, Any] = client.get("/openapi.json").json()
    return body


def _operations(openapi: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(m.upper(), path, about) for path, methods in openapi["paths"].items() for m, about in methods.items()]


def test_every_route_has_a_tag_and_says_what_it_does(openapi: dict[str, Any]) -> None:
    for method, path, about in _operations(openapi):
        assert about.get("tags"), (method, path)
        assert about.get("description"), (method, path)


def test_every_route_is_in_the_documentation(openapi: dict[str, Any]) -> None:
    documented = set(re.findall(r"`(GET|POST|PUT|DELETE) (/[^` ?]*)", DOCS.read_text(encoding="utf-8")))
    assert {(method, path) for method, path, _ in _operations(openapi)} <= documented


def test_every_field_is_in_the_documentation(openapi: dict[str, Any]) -> None:
    text = DOCS.read_text(encoding="utf-8")
    schemas = openapi["components"]["schemas"]
    names = ("QuestionBody", "FilterBody", "AnswerBody", "CitationBody", "DocumentItem", "PassageBody", "ProblemBody")
    missing = [(name, field) for name in names for field in schemas[name]["properties"] if f"`{field}`" not in text]
    assert missing == []


def test_requests_and_answers_come_with_examples(openapi: dict[str, Any]) -> None:
    schemas = openapi["components"]["schemas"]
    for name in (
        "QuestionBody",
        "AnswerBody",
        "ListingBody",
        "DocumentBody",
        "SearchBody",
        "VerifyBody",
        "ProblemBody",
    ):
        assert schemas[name]["examples"], name


def test_every_reference_leads_somewhere(openapi: dict[str, Any]) -> None:
    references = set(re.findall(r"#/components/schemas/(\w+)", str(openapi)))
    assert references <= set(openapi["components"]["schemas"])
