"""Pages of PDFs as pictures, the quoted words marked."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import Field, model_validator

from api.dependencies import Draws, ServingNow
from api.pictured import words_on
from api.problems import ProblemError
from api.responses import Responses, content_response, problem_responses
from api.routes_documents import EditionName, file_of, held, held_edition
from api.schemas import Strict
from api.unchanged import UNCHANGED, IfNoneMatch, unless_held
from corpus.document import Edition, Page
from corpus.errors import UsageError
from ingest.read.painter import Painter

router = APIRouter(prefix="/v1", tags=["documents"])

_KEPT = "private, max-age=86400"  # a day
_PICTURE = content_response("image/png", {"type": "string", "format": "binary"})
_MARKED = {"X-Marked": {"description": "Whether the quote was found on the page", "schema": {"type": "string"}}}
_RESPONSES: Responses = {
    200: _PICTURE[200] | {"headers": _MARKED},
    **UNCHANGED,
}


class PictureQuery(Strict):
    start: int | None = Field(default=None, ge=0, description="Where the quote starts in the document's text")
    end: int | None = Field(default=None, ge=0, description="And where it ends")
    width: int = Field(default=1000, ge=100, le=3000, description="Pixels")
    edition: EditionName = None

    @model_validator(mode="after")
    def _together(self) -> Self:
        if (self.start is None) != (self.end is None) or (self.start or 0) > (self.end or 0):
            raise ValueError("give both start and end, the start before the end, or neither")
        return self


@router.get(
    "/documents/{document_id}/pages/{number}.png",
    response_class=Response,
    responses=_RESPONSES | problem_responses(404, 422, 503),
)
def picture(  # noqa: PLR0913, PLR0917  # each is a part of the request
    document_id: str,
    number: int,
    query: Annotated[PictureQuery, Query()],
    serving: ServingNow,
    painter: Draws,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Page `number` of a PDF, counted from 1, with the words of `text[start:end]` marked where they stand on it."""
    with serving.assistant() as assistant:
        record = held(assistant.sources.index, document_id, query.edition)
        text = held_edition(assistant.sources.index, document_id, query.edition)
        page = _page(text, number)
        path = file_of(assistant.sources.index, document_id, query.edition)

    def drawn() -> Response:
        return _drawn(painter, path, text, page, query)

    response = unless_held(if_none_match, _tag(record.edition, number, query), drawn)
    if query.edition:  # then the address says all there is to say
        response.headers["Cache-Control"] = _KEPT
    return response


def _drawn(painter: Painter, path: Path, text: Edition, page: Page, query: PictureQuery) -> Response:
    words = words_on(text, page, query.start or 0, query.end or 0)
    try:
        drawn = painter.draw(path, page.index, query.width, words.text, words.earlier)
    except UsageError as error:
        raise ProblemError(404, str(error)) from error
    return Response(drawn.png, media_type="image/png", headers={"X-Marked": str(drawn.marked).lower()})


def _tag(edition: str, number: int, query: PictureQuery) -> str:
    """What a page looks like depends on nothing else."""
    return sha256(f"{edition} {number} {query.start} {query.end} {query.width}".encode()).hexdigest()[:32]


def _page(edition: Edition, number: int) -> Page:
    if not edition.pages:
        raise ProblemError(404, "This document has no pages; its text is at the address that ends in /text.")
    for page in edition.pages:
        if page.index == number:
            return page
    raise ProblemError(404, f"The document has {len(edition.pages)} pages; there is no page {number}.")
