"""Figures over HTTP: filtered, paged, as CSV, and as a page that joins nothing unlike."""

import csv
import io
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings

AGENCY = "/v1/figures?measure=agency%20staff"


@pytest.fixture(scope="module")
def client(bundled: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(bundled)) as opened:
        while opened.get("/v1/figures?limit=1").status_code == 503:  # on a busy machine, while documents are read
            pass
        yield opened


def test_a_measure_of_several_councils_comes_with_citations_and_what_is_not_held(client: TestClient) -> None:
    body = client.get(f"{AGENCY}&authority=Bridgend&authority=Wrecsam&authority=Powys").json()
    assert body["not_held"] == ["Powys"]
    assert {item["authority"] for item in body["items"]} == {"Bridgend", "Wrexham"}
    fell = [item for item in body["items"] if item["citation"]["publisher"] == "Care Inspectorate Wales"]
    assert [(item["value"], item["unit"], item["at"]["to"]) for item in fell] == [
        (41, "%", "2023-12-31"),
        (7, "%", "2025-06-30"),
    ]
    assert {item["high"] for item in body["items"] if item["authority"] == "Wrexham"} == {89, 49}
    assert len({item["series"] for item in body["items"] if item["form"] == "level"}) == 2


def test_each_quote_stands_in_the_text(client: TestClient) -> None:
    items = client.get("/v1/figures?measure=looked-after%20children").json()["items"]
    assert items
    for item in items:
        citation = item["citation"]
        text = client.get(f"/v1/documents/{citation['document_id']}/text").text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert item["said"] in " ".join(citation["quote"].split())


def test_the_change_of_wrexham_s_looked_after_children_is_one_series(client: TestClient) -> None:
    items = client.get("/v1/figures?measure=looked_after&authority=Wrexham").json()["items"]
    assert [(item["value"], item["at"]["to"]) for item in items] == [(255, "2018-04-30"), (352, "2023-03-31")]
    assert len({item["series"] for item in items}) == 1


def test_pages_follow_each_other_until_there_is_no_more(client: TestClient) -> None:
    whole = [item["id"] for item in client.get(f"{AGENCY}&limit=200").json()["items"]]
    address, read = f"{AGENCY}&limit=2", []
    while address:
        page = client.get(address).json()
        read += [item["id"] for item in page["items"]]
        address = page["next"]
    assert read == whole
    assert len(whole) > 2


def test_time_and_document_narrow(client: TestClient) -> None:
    late = client.get(f"{AGENCY}&authority=Bridgend&from=2025-01-01&to=2025-08-31").json()["items"]
    assert [item["said"] for item in late] == ["7%"]
    document = late[0]["citation"]["document_id"]
    only = client.get(f"/v1/figures?document={document}").json()["items"]
    assert {item["citation"]["document_id"] for item in only} == {document}


@pytest.mark.parametrize(
    "query", ["authority=Nowhere", "from=2025-01-01&to=2024-01-01", "cursor=none", "measures=x", "limit=0"]
)
def test_what_cannot_be_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/v1/figures?{query}").status_code == 422


def test_csv_has_every_figure_whichever_way_it_is_asked_for(client: TestClient) -> None:
    whole = client.get(f"{AGENCY}&limit=200").json()["items"]
    by_header = client.get(AGENCY, headers={"accept": "text/csv"})
    assert by_header.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(by_header.text)))
    assert [row["said"] for row in rows] == [item["said"] for item in whole]
    assert client.get(f"{AGENCY}&format=csv&limit=1").text == by_header.text


def test_the_page_draws_series_apart_and_says_what_is_not_held(client: TestClient) -> None:
    page = client.get("/figures?measure=agency+staff&council=Wrexham&council=Bridgend&council=Powys").text
    assert page.count('<svg class="chart figures"') == 2
    assert page.count('class="join"') == 1
    assert "No figure of this is held for Powys." in page
    assert "no line joins one to another" in page


def test_the_page_without_a_measure_lists_what_is_held(client: TestClient) -> None:
    page = client.get("/figures").text
    assert 'href="/figures?measure=agency_share"' in page
    assert '<datalist id="councils"><option value="Bridgend">' in page
    assert client.get("/figures?measure=dogs").status_code == 200


def test_the_page_is_welsh_for_a_welsh_reader(client: TestClient) -> None:
    page = client.get("/figures?measure=agency_share", headers={"accept-language": "cy"}).text
    assert "<h1>Ffigurau</h1>" in page
    assert "Cyfran y staff sydd o asiantaeth" in page
