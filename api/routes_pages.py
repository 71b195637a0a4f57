"""The page for people: ask, read the answer, follow a quote into its document, see what is held."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from api.asking import LABELS, Asked, Form, ask
from api.dependencies import Held, ServingNow
from api.document_view import lay_out
from api.holdings import Holdings, LatestHoldings
from api.links import related
from api.problems import NO_INDEX, ProblemError
from api.routes_documents import EditionName, held
from api.schemas import LONGEST_QUESTION
from api.serving import Serving
from api.templates import render
from assistant.reply import Abstention, status_of
from corpus.document import Edition
from corpus.errors import NoIndexError, UsageError

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_ON_A_PAGE = 50
Place = Annotated[int | None, Query(ge=0)]


@router.get("/")
def home(form: Annotated[Form, Depends()], serving: ServingNow, holdings: Held) -> HTMLResponse:
    """The form, and the answer when there is a question; the address alone brings the same page again."""
    try:
        with serving.assistant() as assistant:
            asked = ask(assistant, form) if form.q or form.previous else Asked()
            return home_page(form, asked, holdings.of(assistant.sources.index))
    except NoIndexError:
        return render("empty.html", {"how": NO_INDEX}, status=503 if form.q else 200)


@router.get("/documents")
def library(
    serving: ServingNow, holdings: Held, council: str = "", kind: str = "", page: Annotated[int, Query(ge=1)] = 1
) -> HTMLResponse:
    """What is held, newest first, and the files that could not be read."""
    try:
        found = _holdings(serving, holdings)
    except NoIndexError:
        return render("empty.html", {"how": NO_INDEX})
    documents = found.narrowed(council or None, kind or None)
    last = max(1, -(-len(documents) // _ON_A_PAGE))
    shown = documents[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    context = {"holdings": found, "council": council, "kind": kind, "page": page, "last": last}
    return render("library.html", context | {"documents": shown, "total": len(documents)})


@router.get("/documents/{document_id}")
def document(
    document_id: str, serving: ServingNow, edition: EditionName = None, start: Place = None, end: Place = None
) -> HTMLResponse:
    """The whole text of a document with the quoted words marked, and what is known about it."""
    with serving.assistant() as assistant:
        record = held(assistant.sources.index, document_id, edition)
        editions = assistant.sources.index.editions(document_id)
        others = related(assistant.sources.index, document_id)
        try:
            text = assistant.sources.index.edition(document_id, edition)
        except UsageError:
            return render("unread.html", {"record": record})
    _check_place(text, start, end)
    context = {"record": record, "editions": editions, "parts": lay_out(text, start, end), "related": others}
    return render("document.html", context | {"quoted": end is not None, "page": text.page_at(start or 0)})


@router.get("/accessibility")
def accessibility() -> HTMLResponse:
    """The accessibility statement."""
    return render("accessibility.html", {})


def home_page(form: Form, asked: Asked, holdings: Holdings) -> HTMLResponse:
    reply = asked.reply
    context: dict[str, Any] = {"form": form, "errors": asked.errors, "labels": LABELS, "holdings": holdings}
    context |= {"longest": LONGEST_QUESTION, "reply": reply, "outcome": None, "status": None, "abstained": False}
    if reply is not None:
        context |= {"outcome": reply.outcome, "status": status_of(reply.outcome)}
        context |= {"abstained": isinstance(reply.outcome, Abstention)}
    return render("ask.html", context, status=422 if asked.errors else 200)


def _holdings(serving: Serving, holdings: LatestHoldings) -> Holdings:
    with serving.assistant() as assistant:
        return holdings.of(assistant.sources.index)


def _check_place(edition: Edition, start: int | None, end: int | None) -> None:
    """Raises ProblemError 422 where a place is asked for that is not in the text."""
    if (start, end) == (None, None) or 0 <= (start or 0) < (end or 0) <= len(edition.text):
        return
    length = len(edition.text)
    raise ProblemError(422, f"start and end must mark a stretch of the text, which has {length:,} characters.")
