"""Two documents side by side over HTTP and as a page."""

import pytest
from fastapi.testclient import TestClient

from api.schemas_differences import DifferencesBody, PairsBody

REPORT, LETTER = "powys-inspection-2019.txt", "powys-llythyr-2020.txt"


def test_a_comparison_cites_both_sides_exactly(client: TestClient, ids: dict[str, str]) -> None:
    body = client.get("/v1/differences", params={"left": ids[REPORT], "right": ids[LETTER]}).json()
    DifferencesBody.model_validate(body)
    assert sum(body["counts"].values()) == len(body["rows"]) > 3
    texts = {side: client.get(f"/v1/documents/{body[side]['id']}/text").text for side in ("left", "right")}
    cited = {one["n"]: one for one in body["citations"]}
    for row in body["rows"]:
        for side in ("left", "right"):
            if row[side]:
                quote = cited[row[side]]
                assert texts[side][quote["start"] : quote["end"]] == quote["quote"]


def test_pairs_of_a_document_and_of_a_council_may_be_none(client: TestClient, ids: dict[str, str]) -> None:
    body = client.get("/v1/differences/pairs", params={"authority": "Wrecsam"}).json()
    assert PairsBody.model_validate(body).items == []


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ({"left": "nowhere", "right": "nowhere"}, 404, "left: no document 'nowhere'"),
        ({"left": "nowhere"}, 422, "right"),
    ],
)
def test_what_cannot_be_compared_is_said(client: TestClient, asked: dict[str, str], status: int, words: str) -> None:
    response = client.get("/v1/differences", params=asked)
    assert response.status_code == status
    assert words in response.json()["detail"]


def test_a_document_is_not_compared_with_itself(client: TestClient, ids: dict[str, str]) -> None:
    assert client.get("/v1/differences", params={"left": ids[REPORT], "right": ids[REPORT]}).status_code == 422


@pytest.mark.parametrize(("language", "word"), [("en", "Dropped"), ("cy", "Hepgorwyd")])
def test_the_page_says_each_state_in_words(client: TestClient, ids: dict[str, str], language: str, word: str) -> None:
    asked = {"left": ids[REPORT], "right": ids[LETTER], "lang": language}
    page = client.get("/differences", params=asked, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert f"<strong>{word}</strong>" in page.text


def test_without_two_documents_the_page_lists_what_there_is_to_compare(client: TestClient) -> None:
    page = client.get("/differences", params={"lang": "en"}, headers={"accept": "text/html"})
    assert "No two documents held here" in page.text
