"""Briefings over HTTP and as pages: progress, the forms it is put out in, members' changes, and what will not do."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree

import docx
import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader

from api.app import create_app
from corpus.settings import Settings

WISH = {"topic": "children's services", "authority": "Powys", "since": "2017-01-01", "date": "2026-11-22"}


@pytest.fixture(scope="module")
def client(bundled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Of a server whose briefings are kept in a folder of its own."""
    data: Path = tmp_path_factory.mktemp("briefings") / "data"
    copytree(bundled.data, data)
    with TestClient(create_app(Settings(data=data)), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="module")
def made(client: TestClient) -> str:
    """The id of a briefing that is done."""
    response = client.post("/v1/briefings?wait=60", json=WISH)
    assert (response.status_code, response.json()["status"]) == (202, "done"), response.text
    assert response.headers["location"] == f"/v1/briefings/{response.json()['id']}"
    return str(response.json()["id"])


@pytest.fixture
def unchanged(client: TestClient, made: str) -> str:
    client.put(f"/v1/briefings/{made}/edits", json={})
    return made


def test_a_done_briefing_has_its_words_and_its_files(client: TestClient, made: str) -> None:
    body = client.get(f"/v1/briefings/{made}").json()
    assert body["briefing"]["title"] == "Children's services: Powys"
    kinds = {name: client.get(address) for name, address in body["files"].items()}
    assert "<h1>Children&#39;s services: Powys</h1>" in kinds["html"].text
    assert docx.Document(BytesIO(kinds["docx"].content)).core_properties.title == body["briefing"]["title"]
    assert len(PdfReader(BytesIO(kinds["pdf"].content)).pages) > 1
    assert len(PdfReader(BytesIO(kinds["questions"].content)).pages) == 1
    assert all("attachment" in one.headers["content-disposition"] for one in kinds.values())


def test_members_changes_are_in_every_form_and_can_be_taken_back(client: TestClient, unchanged: str) -> None:
    before = client.get(f"/v1/briefings/{unchanged}").json()["briefing"]
    gone = before["questions"][0]
    own = {"section": "questions", "text": "What did the young people themselves say?"}
    changed = client.put(f"/v1/briefings/{unchanged}/edits", json={"out": [gone["id"]], "own": [own]}).json()
    asked = [one["asked"] for one in changed["briefing"]["questions"]]
    assert gone["asked"] not in asked
    assert asked[-1] == own["text"]
    sheet = PdfReader(BytesIO(client.get(f"/v1/briefings/{unchanged}/questions.pdf").content)).pages[0].extract_text()
    assert own["text"] in sheet
    assert "added by a member" in sheet
    assert client.put(f"/v1/briefings/{unchanged}/edits", json={}).json()["briefing"] == before


def test_the_page_has_every_line_and_each_number_leads_to_its_source(client: TestClient, unchanged: str) -> None:
    page = client.get(f"/briefings/{unchanged}").text
    targets = set(re.findall(r'id="(source-\d+)"', page))
    assert targets
    assert set(re.findall(r'class="n" href="#(source-\d+)"', page)) == targets
    read = re.search(r'<li id="source-1">.*?<a href="(/documents/[^"]+)"', page, re.DOTALL)
    assert read
    assert client.get(read[1].replace("&amp;", "&").split("#")[0]).status_code == 200


def test_the_form_makes_a_briefing_and_the_edit_page_changes_it_without_script(client: TestClient) -> None:
    form = {"topic": "fostering", "authority": "Powys", "since": "2017", "pack": ""}
    sent = client.post("/briefings", data=form, follow_redirects=False)
    assert sent.status_code == 303
    address = sent.headers["location"]
    client.get(f"{address}?wait=60")
    kept = re.findall(r'name="keep" value="([^"]+)" checked', client.get(f"{address}/edit").text)
    changed = client.post(f"{address}/edit", data={"keep": kept[1:], "own-first": "One line.\n\nAnd another.\n"})
    assert "Your changes are kept" in changed.text
    assert changed.text.count("(added by a member)") == 2
    again = client.get(f"{address}/edit").text
    assert re.search(rf'value="{kept[0]}">', again)
    assert "One line.\nAnd another." in again


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"topic": ""}, "topic"),
        ({"topic": "x", "authority": "Atlantis"}, "No council is called"),
        ({"topic": "x", "language": "fr"}, "language"),
        ({"topic": "x", "colour": "red"}, "colour"),
    ],
)
def test_a_wish_that_will_not_do_is_refused(client: TestClient, body: dict[str, str], said: str) -> None:
    response = client.post("/v1/briefings", json=body)
    assert response.status_code == 422
    assert said in response.text


def test_the_page_says_what_is_wrong_with_the_form_and_keeps_what_was_typed(client: TestClient) -> None:
    page = client.post("/briefings", data={"topic": "fostering", "since": "last spring"})
    assert page.status_code == 422
    assert "Write the day as 2019-01-31, or only the year." in page.text
    assert 'value="last spring"' in page.text


def test_papers_that_are_not_held_fail_with_words(client: TestClient) -> None:
    body = client.post("/v1/briefings?wait=60", json={**WISH, "pack": "none-such"}).json()
    assert (body["status"], body["briefing"]) == ("failed", None)
    assert "There is no document none-such" in body["problem"]
    assert "There is no document none-such" in client.get(f"/briefings/{body['id']}").text


def test_a_briefing_that_is_not_known_is_said_to_be_gone(client: TestClient) -> None:
    for address in ("/v1/briefings/x", "/v1/briefings/x.pdf", "/briefings/x", "/briefings/x/edit"):
        assert client.get(address).status_code == 404, address
    assert client.put("/v1/briefings/x/edits", json={}).status_code == 404


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    sent = client.post("/briefings", data={"topic": "fostering"}, headers={"origin": "https://elsewhere.example"})
    assert sent.status_code == 403


def test_the_first_page_of_the_workbench_leads_to_its_parts_in_both_languages(client: TestClient) -> None:
    page = client.get("/workbench").text
    parts = ("briefings", "recommendations", "promises", "figures", "disagreements", "councils", "differences", "told")
    for address in (f"/{part}" for part in parts):
        assert page.count(f'<li><a href="{address}"') == 1
        assert client.get(address).status_code == 200
    assert "<h1>Mainc waith</h1>" in client.get("/workbench", headers={"accept-language": "cy"}).text
