"""OpenAI's interface over a real server, with the openai client and with llama-index's OpenAILike."""

from collections.abc import Iterator

import openai
import pytest
from fastapi.testclient import TestClient
from llama_index.core.llms import ChatMessage
from llama_index.llms.openai_like import OpenAILike
from openai import OpenAI

from corpus.settings import Settings
from tests.journeys.conftest import serving

ASKED = "What were the three priorities for Powys?"


@pytest.fixture(scope="module")
def address(small: Settings) -> Iterator[str]:
    with serving(small) as running:
        yield running


@pytest.fixture(scope="module")
def model(address: str) -> OpenAI:
    return OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0)


def test_the_openai_client_gets_the_answer_with_its_citations(model: OpenAI, address: str, client: TestClient) -> None:
    reply = model.chat.completions.create(
        model="craffu", messages=[{"role": "system", "content": "Be kind."}, {"role": "user", "content": ASKED}]
    )
    message = reply.choices[0].message
    own = client.post("/v1/answers", json={"question": ASKED}).json()
    assert (reply.choices[0].finish_reason, message.content) == ("stop", own["answer"])
    assert message.annotations
    assert len(message.annotations) == sum(len(claim["citations"]) for claim in own["claims"])
    cited = message.annotations[0].url_citation
    assert str(message.content)[cited.start_index : cited.end_index] == "[1]"
    assert cited.url.startswith(f"{address}/documents/")
    extra = reply.model_extra or {}
    assert extra["craffu"]["citations"] == own["citations"]
    assert client.get(cited.url.removeprefix(address)).status_code == 200


def test_a_stream_gives_whole_claims_that_make_the_same_answer(model: OpenAI, client: TestClient) -> None:
    chunks = list(
        model.chat.completions.create(
            model="any",
            messages=[{"role": "user", "content": ASKED}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    own = client.post("/v1/answers", json={"question": ASKED}).json()
    pieces = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices and chunk.choices[0].delta.content]
    assert "".join(str(piece) for piece in pieces) == own["answer"]
    assert len(pieces) == len(own["claims"])
    assert all(claim["text"] in str(piece) for claim, piece in zip(own["claims"], pieces, strict=True))
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].usage is not None


def test_earlier_messages_are_the_history(model: OpenAI) -> None:
    reply = model.chat.completions.create(
        model="craffu",
        messages=[
            {"role": "user", "content": "How many foster carers were approved in Wrexham?"},
            {"role": "assistant", "content": "Forty-two. [1]"},
            {"role": "user", "content": [{"type": "text", "text": "And what three priorities did Powys have?"}]},
        ],
        temperature=0.1,
        extra_body={"craffu": {"filters": {"authorities": ["Powys"]}}},
    )
    assert reply.choices[0].message.annotations
    assert "Powys" in (reply.model_extra or {})["craffu"]["question"]


def test_llama_index_reaches_it_as_a_model(address: str) -> None:
    model = OpenAILike(model="craffu", api_base=f"{address}/v1", api_key="none", is_chat_model=True, max_retries=0)
    whole = str(model.chat([ChatMessage(role="user", content=ASKED)]).message.content)
    assert "[1]" in whole
    *_, last = model.stream_chat([ChatMessage(role="user", content=ASKED)])
    assert last.message.content == whole


def test_the_model_is_listed(model: OpenAI) -> None:
    assert [each.id for each in model.models.list()] == ["craffu"]


@pytest.mark.parametrize(
    ("content", "field"), [("", "messages.0.content"), ("a" * 2001, "messages.0.content"), (None, "messages.0.content")]
)
def test_a_question_that_cannot_be_asked_is_refused_by_name(
    client: TestClient, content: str | None, field: str
) -> None:
    reply = client.post("/v1/chat/completions", json={"messages": [{"role": "user", "content": content}]})
    assert (reply.status_code, reply.json()["errors"][0]["field"]) == (422, field)


def test_without_a_message_of_the_user_nothing_is_asked(model: OpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError, match="no message of the user"):
        model.chat.completions.create(model="craffu", messages=[{"role": "system", "content": "Hello."}])
