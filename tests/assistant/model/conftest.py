"""One fake model on loopback for all tests of a module, and the bundled assistant with it."""

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from assistant.answer import Assistant
from assistant.model.phrasing import phraser
from corpus.settings import Settings
from tests.assistant.model.fake_model import FakeModel, sentences, serving

KEY = "key-that-nobody-may-see"


@pytest.fixture(scope="module")
def server() -> Iterator[FakeModel]:
    with serving() as fake:
        yield fake


@pytest.fixture
def fake(server: FakeModel) -> FakeModel:
    """The server, behaving well again and with nothing asked of it yet."""
    server.write, server.fault, server.knows_schemas = lambda _: sentences([]), None, True
    server.requests.clear()
    server.headers.clear()
    return server


@pytest.fixture(scope="module")
def modelled(server: FakeModel, assistant: Assistant) -> Assistant:
    """The bundled assistant with the fake model, to be waited for 10 seconds."""
    return with_model(assistant, server, seconds=10)


def with_model(assistant: Assistant, fake: FakeModel, seconds: float) -> Assistant:
    settings = Settings(llm_url=fake.url, llm_model="fake", llm_key=SecretStr(KEY), llm_seconds=seconds)
    return Assistant(assistant.sources, phraser=phraser(settings))
