"""Across councils: a grid by question with blanks that say so, as a table for a spreadsheet, and who else was told."""

import csv
import io

from fastapi.testclient import TestClient

from api.schemas_councils import GridBody, ToldBody

CARERS = "How many foster carers were approved?"
PAGE = {"accept": "text/html"}


def test_a_cell_is_cited_or_blank_and_of_its_own_council(client: TestClient) -> None:
    body = client.get("/v1/grids", params={"question": CARERS}).json()
    GridBody.model_validate(body)
    cells = {row["authority"]: row["cells"][0] for row in body["rows"]}
    assert cells.keys() == {"Powys", "Wrexham"}
    assert "forty-two" in cells["Wrexham"]["claims"][0]["text"]
    assert [one["authority"] for one in cells["Wrexham"]["citations"]] == ["Wrexham"]
    assert (cells["Powys"]["status"], cells["Powys"]["claims"]) == ("not_found", [])


def test_the_table_has_a_line_for_a_blank_and_runs_nothing(client: TestClient) -> None:
    asked = {"question": "=1+1 how many foster carers were approved?", "authority": ["Powys"], "format": "csv"}
    answer = client.get("/v1/grids", params=asked)
    assert answer.headers["content-type"].startswith("text/csv")
    heading, line = csv.reader(io.StringIO(answer.text))
    assert heading[:3] == ["authority", "question", "status"]
    assert line[:2] == ["Powys", "'=1+1 how many foster carers were approved?"]


def test_too_many_cells_and_unknown_councils_are_refused(client: TestClient) -> None:
    assert client.get("/v1/grids").status_code == 422
    assert client.get("/v1/grids", params={"question": CARERS, "authority": "Nowhere"}).status_code == 422


def test_the_grids_page_takes_the_readers_own_questions(client: TestClient) -> None:
    page = client.get("/councils", params={"own": CARERS, "lang": "en"}, headers=PAGE)
    assert page.status_code == 200
    assert "Nothing held" in page.text
    assert "forty-two" in page.text
    assert "format=csv" in page.text


def test_who_else_was_told_the_same_cites_its_words(client: TestClient) -> None:
    wording = "Answer every complaint within ten working days."
    body = client.get("/v1/told", params={"text": wording, "authority": "Wrexham"}).json()
    (item,) = ToldBody.model_validate(body).items
    assert (item.authority, item.then, item.again) == ("Powys", "no_later_report_held", [])
    assert wording in body["citations"][item.asked[0] - 1]["quote"]
    assert client.get("/v1/told", params={"text": wording, "authority": "Powys"}).json()["items"] == []


def test_the_page_of_who_else_was_told_says_when_nobody_was(client: TestClient) -> None:
    page = client.get("/told", params={"text": "Buy a new lifeboat.", "lang": "cy"}, headers=PAGE)
    assert "Ni chedwir dim" in page.text
