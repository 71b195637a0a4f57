"""Ask a language model behind any OpenAI-compatible address, through llama-index, within one time limit.

Imported only where a model is configured: llama-index's class and the OpenAI client take 0.7 s and 75 MB.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Mapping
from concurrent.futures import CancelledError
from typing import Any

import httpx
from llama_index.core.llms import ChatMessage
from llama_index.llms.openai_like import OpenAILike
from openai import APIConnectionError, APIStatusError, APITimeoutError, BadRequestError

from assistant.model.configured import UnansweredError, Why
from corpus.settings import Settings

log = logging.getLogger(__name__)

MOST_TOKENS = 600  # of a reply; 120 words in JSON are about 250
SEED = 7
REST_SECONDS = 30.0  # how long a model that does not answer is left alone, so that not every reader waits for it
_GRACE_SECONDS = 1.0  # for ending a call that has taken too long


class Endpoint:
    """The model that the settings name; any thread may ask. One event loop in a thread of its own serves them all, so
    that a call that takes too long is ended and its connection closed, however slowly the other side goes on."""

    def __init__(self, settings: Settings) -> None:
        self._limit = settings.llm_seconds
        self._model = _model(settings)
        self._with_schema = True
        self._rests_until = 0.0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="craffu-model", daemon=True).start()

    def ask(self, instruction: str, data: str, schema: Mapping[str, Any]) -> str:
        """The text of the model's reply to an instruction and data. UnansweredError where none comes in time."""
        if time.monotonic() < self._rests_until:
            raise UnansweredError("resting")
        messages = [ChatMessage(role="system", content=instruction), ChatMessage(role="user", content=data)]
        asking = asyncio.wait_for(self._asked(messages, schema), self._limit)
        future = asyncio.run_coroutine_threadsafe(asking, self._loop)
        try:
            return future.result(self._limit + _GRACE_SECONDS)
        except (Exception, CancelledError) as error:  # whatever went wrong, the reader gets an answer
            future.cancel()
            raise self._unanswered(error) from error

    async def _asked(self, messages: list[ChatMessage], schema: Mapping[str, Any]) -> str:
        form = {"type": "json_schema", "json_schema": {"name": "sentences", "strict": True, "schema": dict(schema)}}
        try:
            reply = await self._model.achat(messages, **({"response_format": form} if self._with_schema else {}))
        except BadRequestError:
            if not self._with_schema:
                raise
            self._with_schema = False  # it knows no schemas; the instruction says the same in words
            reply = await self._model.achat(messages)
        return reply.message.content or ""

    def _unanswered(self, error: BaseException) -> UnansweredError:
        """Logged by kind alone: an error's message may repeat what was sent."""
        why = _why(error)
        log.warning("the language model gave no answer: %s, %s", why, type(error).__name__)
        if why != "malformed":
            self._rests_until = time.monotonic() + REST_SECONDS
        return UnansweredError(why)


def _why(error: BaseException) -> Why:
    if isinstance(error, TimeoutError | APITimeoutError):
        return "slow"
    return "down" if isinstance(error, APIConnectionError | APIStatusError) else "malformed"


def _model(settings: Settings) -> OpenAILike:
    """Temperature 0 and a seed, so that the same evidence is likely to give the same words; each call is tried once."""
    return OpenAILike(  # type: ignore[call-arg]  # async_http_client is of the class that it extends
        model=settings.llm_model or "",
        api_base=settings.llm_url,
        api_key=settings.llm_key.get_secret_value() if settings.llm_key else "none",
        is_chat_model=True,
        temperature=0.0,
        max_tokens=MOST_TOKENS,
        max_retries=0,
        timeout=settings.llm_seconds,
        additional_kwargs={"seed": SEED},
        # No redirects: what is sent stays with the host that readers are told of.
        async_http_client=httpx.AsyncClient(follow_redirects=False, timeout=settings.llm_seconds),
    )
