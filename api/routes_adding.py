"""Add and remove documents, with a writer's key; what was added is told of while it is ingested."""

import shutil
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.formparsers import MultiPartException

from api.access import Caller, needs
from api.dependencies import Adds, ServingNow
from api.ingesting import Addition
from api.keys import Role
from api.problems import ProblemError
from api.routes_documents import held
from api.schemas import problem_responses
from api.schemas_adding import UPLOAD_FORM, AddedBody, AdditionBody, RemovedBody
from api.serving import Serving
from api.turns import finished
from api.uploads import MOST_FILES, read_form, store
from corpus.document import DocumentRecord
from corpus.errors import IndexBusyError, NoIndexError, UsageError
from ingest.summary import Outcome

router = APIRouter(prefix="/v1", tags=["documents"], dependencies=[Depends(needs(Role.WRITER))])

LONGEST_WAIT = 60.0  # seconds
Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for it to be done")]
Key = Annotated[str | None, Header(max_length=200, description="The same key again adds nothing again")]


@router.post(
    "/documents", status_code=202, openapi_extra=UPLOAD_FORM, responses=problem_responses(401, 403, 413, 422, 503)
)
async def add(  # noqa: PLR0913, PLR0917  # each is a part of the request
    request: Request, response: Response, adds: Adds, serving: ServingNow, wait: Wait = 0, idempotency_key: Key = None
) -> AdditionBody:
    """Add files with what is known of them. A file that cannot be read is quarantined with its reason, the rest go on.
    GET the address in `Location` until its status is done or failed."""
    try:
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            upload = read_form(form)
            replaced = await run_in_threadpool(_replaced, serving, upload.replaces) if upload.replaces else None
            folder = adds.begin_folder()
            try:
                sources = await store(upload, folder, replaced)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except MultiPartException as error:
        raise ProblemError(422, f"The form cannot be read: {error.message}") from error
    caller: Caller = request.state.caller
    key = f"{caller.id} {idempotency_key}" if idempotency_key else None  # nobody meets another's keys
    addition = await run_in_threadpool(adds.add, folder, sources, key)
    await finished(addition.finished, wait)
    response.headers["Location"] = f"/v1/additions/{addition.id}"
    return _body(addition)


@router.get("/additions/{addition_id}", responses=problem_responses(401, 403, 404))
async def addition(addition_id: str, adds: Adds, wait: Wait = 0) -> AdditionBody:
    """How far a request to add documents is, and what became of each file."""
    found = adds.get(addition_id)
    if found is None:
        raise ProblemError(
            404, "No such request is known. A restart forgets them; GET /v1/documents lists what is held."
        )
    await finished(found.finished, wait)
    return _body(found)


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


def _replaced(serving: Serving, document_id: str) -> DocumentRecord:
    with serving.assistant() as assistant:
        return held(assistant.sources.index, document_id)


def _body(addition: Addition) -> AdditionBody:
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
