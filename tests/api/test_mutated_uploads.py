"""Uploads whose bytes were spoilt, and forms that are none: each file has its outcome, and nothing falls."""

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.settings import Settings
from tests.ingest.hostile import good_files, mutations

EACH = 2  # spoilt ones of each format here; tests/ingest reads many more
FORM = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nwords\r\n--b--\r\n'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("spoilt"), read_seconds=20, most_megabytes=1)
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as opened:
        yield opened


def test_every_spoilt_file_has_its_outcome_and_the_server_goes_on(client: TestClient) -> None:
    whole = good_files()
    spoilt = {f"{n}-{name}": data for name in whole for n, data in enumerate(mutations(Random(35), whole[name], EACH))}
    reply = client.post("/v1/documents", files=[("files", each) for each in (whole | spoilt).items()])
    assert reply.status_code == 202
    while (told := client.get(f"{reply.headers['location']}?wait=60").json())["status"] in {"waiting", "running"}:
        assert client.get("/healthz").status_code == 200
    assert (told["status"], told["problem"]) == ("done", None)
    became = {each["filename"].partition("!")[0]: each for each in told["documents"]}
    assert set(became) == set(whole | spoilt)
    assert {became[name]["change"] for name in whole} == {"added"}
    assert all(each["reason"] for each in became.values() if each["change"] == "quarantined")


@pytest.mark.parametrize("seed", range(40))
def test_a_form_that_is_none_is_refused_or_taken_but_never_fails(client: TestClient, seed: int) -> None:
    kind = "multipart/form-data; boundary=b"
    body = FORM if seed == 0 else next(islice(mutations(Random(seed), FORM, 6), seed % 6, None))
    reply = client.post("/v1/documents", content=body, headers={"content-type": kind})
    assert reply.status_code in {202, 400, 422}, (body, reply.text)
    assert seed or reply.status_code == 202


@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "a/b; c="])
def test_another_kind_of_body_is_refused(client: TestClient, kind: str) -> None:
    reply = client.post("/v1/documents", content=FORM, headers={"content-type": kind})
    assert reply.status_code in {400, 422}, reply.text
