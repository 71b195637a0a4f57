"""The page where people read: a document with the quoted words marked."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from api.access import is_writer
from api.cited import cited
from api.dependencies import Draws, Kept, ServingNow
from api.links import related
from api.places import Place
from api.reading import read
from api.routes_documents import held
from api.templates import render
from corpus.document import DocumentRecord, Status
from corpus.errors import UsageError
from corpus.index import Index

_AHEAD = "private, max-age=300"  # seconds: a script fetches what a reader of an answer is about to open

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


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
            return render(request, "unread.html", {"record": record, "writer": is_writer(request)})
        context = {
            "reading": reading,
            "writer": is_writer(request),
            "newer": _newer(index, record),
            "editions": index.editions(document_id),
            "related": related(index, document_id),
            "cited": cited(kept, place.answer, place.n),
        }
    headers = {"Cache-Control": _AHEAD} if place.answer and place.edition else None
    return render(request, "document.html", context, headers=headers)


def _newer(index: Index, record: DocumentRecord) -> DocumentRecord | None:
    """What took the place of a superseded record: a later edition, or the original of a summary."""
    if record.status is not Status.SUPERSEDED:
        return None
    return (index.record(record.superseded_by) if record.superseded_by else None) or index.record(record.id)
