"""A small data folder of our own making, with the traps the API must withstand, and a client of the application."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings

# Reading a SQLite file beside SQLite takes this process's locks on it away (sqlite.org/howtocorrupt.html, 2.2).
OPEN = shutil.ignore_patterns("answer*.sqlite*")
PRIORITIES = (
    "Write a plan for placements that families can follow.",
    "Answer every complaint within ten working days.",
    "Train all new social workers in safeguarding.",
)
HOSTILE_TITLE = 'Letter about <script>alert("1")</script> & Wrexham'
FILES = {
    "powys-inspection-2019.txt": "url: https://inspectorate.example/powys\n"
    "publisher: Care Inspectorate Wales\n"
    "date: 2019-03-04\n"
    "kind: inspection report\n"
    "authority: Powys\n"
    "title: Inspection of children’s services in Powys County Council\n"
    "---\n"
    "Inspectors visited Powys in January 2019.\n\n"
    "The inspectorate gave Powys three priorities:\n"
    + "".join(f"- {priority}\n" for priority in PRIORITIES)
    + "\nThe next visit will be in the spring of 2020.\n",
    "wrexham-letter-2021.txt": "url: javascript:alert(1)\n"
    "publisher: Care Inspectorate Wales\n"
    "date: 2021-06\n"
    "kind: letter\n"
    "authority: Wrexham\n"
    f"title: {HOSTILE_TITLE}\n"
    "text: own-words record of the published page\n"
    "---\n"
    "The letter to Wrexham says <b>forty-two</b> <img src=x onerror=alert(1)> foster carers were approved.\n",
    "powys-llythyr-2020.txt": "publisher: Cyngor Sir Powys\n"
    "date: 2020-02-01\n"
    "kind: letter\n"
    "authority: Powys\n"
    "title: Llythyr am wasanaethau plant ym Mhowys\n"
    "---\n"
    "Mae’r cyngor wedi penodi naw o weithwyr cymdeithasol newydd i’r gwasanaethau plant eleni.\n",
    "nothing-in-it.txt": "",
}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a data folder that holds three documents and one file that cannot be read."""
    from ingest.run import ingest

    files = tmp_path_factory.mktemp("files")
    for name, content in FILES.items():
        Path(files / name).write_text(content, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("small"))
    ingest([files], settings)
    return settings


@pytest.fixture(scope="session")
def client(small: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(small)) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a server whose data folder holds nothing yet."""
    with TestClient(create_app(Settings(data=tmp_path / "data"))) as opened:
        yield opened


@pytest.fixture(scope="session")
def ids(client: TestClient) -> dict[str, str]:
    """The document id of each file."""
    return {item["filename"]: item["id"] for item in client.get("/v1/documents").json()["items"]}
