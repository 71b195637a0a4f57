"""The same answers for clients that speak OpenAI's interface."""

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from api.chat import as_chunks, as_completion, as_question_body
from api.dependencies import AskingDesk, TakesTurns
from api.responses import EVENTS, problem_responses
from api.schemas_chat import ChatBody, ChatCompletion, ModelList

router = APIRouter(prefix="/v1", tags=["chat"])


@router.post(
    "/chat/completions", response_model=ChatCompletion, responses=EVENTS | problem_responses(400, 413, 422, 503)
)
async def complete(body: ChatBody, request: Request, desk: AskingDesk, turns: TakesTurns) -> Response | ChatCompletion:
    """The last message of the user answered as `POST /v1/answers` does, citations as `annotations` and in `craffu`."""
    reply = await turns.run(desk.answer, as_question_body(body))
    base = str(request.base_url)
    if body.stream:
        with_usage = body.stream_options is not None and body.stream_options.include_usage
        return StreamingResponse(as_chunks(reply, base, with_usage), media_type="text/event-stream")
    return ChatCompletion.model_validate(as_completion(reply, base))


@router.get("/models")
def models() -> ModelList:
    """The one there is."""
    return ModelList()
