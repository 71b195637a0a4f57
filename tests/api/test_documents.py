import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings
from tests.api.conftest import FILES, HOSTILE_TITLE

POWYS = "powys-inspection-2019.txt"


def test_every_file_given_to_ingestion_is_listed(client: TestClient) -> None:
    items = client.get("/v1/documents").json()["items"]
    assert {item["filename"]: item["status"] for item in items} == {
        name: "indexed" if content else "quarantined" for name, content in FILES.items()
    }
    assert all(item["reason"] for item in items if item["status"] == "quarantined")


def test_pages_of_the_list_follow_one_another_to_the_end(client: TestClient) -> None:
    address: str | None = "/v1/documents?limit=1"
    seen: list[str] = []
    while address:
        page = client.get(address).json()
        seen += [item["id"] for item in page["items"]]
        address = page["next"]
    assert len(seen) == len(FILES)
    assert seen == sorted(set(seen))


def test_the_next_link_keeps_the_filters(client: TestClient) -> None:
    page = client.get("/v1/documents", params={"limit": 1, "authorities": ["Powys", "Wrexham"]}).json()
    assert "authorities=Powys&authorities=Wrexham" in page["next"]
    assert client.get(page["next"]).json()["items"][0]["authority"] in ("Powys", "Wrexham")


def test_a_filter_narrows_the_list(client: TestClient) -> None:
    items = client.get("/v1/documents", params={"authorities": "Wrecsam"}).json()["items"]
    assert [item["title"] for item in items] == [HOSTILE_TITLE]


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "council=Powys", "published_from=soon"])
def test_a_query_that_means_nothing_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/v1/documents?{query}").status_code == 422


def test_one_document_says_where_each_value_came_from(client: TestClient, ids: dict[str, str]) -> None:
    body = client.get(f"/v1/documents/{ids[POWYS]}").json()
    assert body["authority"] == "Powys"
    assert body["published"] == "2019-03-04"
    assert body["origins"]["published"] == "header"
    assert body["certainty"]["published"] == "certain"
    assert (body["committee"], body["meeting"], body["agenda_item"]) == (None, None, None)
    assert [edition["edition"] for edition in body["editions"]] == [body["edition"]]


def test_a_month_stays_a_month(client: TestClient, ids: dict[str, str]) -> None:
    assert client.get(f"/v1/documents/{ids['wrexham-letter-2021.txt']}").json()["published"] == "2021-06"


def test_the_text_is_plain_and_says_what_the_file_says(client: TestClient, ids: dict[str, str]) -> None:
    response = client.get(f"/v1/documents/{ids['powys-llythyr-2020.txt']}/text")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Mae’r cyngor wedi penodi naw" in response.content.decode()


def test_the_file_comes_back_byte_for_byte(client: TestClient, ids: dict[str, str]) -> None:
    response = client.get(f"/v1/documents/{ids[POWYS]}/file")
    assert response.content.decode() == FILES[POWYS]
    assert POWYS in response.headers["content-disposition"]


@pytest.mark.parametrize("rest", ["", "/text", "/file", f"/text?edition={'0' * 64}"])
def test_what_is_not_held_is_not_found(client: TestClient, rest: str) -> None:
    response = client.get(f"/v1/documents/none-such{rest}")
    assert response.status_code == 404
    assert "GET /v1/documents" in response.json()["detail"]


def test_an_edition_that_is_not_held_is_not_found(client: TestClient, ids: dict[str, str]) -> None:
    assert client.get(f"/v1/documents/{ids[POWYS]}/text", params={"edition": "0" * 64}).status_code == 404


def test_the_text_of_a_quarantined_file_is_not_found_for_its_reason(client: TestClient, ids: dict[str, str]) -> None:
    listed = {item["filename"]: item for item in client.get("/v1/documents").json()["items"]}
    response = client.get(f"/v1/documents/{ids['nothing-in-it.txt']}/text")
    assert response.status_code == 404
    assert listed["nothing-in-it.txt"]["reason"] in response.json()["detail"]


def test_a_quote_is_verified_where_it_stands(client: TestClient, ids: dict[str, str]) -> None:
    quote = "Inspectors visited Powys in January 2019."
    result = client.post("/v1/verify", json={"document_id": ids[POWYS], "quote": quote}).json()
    text = client.get(f"/v1/documents/{ids[POWYS]}/text").content.decode()
    assert result["verified"]
    assert text[result["start"] : result["end"]] == quote


def test_a_changed_quote_is_not_verified_and_says_why(client: TestClient, ids: dict[str, str]) -> None:
    body = {"document_id": ids[POWYS], "quote": "Inspectors visited Powys in January 2018."}
    result = client.post("/v1/verify", json=body).json()
    assert result["verified"] is False
    assert result["why"]


def test_verifying_in_a_document_that_is_not_held_is_not_found(client: TestClient) -> None:
    assert client.post("/v1/verify", json={"document_id": "none", "quote": "a"}).status_code == 404


def test_a_document_names_those_it_belongs_to(bundled: Settings) -> None:
    with TestClient(create_app(bundled)) as client:
        items = client.get("/v1/documents", params={"languages": "cy"}).json()["items"]
        (welsh,) = (item["id"] for item in items if item["filename"].startswith("112-"))
        body = client.get(f"/v1/documents/{welsh}").json()
        page = client.get(f"/documents/{welsh}").text
    (link,) = body["links"]
    assert (link["kind"], body["near_duplicates"]) == ("twin", [])
    assert body["twins"] == [link["document_id"]]
    assert f'In the other language: <a href="/documents/{link["document_id"]}" lang="en">' in page
