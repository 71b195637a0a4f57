"""What a caller has already is not sent again, and it is another as soon as a byte is."""

import pytest
from fastapi.testclient import TestClient

from api.unchanged import unless_held


@pytest.fixture(scope="module")
def addresses(client: TestClient, ids: dict[str, str]) -> list[str]:
    document = f"/v1/documents/{ids['powys-inspection-2019.txt']}"
    answer = client.post("/v1/answers", json={"question": "What were the three priorities for Powys?"}).json()
    return [f"{document}/text", f"{document}/file", f"/v1/answers/{answer['id']}"]


def test_what_the_caller_has_is_not_sent_again(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert "no-cache" in again.headers["cache-control"]


def test_different_bytes_have_different_tags(client: TestClient, addresses: list[str], ids: dict[str, str]) -> None:
    others = [f"/v1/documents/{ids['powys-llythyr-2020.txt']}/{part}" for part in ("text", "file")]
    tags = [client.get(address).headers["etag"] for address in addresses + others]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("held", ['"a"', 'W/"a"', '"b", "a"', "*"])
def test_a_tag_is_known_in_every_form_of_the_header(held: str) -> None:
    assert unless_held(held, "a", lambda: pytest.fail("made")).status_code == 304


@pytest.mark.parametrize("held", [None, "", "a", '"aa"', '"b"', 'x"'])
def test_what_is_not_the_tag_is_sent(client: TestClient, addresses: list[str], held: str | None) -> None:
    headers = {} if held is None else {"If-None-Match": held}
    assert client.get(addresses[0], headers=headers).status_code == 200


def test_pages_of_a_listing_hold_every_document_once(client: TestClient, ids: dict[str, str]) -> None:
    found, address = [], "/v1/documents?limit=1"
    while address:
        page = client.get(address).json()
        found += [item["id"] for item in page["items"]]
        address = page["next"]
    assert found == sorted(ids.values())
