"""The pages where people read: a document with the quoted words marked, and the library of what is held."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.cited import cited
from api.dependencies import Draws, Held, Kept, ServingNow
from api.holdings import Holdings, LatestHoldings
from api.links import related
from api.places import Place
from api.problems import NO_INDEX
from api.reading import read
from api.routes_documents import held
from api.serving import Serving
from api.templates import render
from corpus.document import DocumentRecord, Status
from corpus.errors import NoIndexError, UsageError
from corpus.index import Index

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which documents of the library are shown: of a council and a kind ("" means any), and which page of them."""

    council: str = ""
    kind: str = ""
    page: Annotated[int, Query(ge=1)] = 1


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
def document(  # noqa: PLR0913, PLR0917  # each is a part of the request
    request: Request,
    document_id: str,
    place: Annotated[Place, Depends()],
    serving: ServingNow,
    painter: Draws,
    kept: Kept,
) -> HTMLResponse:
    """One page of a document, the quoted words marked, and what is known about it."""
    with serving.assistant() as assistant:
        index = assistant.sources.index
        record = held(index, document_id, place.edition)
        try:
            reading = read(index, painter, record, place)
        except UsageError:
            return render(request, "unread.html", {"record": record})
        context = {
            "reading": reading,
            "newer": _newer(index, record),
            "editions": index.editions(document_id),
            "related": related(index, document_id),
            "cited": cited(kept, place.answer, place.n),
        }
    return render(request, "document.html", context)


def _newer(index: Index, record: DocumentRecord) -> DocumentRecord | None:
    """What took the place of a superseded record: a later edition, or the original of a summary."""
    if record.status is not Status.SUPERSEDED:
        return None
    return (index.record(record.superseded_by) if record.superseded_by else None) or index.record(record.id)


def _holdings(serving: Serving, holdings: LatestHoldings) -> Holdings:
    with serving.assistant() as assistant:
        return holdings.of(assistant.sources.index)
