"""Answers: ask a question, read an answer again."""

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse

from api.dependencies import AskingDesk, Kept, TakesTurns
from api.desk import as_bytes
from api.events import as_events
from api.problems import ProblemError
from api.responses import EVENTS, problem_responses
from api.schemas_answers import AnswerBody, QuestionBody
from api.unchanged import UNCHANGED, IfNoneMatch, unless_held

router = APIRouter(prefix="/v1/answers", tags=["answers"])

_JSON = "application/json"


@router.post("", response_model=AnswerBody, responses=EVENTS | problem_responses(400, 413, 422, 503))
async def ask(body: QuestionBody, desk: AskingDesk, turns: TakesTurns) -> Response:
    """Answer a question from what is held, or decline and say why. With `stream`, as server-sent events."""
    reply = await turns.run(desk.answer, body)
    if body.stream:
        return StreamingResponse(as_events(reply), media_type="text/event-stream")
    return Response(as_bytes(reply), media_type=_JSON)


@router.get("/{answer_id}", response_model=AnswerBody, responses=UNCHANGED | problem_responses(404))
def read_again(answer_id: str, kept: Kept, if_none_match: IfNoneMatch = None) -> Response:
    """The same bytes that were sent when the question was asked."""
    content = kept.get(answer_id)
    if content is None:
        raise ProblemError(404, "No answer with this id is kept. Ask the question again with POST /v1/answers.")
    return unless_held(if_none_match, answer_id, lambda: Response(content, media_type=_JSON))
