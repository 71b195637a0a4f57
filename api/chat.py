"""A conversation in OpenAI's form as a question with its history, and a reply as a message with its citations."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from time import time
from typing import Any
from urllib.parse import quote, urlencode

from pydantic import ValidationError

from api.problems import ProblemError, invalid_fields
from api.schemas_answers import QuestionBody
from api.schemas_chat import MODEL, ChatBody, MessageIn

_MARKER = re.compile(r"\[(\d+)\]")
_MARKERS = re.compile(r"(?:\s*\[\d+\])*\s*")
_LONGEST_ANSWER = 20_000  # characters of an earlier answer that the history takes
_LONGEST_HISTORY = 50


def as_question_body(chat: ChatBody) -> QuestionBody:
    """The last message of the user as the question, the turns before it as the history; instructions to a model
    (system messages) mean nothing here. Raises ProblemError 422, naming the message at fault."""
    asked = [number for number, message in enumerate(chat.messages) if message.role == "user"]
    if not asked:
        raise ProblemError(422, "holds no message of the user", "messages")
    history = _turns(chat.messages[: asked[-1]])
    question = {"question": chat.messages[asked[-1]].text, "history": history}
    try:
        return QuestionBody.model_validate(question | chat.craffu.model_dump())
    except ValidationError as error:
        first = invalid_fields(error.errors())[0]
        raise ProblemError(422, first.message, f"messages.{asked[-1]}.content") from error


def as_completion(reply: Mapping[str, Any], base: str) -> dict[str, Any]:
    """The reply as a chat completion; `base` is the server's address, for the links."""
    message = {"role": "assistant", "content": reply["answer"], "annotations": annotations(reply, base)}
    return {
        "id": f"chatcmpl-{reply['id']}",
        "created": int(time()),
        "choices": [{"message": message}],
        "craffu": reply,
    }


def as_chunks(reply: Mapping[str, Any], base: str, with_usage: bool) -> Iterator[str]:
    """The same as server-sent events: a claim with its markers at a time, then the citations."""
    chunk = {
        "id": f"chatcmpl-{reply['id']}",
        "object": "chat.completion.chunk",
        "created": int(time()),
        "model": MODEL,
    }
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": piece} for piece in _pieces(reply)]
    for delta in deltas:
        yield _event(chunk | {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
    last = {"index": 0, "delta": {"annotations": annotations(reply, base)}, "finish_reason": "stop"}
    yield _event(chunk | {"choices": [last], "craffu": reply})
    if with_usage:
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        yield _event(chunk | {"choices": [], "usage": usage})
    yield "data: [DONE]\n\n"


def annotations(reply: Mapping[str, Any], base: str) -> list[dict[str, Any]]:
    """One for each marker in the answer, with a link to the quoted words."""
    cited = {citation["n"]: citation for citation in reply["citations"]}
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": match.start(),
                "end_index": match.end(),
                "title": cited[int(match[1])]["title"],
                "url": base.rstrip("/") + _place(cited[int(match[1])]),
            },
        }
        for match in _MARKER.finditer(reply["answer"])
        if int(match[1]) in cited
    ]


def _place(citation: Mapping[str, Any]) -> str:
    query = urlencode({name: citation[name] for name in ("edition", "start", "end")})
    return f"/documents/{quote(citation['document_id'])}?{query}#quote"


def _pieces(reply: Mapping[str, Any]) -> list[str]:
    """The answer cut after each claim and its markers; together they are the answer."""
    answer, at, pieces = reply["answer"], 0, []
    for claim in reply["claims"]:
        found = answer.find(claim["text"], at)
        markers = _MARKERS.match(answer, found + len(claim["text"])) if found >= 0 else None
        if markers:
            pieces.append(answer[at : markers.end()])
            at = markers.end()
    return [piece for piece in (*pieces, answer[at:]) if piece]


def _turns(messages: Sequence[MessageIn]) -> list[dict[str, str]]:
    """Each message of the user with what was answered to it, oldest first."""
    turns: list[dict[str, str]] = []
    for message in messages:
        if message.role == "user" and message.text.strip():
            turns.append({"question": message.text, "answer": ""})
        elif message.role == "assistant" and turns:
            turns[-1]["answer"] = message.text[:_LONGEST_ANSWER]
    return turns[-_LONGEST_HISTORY:]


def _event(data: Mapping[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
