"""Who runs Craffu and who reads it are told which model is on and where text goes; nobody is told the key."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.app import create_app
from assistant.model.configured import Model, configured
from assistant.model.probe import probed
from corpus.errors import LanguageModelError, SettingsError
from corpus.settings import Settings, load_settings
from tests.assistant.model.conftest import KEY
from tests.assistant.model.fake_model import FakeModel
from tests.assistant.model.test_phrasing import KNEW, WARNED, echo

ON = {"CRAFFU_LLM_URL": "https://models.example:8443/v1", "CRAFFU_LLM_MODEL": "small", "CRAFFU_LLM_KEY": KEY}


def settings_of(fake: FakeModel, **how: object) -> Settings:
    return Settings().model_copy(update={"llm_url": fake.url, "llm_model": "fake", "llm_key": SecretStr(KEY), **how})


@pytest.fixture(scope="module")
def client(bundled: Settings, server: FakeModel) -> Iterator[TestClient]:
    with TestClient(create_app(settings_of(server, data=bundled.data))) as opened:
        yield opened


def test_no_model_is_the_default() -> None:
    assert configured(load_settings({})) is None


def test_a_model_is_told_by_name_and_host_and_its_key_by_nobody() -> None:
    settings = load_settings(ON)
    assert configured(settings) == Model("small", "models.example:8443")
    assert KEY not in f"{settings!r} {settings} {settings.model_dump_json()}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"CRAFFU_LLM_MODEL": "small"},
        {"CRAFFU_LLM_URL": "https://models.example/v1"},
        ON | {"CRAFFU_LLM_URL": f"https://me:{KEY}@models.example/v1"},
        ON | {"CRAFFU_LLM_URL": "ftp://models.example"},
        ON | {"CRAFFU_LLM_KEY": f"{KEY}\nHost: elsewhere"},
        ON | {"CRAFFU_LLM_SECONDS": "0"},
    ],
)
def test_settings_that_make_no_sense_are_refused_without_showing_a_secret(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="CRAFFU_LLM_") as refused:
        load_settings(wrong)
    assert KEY not in str(refused.value)


def test_the_doctors_question_is_answered_or_says_why_not(fake: FakeModel) -> None:
    fake.write = echo
    assert probed(settings_of(fake)) > 0
    fake.fault = 500
    with pytest.raises(LanguageModelError, match="down") as told:
        probed(settings_of(fake))
    assert KEY not in str(told.value)


def test_the_server_and_its_pages_say_where_text_goes(client: TestClient, fake: FakeModel) -> None:
    fake.write = echo
    host = fake.url.split("/")[2]
    reply = client.post("/v1/answers", json={"question": WARNED}).json()
    assert (reply["answerer"], reply["claims"][0]["text"]) == ("llm:fake", KNEW)
    assert client.get("/readyz").json()["language_model"] == {"model": "fake", "host": host}
    assert f"go to {host}" in client.get("/").text
    assert f"yn mynd i {host}" in client.get("/?lang=cy").text
    assert KEY not in client.get("/").text


def test_nothing_is_sent_before_somebody_asks(client: TestClient, fake: FakeModel) -> None:
    client.get("/readyz")
    client.get("/")
    assert fake.requests == []
