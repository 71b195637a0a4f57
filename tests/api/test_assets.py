"""What pages load besides themselves is asked for once; what changes is asked for each time."""

import re

from fastapi.testclient import TestClient


def test_a_page_names_its_style_sheet_and_scripts_by_what_is_in_them_and_browsers_keep_them(client: TestClient) -> None:
    page = client.get("/?q=What were the three priorities for Powys?").text
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert {name.rsplit("/", 1)[-1] for name in named} == {"style.css", "icon.svg", "ask.js"}
    for name in named:
        kept = client.get(name)
        assert "immutable" in kept.headers["cache-control"]
        stays = client.get(f"/static/{name.rsplit('/', 1)[-1]}")
        assert stays.content == kept.content
        assert stays.headers["cache-control"] == "private, no-cache"
    assert client.get("/static/0123456789ab/style.css").status_code == 404


def test_the_page_of_a_citation_is_kept_for_minutes_and_other_pages_are_not(client: TestClient) -> None:
    reply = client.post("/v1/answers", json={"question": "What were the three priorities for Powys?"}).json()
    (cited, *_) = reply["citations"]
    place = {"edition": cited["edition"], "start": cited["start"], "end": cited["end"]}
    page = f"/documents/{cited['document_id']}"
    assert client.get(page, params=place | {"answer": reply["id"], "n": 1}).headers["cache-control"] == (
        "private, max-age=300"
    )
    assert client.get(page, params=place).headers["cache-control"] == "private, no-cache"
    assert client.get(f"/answers/{reply['id']}").headers["cache-control"] == "private, no-cache"
