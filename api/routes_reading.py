"""The pages where people read: a document with the quoted words marked, and the library of what is held."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import Held, ServingNow
from api.document_view import lay_out
from api.holdings import Holdings, LatestHoldings
from api.links import related
from api.problems import NO_INDEX, ProblemError
from api.routes_documents import EditionName, held
from api.serving import Serving
from api.templates import render
from corpus.document import Edition
from corpus.errors import NoIndexError, UsageError

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which documents of the library are shown: of a council and a kind ("" means any), and which page of them."""

    council: str = ""
    kind: str = ""
    page: Annotated[int, Query(ge=1)] = 1


@dataclass(frozen=True, slots=True)
class Place:
    """An edition (the current one where it is None) and the stretch of its text that is quoted."""

    edition: EditionName = None
    start: Annotated[int | None, Query(ge=0)] = None
    end: Annotated[int | None, Query(ge=0)] = None


@router.get("/documents")
def library(request: Request, shelf: Annotated[Shelf, Depends()], serving: ServingNow, holdings: Held) -> HTMLResponse:
    """What is held, newest first, and the files that could not be read."""
    try:
        found = _holdings(serving, holdings)
    except NoIndexError:
        return render(request, "empty.html", {"how": NO_INDEX})
    documents = found.narrowed(shelf.council or None, shelf.kind or None)
    last = max(1, -(-len(documents) // _ON_A_PAGE))
    shown = documents[(shelf.page - 1) * _ON_A_PAGE : shelf.page * _ON_A_PAGE]
    context = {"holdings": found, "council": shelf.council, "kind": shelf.kind, "page": shelf.page, "last": last}
    return render(request, "library.html", context | {"documents": shown, "total": len(documents)})


@router.get("/documents/{document_id}")
def document(
    request: Request, document_id: str, place: Annotated[Place, Depends()], serving: ServingNow
) -> HTMLResponse:
    """The whole text of a document with the quoted words marked, and what is known about it."""
    with serving.assistant() as assistant:
        record = held(assistant.sources.index, document_id, place.edition)
        editions = assistant.sources.index.editions(document_id)
        others = related(assistant.sources.index, document_id)
        try:
            text = assistant.sources.index.edition(document_id, place.edition)
        except UsageError:
            return render(request, "unread.html", {"record": record})
    _check_place(text, place.start, place.end)
    parts = lay_out(text, place.start, place.end)
    context = {"record": record, "editions": editions, "parts": parts, "related": others}
    quoted = {"quoted": place.end is not None, "page": text.page_at(place.start or 0)}
    return render(request, "document.html", context | quoted)


def _holdings(serving: Serving, holdings: LatestHoldings) -> Holdings:
    with serving.assistant() as assistant:
        return holdings.of(assistant.sources.index)


def _check_place(edition: Edition, start: int | None, end: int | None) -> None:
    """Raises ProblemError 422 where a place is asked for that is not in the text."""
    if (start, end) == (None, None) or 0 <= (start or 0) < (end or 0) <= len(edition.text):
        return
    length = len(edition.text)
    raise ProblemError(422, f"start and end must mark a stretch of the text, which has {length:,} characters.")
