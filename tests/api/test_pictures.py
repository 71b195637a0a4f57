"""Page pictures over the real index, drawn by pdfium in a worker process, looked at pixel by pixel."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from api.app import create_app
from corpus.settings import Settings
from ingest.read.painter import Painter
from tests.ingest.pdf import HEIGHT, Printed, paragraph, pdf

LONG = "The team found that nineteen foster carers had left since the spring, and that nobody had asked them why."
SAME = "No action was taken at all."


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    from ingest.run import ingest

    files = tmp_path_factory.mktemp("pictured")
    pages = [
        [Printed("Inspection of foster care", 760, size=20), *paragraph(LONG, 700, width=40), Printed("1", 30)],
        [Printed("What was done", 760, size=20), Printed(SAME, 700), Printed("Later, again:", 660), Printed(SAME, 600)],
    ]
    (files / "fostering.pdf").write_bytes(pdf(pages))
    (files / "note.txt").write_text("A note without pages about foster care.", encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([files], settings)
    return settings


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings)) as opened:
        yield opened


@pytest.fixture(scope="module")
def document(client: TestClient) -> str:
    return id_of(client, "fostering.pdf")


def id_of(client: TestClient, name: str) -> str:
    items = client.get("/v1/documents").json()["items"]
    return next(str(item["id"]) for item in items if item["filename"] == name)


def span(client: TestClient, document: str, words: str, after: int = 0) -> dict[str, Any]:
    text = client.get(f"/v1/documents/{document}/text").content.decode()
    start = text.index(words.split(maxsplit=1)[0], after)
    return {"start": start, "end": text.index(words.rsplit(maxsplit=1)[-1], start) + len(words.rsplit(maxsplit=1)[-1])}


def marked_rows(content: bytes) -> set[int]:
    """The rows of pixels that hold the mark, in points from the page's lower edge."""
    pixels = np.asarray(Image.open(BytesIO(content)).convert("RGB"), dtype=int)
    yellow = np.atleast_1d((pixels[:, :, 2] + 80 < pixels[:, :, 0]).any(axis=1))
    return {round(HEIGHT * (1 - y / len(yellow))) for y in np.flatnonzero(yellow)}


def test_the_words_of_a_quote_are_marked_on_every_line_they_stand_on(client: TestClient, document: str) -> None:
    reply = client.get(f"/v1/documents/{document}/pages/1.png", params=span(client, document, LONG))
    assert (reply.status_code, reply.headers["content-type"], reply.headers["x-marked"]) == (200, "image/png", "true")
    rows = marked_rows(reply.content)
    assert {705, 690, 676} <= rows
    assert not {750, 765, 600, 35} & rows


def test_without_a_quote_nothing_is_marked(client: TestClient, document: str) -> None:
    reply = client.get(f"/v1/documents/{document}/pages/1.png", params={"width": 400})
    assert reply.headers["x-marked"] == "false"
    assert Image.open(BytesIO(reply.content)).width == 400
    assert not marked_rows(reply.content)


def test_of_words_that_stand_twice_the_quoted_ones_are_marked(client: TestClient, document: str) -> None:
    first = span(client, document, SAME)
    second = span(client, document, SAME, first["end"])
    rows = [
        marked_rows(client.get(f"/v1/documents/{document}/pages/2.png", params=each).content)
        for each in (first, second)
    ]
    assert 704 in rows[0]
    assert 604 not in rows[0]
    assert 604 in rows[1]
    assert 704 not in rows[1]


def test_a_quote_of_another_page_marks_nothing_on_this_one(client: TestClient, document: str) -> None:
    reply = client.get(f"/v1/documents/{document}/pages/2.png", params=span(client, document, LONG))
    assert (reply.status_code, reply.headers["x-marked"]) == (200, "false")


def test_a_picture_that_the_caller_has_is_not_drawn_again(client: TestClient, document: str) -> None:
    address = f"/v1/documents/{document}/pages/1.png"
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{address}?width=500", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("page", ["0", "3", "999999"])
def test_a_page_that_is_not_there_is_not_found(client: TestClient, document: str, page: str) -> None:
    reply = client.get(f"/v1/documents/{document}/pages/{page}.png")
    assert reply.status_code == 404
    assert "2 pages" in reply.json()["detail"]


def test_a_document_without_pages_says_where_its_text_is(client: TestClient) -> None:
    reply = client.get(f"/v1/documents/{id_of(client, 'note.txt')}/pages/1.png")
    assert reply.status_code == 404
    assert "/text" in reply.json()["detail"]


@pytest.mark.parametrize("query", ["start=5", "end=5", "start=9&end=5", "width=99999", "start=-1&end=5", "x=1"])
def test_a_place_that_means_nothing_is_refused(client: TestClient, document: str, query: str) -> None:
    assert client.get(f"/v1/documents/{document}/pages/1.png?{query}").status_code == 422


def test_a_file_that_breaks_the_reader_costs_its_own_picture_only(
    client: TestClient, settings: Settings, document: str, tmp_path: Path
) -> None:
    from corpus.errors import UsageError

    broken = tmp_path / "broken.pdf"
    broken.write_bytes(pdf([[Printed("Short", 700)]])[:200])
    painter = Painter(settings)
    painter.begin()
    try:
        with pytest.raises(UsageError, match="cannot be drawn"):
            painter.draw(broken, 1, 300)
    finally:
        painter.close()
    with pytest.raises(UsageError, match="cannot be drawn"):  # and no worker is begun that nobody would end
        painter.draw(broken, 1, 300)
    assert client.get(f"/v1/documents/{document}/pages/1.png").status_code == 200


def test_a_browser_keeps_the_picture_of_an_edition_that_is_named(client: TestClient, document: str) -> None:
    address = f"/v1/documents/{document}/pages/1.png"
    edition = client.get(f"/v1/documents/{document}").json()["edition"]
    assert client.get(address, params={"edition": edition}).headers["cache-control"] == "private, max-age=86400"
    assert client.get(address).headers["cache-control"] == "private, no-cache"


def test_marks_that_overlap_or_stand_off_the_page_are_laid_once() -> None:
    from ingest.load.picture import _marked

    corners = [(-5, 2, 6, 6), (4, 4, 9, 8), (50, 50, 60, 60)]
    drawn = np.array(_marked(Image.new("RGB", (20, 10), "white"), corners))
    assert {tuple(pixel) for pixel in drawn.reshape(-1, 3).tolist()} == {(255, 255, 255), (255, 228, 92)}
    assert drawn[5, 5].tolist() == [255, 228, 92]
    assert drawn[9, 0].tolist() == [255, 255, 255]
