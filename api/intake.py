"""Take in files that a request brings, whichever form they come in."""

import shutil
from collections.abc import Callable

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException

from api.access import Caller
from api.ingesting import Addition, Additions
from api.problems import ProblemError
from api.routes_documents import held
from api.serving import Serving
from api.uploads import MOST_FILES, Upload, store
from corpus.document import DocumentRecord

_FIELDS = 20


async def take_in(
    request: Request, adds: Additions, serving: Serving, read: Callable[[FormData], Upload], key: str | None = None
) -> Addition:
    """The files of a form, waiting for their turn. Raises ProblemError 422 for a form that will not do, 404 for a
    document to replace that is not held."""
    try:
        async with request.form(max_files=MOST_FILES, max_fields=_FIELDS) as form:
            upload = read(form)
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
    own = f"{caller.id} {key}" if key else None  # nobody meets another's keys
    return await run_in_threadpool(adds.add, folder, sources, own)


def _replaced(serving: Serving, document_id: str) -> DocumentRecord:
    with serving.assistant() as assistant:
        return held(assistant.sources.index, document_id)
