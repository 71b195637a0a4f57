"""Disagreements over HTTP and as a page."""

import pytest
from fastapi.testclient import TestClient

from api.schemas_disagreements import DisagreementsBody


def test_a_council_without_disagreements_has_an_empty_list(client: TestClient) -> None:
    body = client.get("/v1/disagreements", params={"authority": "Sir Gâr"}).json()
    assert DisagreementsBody.model_validate(body).items == []


@pytest.mark.parametrize("asked", [{}, {"authority": "Nowhere"}, {"authority": "Powys", "type": "spin"}])
def test_a_council_has_to_be_named_and_known(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/v1/disagreements", params=asked).status_code == 422


def test_the_page_offers_the_councils_held_and_says_where_nothing_is_found(client: TestClient) -> None:
    page = client.get("/disagreements", params={"authority": "Wrexham", "lang": "en"}, headers={"accept": "text/html"})
    assert '<option value="Wrexham" selected>' in page.text
    assert "Nothing held about this council was found to disagree." in page.text
