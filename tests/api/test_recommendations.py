"""What was asked for, over HTTP and as a page."""

from typing import get_args

from fastapi.testclient import TestClient

from api.schemas_recommendations import StateWord
from api.tracking import STATES
from tests.api.conftest import PRIORITIES
from workbench.briefing.asked import WEIGHTS
from workbench.recommendations.stances import State

PAGE = {"accept": "text/html"}


def test_each_thing_asked_for_comes_with_exact_citations(client: TestClient, ids: dict[str, str]) -> None:
    reply = client.get("/v1/recommendations").json()
    assert reply["total"] == len(PRIORITIES)
    text = client.get(f"/v1/documents/{ids['powys-inspection-2019.txt']}/text").text
    for item, priority in zip(reply["items"], PRIORITIES, strict=True):
        (citation,) = [each for each in item["citations"] if each["n"] in item["quotes"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert priority in item["text"]
        assert item["asker"] == "Care Inspectorate Wales"
        assert (item["addressee"], item["asked_on"], item["state"]) == ("Powys", "2019-03-04", "no_later_mention")


def test_pages_of_the_list_follow_each_other(client: TestClient) -> None:
    first = client.get("/v1/recommendations?limit=2&authority=Powys").json()
    second = client.get(first["next"]).json()
    positions = [item["id"].rsplit("/", 1)[1] for item in first["items"] + second["items"]]
    assert positions == ["1", "2", "3"]
    assert second["next"] is None


def test_filters_narrow(client: TestClient) -> None:
    def total(query: str) -> int:
        return int(client.get(f"/v1/recommendations?{query}").json()["total"])

    assert total("authorities=Wrexham") == 0
    assert total("body=CIW") == len(PRIORITIES)
    assert total("body=Ofsted") == 0
    assert total("state=accepted") == 0
    assert total("state=no_later_mention&older_than_days=100") == len(PRIORITIES)
    assert total("newer_than_days=100") == 0
    assert total("as_of=2019-01-01") == 0


def test_what_is_not_known_is_refused_in_words(client: TestClient) -> None:
    assert client.get("/v1/recommendations?authority=Narnia").status_code == 422
    assert client.get("/v1/recommendations?state=forgotten").status_code == 422
    assert client.get("/v1/recommendations?cursor=elsewhere").status_code == 400


def test_the_page_shows_the_words_the_state_and_the_way_to_the_source(client: TestClient) -> None:
    page = client.get("/recommendations", headers=PAGE).text
    assert "3 things asked for" in page
    assert PRIORITIES[0] in page
    assert "No later mention of this one by itself is held." in page
    assert "#quote" in page


def test_the_page_narrows_and_says_when_nothing_is_left(client: TestClient) -> None:
    assert PRIORITIES[1] in client.get("/recommendations?council=Powys", headers=PAGE).text
    assert "Nothing of this is held." in client.get("/recommendations?state=rejected", headers=PAGE).text


def test_the_page_in_welsh(client: TestClient) -> None:
    assert "Yr hyn y gofynnwyd amdano" in client.get("/recommendations?lang=cy", headers=PAGE).text


def test_before_anything_is_held_the_page_says_so(empty: TestClient) -> None:
    assert empty.get("/recommendations", headers=PAGE).status_code == 200


def test_every_state_has_words_on_the_page_in_the_contract_and_a_place_in_briefings() -> None:
    assert set(STATES) == set(WEIGHTS) == set(State)
    assert set(get_args(StateWord)) == {state.value for state in State}
