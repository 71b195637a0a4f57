"""Documents: what was given to ingestion, its text, its file, and whether a quote stands in it."""

import mimetypes
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, Response

from api.dependencies import ServingNow
from api.items import document_body, document_item
from api.links import link_bodies
from api.narrowing import as_filters, as_query
from api.problems import ProblemError
from api.responses import Responses, content_response, problem_responses
from api.schemas import FilterQuery
from api.schemas_documents import DocumentBody, ListingBody, VerificationBody, VerifyBody
from api.unchanged import UNCHANGED, IfNoneMatch, unless_held
from assistant.verify import verify
from corpus.document import DocumentRecord, Edition
from corpus.errors import UsageError
from corpus.index import Index

router = APIRouter(prefix="/v1", tags=["documents"])

_TEXT = content_response("text/plain", {"type": "string"})
_BYTES = {"schema": {"type": "string", "format": "binary"}}
_FILE: Responses = {
    200: {"content": dict.fromkeys(("application/pdf", "text/plain", "application/octet-stream"), _BYTES)}
}
# Shown by the browser itself; anything else is saved, since a document's own markup and scripts are not ours to run.
_SHOWN = frozenset({"application/pdf", "text/plain"})
EditionName = Annotated[str | None, Query(pattern="^[0-9a-f]{64}$", description="sha256; the current one by default")]


class ListingQuery(FilterQuery):
    limit: int = Query(default=50, ge=1, le=200)
    cursor: str | None = Query(default=None, max_length=200, description="From the `next` of the page before")


@router.get("/documents", responses=problem_responses(422, 503))
def documents(query: Annotated[ListingQuery, Query()], serving: ServingNow) -> ListingBody:
    """Every file that was given to ingestion, indexed or not, in the order of its id."""
    with serving.assistant() as assistant:
        filters = as_filters(query, query.as_of, assistant.sources)
        records = assistant.sources.index.records(filters, after=query.cursor, limit=query.limit + 1)
    shown = records[: query.limit]
    more = len(records) > query.limit
    follows = f"/v1/documents?{as_query(query, limit=query.limit, cursor=shown[-1].id)}" if more else None
    return ListingBody(items=[document_item(record) for record in shown], next=follows)


@router.get("/documents/{document_id}", responses=problem_responses(404, 503))
def document(document_id: str, serving: ServingNow) -> DocumentBody:
    """One document: its description with where each value came from, and its editions."""
    with serving.assistant() as assistant:
        record = held(assistant.sources.index, document_id)
        editions = assistant.sources.index.editions(document_id)
        links = link_bodies(assistant.sources.index.links_of(document_id), document_id)
    return document_body(record, editions, links)


@router.get(
    "/documents/{document_id}/text",
    response_class=Response,
    responses=_TEXT | UNCHANGED | problem_responses(404, 503),
)
def text(
    document_id: str, serving: ServingNow, edition: EditionName = None, if_none_match: IfNoneMatch = None
) -> Response:
    """The extracted text that offsets count in, in Unicode code points, line ends as stored."""
    with serving.assistant() as assistant:
        content = held_edition(assistant.sources.index, document_id, edition).text.encode(errors="replace")
    tag = sha256(content).hexdigest()[:32]  # of the text: the same file may be read better one day
    return unless_held(if_none_match, tag, lambda: Response(content, media_type="text/plain; charset=utf-8"))


@router.get(
    "/documents/{document_id}/file",
    response_class=FileResponse,
    responses=_FILE | UNCHANGED | problem_responses(404, 503),
)
def file(
    document_id: str, serving: ServingNow, edition: EditionName = None, if_none_match: IfNoneMatch = None
) -> Response:
    """The file itself, byte for byte as it was ingested."""
    with serving.assistant() as assistant:
        record = held(assistant.sources.index, document_id, edition)
        path = file_of(assistant.sources.index, document_id, edition)
    return unless_held(if_none_match, record.edition, lambda: _sent(path, record.filename))


def _sent(path: Path, filename: str) -> Response:
    kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    shown = kind in _SHOWN
    return FileResponse(
        path,
        media_type=kind if shown else "application/octet-stream",
        filename=filename,
        content_disposition_type="inline" if shown else "attachment",
    )


@router.post("/verify", responses=problem_responses(400, 404, 413, 422, 503))
def verify_quote(body: VerifyBody, serving: ServingNow) -> VerificationBody:
    """Whether a quote stands in a document's text, at the place given or anywhere."""
    with serving.assistant() as assistant:
        held(assistant.sources.index, body.document_id)
        result = verify(assistant.sources.index, body.document_id, body.quote, body.start, body.end)
    return VerificationBody(
        verified=result.verified, start=result.start, end=result.end, page=result.page, why=result.why
    )


def held(index: Index, document_id: str, edition: str | None = None) -> DocumentRecord:
    """The catalogue's row. Raises ProblemError 404 for a document or edition that is not held."""
    record = index.record(document_id, edition)
    if record is None:
        detail = "No such document or edition is held. GET /v1/documents lists what is."
        raise ProblemError(404, detail, on_page="No such document or edition is held. It may have been removed since.")
    return record


def held_edition(index: Index, document_id: str, edition: str | None = None) -> Edition:
    """The edition with its text. Raises ProblemError 404 where there is none, saying why for a quarantined file."""
    record = held(index, document_id, edition)
    try:
        return index.edition(document_id, edition)
    except UsageError as error:
        reason = f" {record.reason}" if record.reason else ""
        raise ProblemError(404, f"No text of this document is held.{reason}") from error


def file_of(index: Index, document_id: str, edition: str | None = None) -> Path:
    """The stored file. Raises ProblemError 404 where it is not stored."""
    try:
        return index.file(document_id, edition)
    except UsageError as error:
        raise ProblemError(404, "The file of this document is not stored.") from error
