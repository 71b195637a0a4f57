import pytest
from fastapi.testclient import TestClient

from api.schemas_documents import SearchBody


def test_the_passage_with_the_words_comes_first_with_the_parts_of_its_score(client: TestClient) -> None:
    body = client.get("/v1/search", params={"q": "foster carers approved"}).json()
    SearchBody.model_validate(body)
    best = body["items"][0]
    assert "foster carers" in best["text"]
    assert abs(sum(best["parts"].values()) - best["score"]) < 1e-6


def test_no_more_than_the_limit_comes_back(client: TestClient) -> None:
    assert len(client.get("/v1/search", params={"q": "Powys", "limit": 1}).json()["items"]) == 1


def test_filters_narrow_a_search(client: TestClient) -> None:
    items = client.get("/v1/search", params={"q": "children", "authorities": "Wrexham"}).json()["items"]
    assert {item["document"]["authority"] for item in items} == {"Wrexham"}


def test_a_search_for_nothing_is_refused(client: TestClient) -> None:
    assert client.get("/v1/search", params={"q": " "}).status_code == 422
    assert client.get("/v1/search").json()["errors"] == [{"field": "q", "message": "is required"}]


@pytest.mark.parametrize(
    ("narrowed", "words"),
    [
        ({"kinds": "shopping list"}, "kinds: no kind is called 'shopping list'. Held are inspection report, letter."),
        (
            {"publishers": "The Evening Lamp"},
            "publishers: no publisher is called 'The Evening Lamp'. Held are Care Inspect",
        ),
    ],
)
def test_a_kind_or_publisher_that_is_neither_known_nor_held_is_refused(
    client: TestClient, narrowed: dict[str, str], words: str
) -> None:
    response = client.get("/v1/search", params={"q": "children", **narrowed})
    assert response.status_code == 422
    assert response.json()["detail"].startswith(words)


def test_a_kind_that_is_known_and_not_held_narrows_to_nothing(client: TestClient) -> None:
    assert client.get("/v1/search", params={"q": "children", "kinds": "minutes"}).json()["items"] == []
