"""The pages where people ask and read the answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from api.asking import LABELS, Asked, Form, ask
from api.dependencies import Held, ServingNow, TakesTurns
from api.holdings import Holdings, LatestHoldings
from api.problems import NO_INDEX
from api.schemas import LONGEST_QUESTION
from api.serving import Serving
from api.templates import render
from assistant.reply import Abstention, status_of
from corpus.errors import NoIndexError

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
async def home(
    request: Request, form: Annotated[Form, Depends()], serving: ServingNow, holdings: Held, turns: TakesTurns
) -> HTMLResponse:
    """The form, and the answer when there is a question; the address alone brings the same page again."""
    run = turns.run if form.q or form.previous else run_in_threadpool
    return await run(_home, request, form, serving, holdings)


def _home(request: Request, form: Form, serving: Serving, holdings: LatestHoldings) -> HTMLResponse:
    try:
        with serving.assistant() as assistant:
            asked = ask(assistant, form) if form.q or form.previous else Asked()
            return home_page(request, form, asked, holdings.of(assistant.sources.index))
    except NoIndexError:
        return render(request, "empty.html", {"how": NO_INDEX}, status=503 if form.q else 200)


@router.get("/accessibility")
def accessibility(request: Request) -> HTMLResponse:
    """The accessibility statement."""
    return render(request, "accessibility.html", {})


def home_page(request: Request, form: Form, asked: Asked, holdings: Holdings) -> HTMLResponse:
    reply = asked.reply
    context: dict[str, Any] = {"form": form, "errors": asked.errors, "labels": LABELS, "holdings": holdings}
    context |= {"longest": LONGEST_QUESTION, "reply": reply, "outcome": None, "status": None, "abstained": False}
    if reply is not None:
        context |= {"outcome": reply.outcome, "status": status_of(reply.outcome)}
        context |= {"abstained": isinstance(reply.outcome, Abstention)}
    return render(request, "ask.html", context, status=422 if asked.errors else 200)
