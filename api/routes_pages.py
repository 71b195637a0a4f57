"""The pages where people ask and read the answer, now or again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from api.asking import Asked, Conversation, Form
from api.chips import chips
from api.cited import addressed
from api.dependencies import TakesTurns
from api.empty import empty_page
from api.front import LIMITS, Front
from api.holdings import Holdings
from api.language import reader_language
from api.problems import GONE, ProblemError
from api.sureness import sureness
from api.templates import render
from api.timeline import timeline
from corpus.errors import NoIndexError
from corpus.terms import load_vocabulary

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

FormSent = Annotated[Form, Depends()]
Talk = Annotated[Conversation, Depends()]


@dataclass(frozen=True, slots=True)
class Room:
    """What a page of an answer is made of beside the answer: the form it came from, and what was answered before."""

    form: Form
    before: Sequence[dict[str, Any]]
    holdings: Holdings
    thanked: bool = False


@router.get("/")
async def home(
    request: Request, form: FormSent, talk: Talk, front: Annotated[Front, Depends()], turns: TakesTurns
) -> HTMLResponse:
    """The form, and the answer when there is a question; the address alone asks again."""
    run = turns.run if form.q or form.turn else run_in_threadpool
    return await run(_home, request, form, talk, front)


def _home(request: Request, form: Form, talk: Conversation, front: Front) -> HTMLResponse:
    try:
        if not (form.q or form.turn):
            return front.page(request, form, Asked())
        asked = talk.ask(form, reader_language(request))
        if asked.reply is None:
            return front.page(request, form, asked)
        return answer_page(request, asked.reply, Room(form, talk.before(form.turn), front.counted()))
    except NoIndexError:
        return empty_page(request, 503 if form.q else 200)


@router.get("/answers/{answer_id}")
def read_again(
    request: Request, answer_id: str, form: FormSent, talk: Talk, front: Annotated[Front, Depends()]
) -> HTMLResponse:
    """An answer as it was given, at an address that always shows the same."""
    reply = talk.again(answer_id)
    if reply is None:
        raise ProblemError(404, GONE)
    room = Room(form, talk.before(form.turn), front.counted(), "thanks" in request.query_params)
    return answer_page(request, reply, room)


@router.get("/accessibility")
def accessibility(request: Request) -> HTMLResponse:
    """The accessibility statement."""
    return render(request, "accessibility.html", {})


def answer_page(request: Request, reply: dict[str, Any], room: Room) -> HTMLResponse:
    """A reply of the contract as a page. Its sources are likely to be read next, some of them as pictures."""
    app = request.scope.get("app")
    if app and any(citation["page"] for citation in reply["citations"] + reply["nearest"]):
        app.state.painter.begin()
    for part in ("citations", "nearest"):
        reply = reply | {part: [addressed(one, reply["id"]) for one in reply[part]]}
    context: dict[str, Any] = {
        "reply": reply,
        "form": room.form,
        "before": room.before,
        "turns": room.form.after(reply["id"]),
        "holdings": room.holdings,
        "thanked": room.thanked,
        "chips": chips(room.form, reply, load_vocabulary()),
        "points": timeline(reply),
        "sure": sureness(reply),
        "about": [room.holdings.about(council) for council in reply["understood"]["councils"]],
        "address": f"{str(request.base_url).rstrip('/')}/answers/{reply['id']}",
    }
    return render(request, "answer.html", context | LIMITS)
