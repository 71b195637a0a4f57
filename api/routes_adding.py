"""Add and remove documents, with a writer's key; what was added is told of while it is ingested."""

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from api.access import needs
from api.dependencies import Adds, ServingNow
from api.ingesting import Addition
from api.intake import take_in
from api.keys import Role
from api.problems import ProblemError
from api.responses import problem_responses
from api.schemas_adding import UPLOAD_FORM, AddedBody, AdditionBody, RemovedBody
from api.turns import Wait, finished
from api.uploads import read_form
from corpus.errors import IndexBusyError, NoIndexError, UsageError
from ingest.summary import Outcome

router = APIRouter(prefix="/v1", tags=["documents"], dependencies=[Depends(needs(Role.WRITER))])

Key = Annotated[str | None, Header(max_length=200, description="The same key again adds nothing again")]


@router.post(
    "/documents", status_code=202, openapi_extra=UPLOAD_FORM, responses=problem_responses(400, 401, 403, 413, 422, 503)
)
async def add(  # noqa: PLR0913, PLR0917  # each is a part of the request
    request: Request, response: Response, adds: Adds, serving: ServingNow, wait: Wait = 0, idempotency_key: Key = None
) -> AdditionBody:
    """Add files with what is known of them. A file that cannot be read is quarantined with its reason, the rest go on.
    GET the address in `Location` until its status is done or failed."""
    addition = await take_in(request, adds, serving, read_form, idempotency_key)
    await finished(addition.finished, wait)
    response.headers["Location"] = f"/v1/additions/{addition.id}"
    return addition_body(addition)


@router.get("/additions/{addition_id}", responses=problem_responses(401, 403, 404))
async def addition(addition_id: str, adds: Adds, wait: Wait = 0) -> AdditionBody:
    """How far a request to add documents is, and what became of each file."""
    found = adds.get(addition_id)
    if found is None:
        raise ProblemError(
            404, "No such request is known. A restart forgets them; GET /v1/documents lists what is held."
        )
    await finished(found.finished, wait)
    return addition_body(found)


@router.delete("/documents/{document_id}", responses=problem_responses(401, 403, 404, 503))
def remove(document_id: str, adds: Adds) -> RemovedBody:
    """Remove a document with all its editions. `craffu documents remove --purge` on the server also takes it out of
    earlier generations and kept answers."""
    try:
        return RemovedBody(document_id=document_id, snapshot=adds.remove(document_id))
    except (UsageError, NoIndexError) as error:
        raise ProblemError(404, "No such document is held. GET /v1/documents lists what is.") from error
    except IndexBusyError as error:
        raise ProblemError(503, "Documents are being added just now. Try again when that is done.") from error


def addition_body(addition: Addition) -> AdditionBody:
    """How far it is, in the contract's fields."""
    return AdditionBody(
        id=addition.id,
        status=addition.state,
        step=addition.step,
        done=addition.done,
        total=addition.total,
        documents=[_added(outcome, addition) for outcome in addition.outcomes],
        snapshot=addition.snapshot,
        problem=addition.problem,
    )


def _added(outcome: Outcome, addition: Addition) -> AddedBody:
    """Named as the caller named it: where it lay while it waited is nobody's business."""
    number, _, member = PurePath(outcome.path).relative_to(addition.folder).as_posix().partition("/file")
    name = addition.sources[int(number)].filename
    return AddedBody(
        filename=name + member,
        document_id=outcome.document_id,
        change=outcome.change.value,
        reason=outcome.reason,
        pages=outcome.pages,
        unreadable_pages=outcome.unreadable_pages,
        passages=outcome.passages,
    )
