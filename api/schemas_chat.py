"""The OpenAI-compatible contract as pydantic models; fields that only a language model needs are taken and ignored."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from api.schemas import Day, FilterBody, LanguageCode, Strict
from api.schemas_answers import AnswerBody

MODEL = "craffu"
MOST_MESSAGES = 200


class Lenient(BaseModel):
    """Clients of this interface send much that means nothing here (temperature, penalties, tools)."""

    model_config = ConfigDict(extra="ignore")


class TextPart(Lenient):
    type: str
    text: str = ""


class MessageIn(Lenient):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[TextPart] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(Lenient):
    include_usage: StrictBool = False


class Narrowing(Strict):
    """Craffu's own: what `POST /v1/answers` takes besides the question."""

    filters: FilterBody = FilterBody()
    as_of: Day | None = None
    language: LanguageCode | None = None


class ChatBody(Lenient):
    """Messages, the last of the user's being the question; `craffu` narrows it as `POST /v1/answers` does."""

    messages: list[MessageIn] = Field(min_length=1, max_length=MOST_MESSAGES)
    model: str = MODEL
    stream: StrictBool = False
    stream_options: StreamOptions | None = None
    craffu: Narrowing = Narrowing()


class UrlCitation(Strict):
    start_index: int = Field(description="Of the marker [n] in the content")
    end_index: int
    title: str
    url: str = Field(description="The cited document in Craffu, at the quoted words")


class Annotation(Strict):
    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class MessageOut(Strict):
    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation]


class Choice(Strict):
    index: Literal[0] = 0
    message: MessageOut
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class Usage(Strict):
    """Nothing, for the extractive answerer uses no language model."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


class ChatCompletion(Strict):
    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int = Field(description="Seconds since 1970")
    model: str = MODEL
    choices: list[Choice]
    usage: Usage = Usage()
    craffu: AnswerBody = Field(description="The whole reply as `POST /v1/answers` gives it")


class ModelItem(Strict):
    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "craffu"


class ModelList(Strict):
    object: Literal["list"] = "list"
    data: list[ModelItem] = Field(default=[ModelItem()])
