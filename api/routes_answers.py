"""Answers: ask a question, read an answer again."""

import json
import logging
import sqlite3
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse

from api.dependencies import Kept, ServingNow
from api.events import as_events
from api.kept_answers import KeptAnswers
from api.narrowing import as_filters
from api.problems import ProblemError
from api.schemas import AnswerBody, QuestionBody, content_response, problem_responses
from api.serving import Serving
from assistant.answer import Question, Turn
from assistant.reply import as_contract
from corpus.terms import Vocabulary

log = logging.getLogger(__name__)
router = APIRouter(prefix="/v1/answers", tags=["answers"])

_JSON = "application/json"
_STREAM = content_response("text/event-stream", {"type": "string"})


@router.post("", response_model=AnswerBody, responses=_STREAM | problem_responses(413, 422, 503))
def ask(body: QuestionBody, serving: ServingNow, kept: Kept) -> Response:
    """Answer a question from what is held, or decline and say why. With `stream`, as server-sent events."""
    reply = answered(body, serving, kept)
    if body.stream:
        return StreamingResponse(as_events(reply), media_type="text/event-stream")
    return Response(as_bytes(reply), media_type=_JSON)


def answered(body: QuestionBody, serving: Serving, kept: KeptAnswers) -> dict[str, Any]:
    """The reply as the contract has it, kept so that it can be read again. Raises ProblemError, CraffuError."""
    with serving.assistant() as assistant:
        reply = as_contract(assistant.answer(as_question(body, assistant.sources.vocabulary)))
    _keep(kept, reply["id"], as_bytes(reply))
    return reply


@router.get("/{answer_id}", response_model=AnswerBody, responses=problem_responses(404))
def read_again(answer_id: str, kept: Kept) -> Response:
    """The same bytes that were sent when the question was asked."""
    content = kept.get(answer_id)
    if content is None:
        raise ProblemError(404, "No answer with this id is kept. Ask the question again with POST /v1/answers.")
    return Response(content, media_type=_JSON)


def as_question(body: QuestionBody, vocabulary: Vocabulary) -> Question:
    """The request as the assistant takes it. Raises ProblemError 422 for filters that name nothing."""
    return Question(
        text=body.question,
        history=tuple(Turn(turn.question, turn.answer) for turn in body.history),
        filters=as_filters(body.filters, body.as_of, vocabulary, "filters."),
        language=body.language,
    )


def as_bytes(reply: dict[str, Any]) -> bytes:
    return json.dumps(reply, ensure_ascii=False).encode()


def _keep(kept: KeptAnswers, answer_id: str, content: bytes) -> None:
    """Keep an answer; a full disk must not cost the caller the answer itself."""
    try:
        kept.keep(answer_id, content)
    except (OSError, sqlite3.Error) as error:
        log.warning("answer %s is not kept: %s", answer_id, error)
