"""The pages of those who may write: adding files, removing documents, reading them anew, and how far that is."""

from collections.abc import Mapping

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from api.access import needs
from api.dependencies import Adds, ServingNow
from api.ingesting import Additions
from api.intake import take_in
from api.keys import Role
from api.language import N_, reader_language
from api.problems import ProblemError
from api.routes_adding import addition_body
from api.routes_documents import held
from api.templates import render
from api.turns import Wait, finished
from api.uploads import TOLD, Upload, read_page_form
from api.words import source_class_in_words
from corpus.document import DocumentRecord, SourceClass
from corpus.errors import IndexBusyError, NoIndexError, UsageError
from corpus.terms import load_vocabulary

router = APIRouter(
    include_in_schema=False, default_response_class=HTMLResponse, dependencies=[Depends(needs(Role.WRITER))]
)

_AT_FIRST = 3.0  # seconds to wait for a small file, so that its page is complete at once
_BUSY = N_("Documents are being added just now. Try again when that is done.")
_GONE = N_("No such document is held any more.")
_FORGOTTEN = N_(
    "Nothing is known of this any more: a restart of the server forgets it. The library lists what is held."
)


@router.get("/documents/add")
def add_form(request: Request, serving: ServingNow, replaces: str = "") -> HTMLResponse:
    """The form to add files with, or a new edition of a document."""
    return _form(request, {"replaces": replaces}, _replaced(serving, replaces))


@router.post("/documents")
async def add(request: Request, adds: Adds, serving: ServingNow) -> Response:
    """Take files in, and show how far they are; what is wrong with the form is said on it."""
    typed: dict[str, str] = {}

    def read(form: FormData) -> Upload:
        typed.update({name: value for name, value in form.items() if isinstance(value, str)})
        return read_page_form(form)

    try:
        addition = await take_in(request, adds, serving, read)
    except ProblemError as problem:
        if problem.status != 422:
            raise
        replaced = await run_in_threadpool(_replaced, serving, typed.get("replaces", ""))
        return _form(request, typed, replaced, problem)
    await finished(addition.finished, _AT_FIRST)
    return RedirectResponse(f"/additions/{addition.id}", status_code=303)


@router.get("/additions/{addition_id}")
async def progress(request: Request, addition_id: str, adds: Adds, wait: Wait = 0) -> HTMLResponse:
    """How far files that were added are, and what became of each."""
    addition = adds.get(addition_id)
    if addition is None:
        raise ProblemError(404, _FORGOTTEN)
    await finished(addition.finished, wait)
    return render(request, "addition.html", {"addition": addition_body(addition)})


@router.get("/documents/{document_id}/remove")
def ask_to_remove(request: Request, document_id: str, serving: ServingNow) -> HTMLResponse:
    """What removing means, asked once before it is done."""
    return render(request, "remove.html", {"record": _held(serving, document_id)})


@router.post("/documents/{document_id}/remove")
def remove(document_id: str, adds: Adds) -> RedirectResponse:
    """Remove a document, and show the library without it."""
    try:
        adds.remove(document_id)
    except (UsageError, NoIndexError) as error:
        raise ProblemError(404, _GONE) from error
    except IndexBusyError as error:
        raise ProblemError(503, _BUSY) from error
    return RedirectResponse("/documents?removed=1", status_code=303)


@router.post("/documents/{document_id}/read-again")
def read_again(document_id: str, adds: Adds, serving: ServingNow) -> RedirectResponse:
    """Read the stored file anew, and show how far that is."""
    return RedirectResponse(f"/additions/{_again(adds, _held(serving, document_id))}", status_code=303)


def _again(adds: Additions, record: DocumentRecord) -> str:
    try:
        return adds.read_again(record).id
    except UsageError as error:
        raise ProblemError(404, N_("Its file is not stored here. Add the file again.")) from error


def _held(serving: ServingNow, document_id: str) -> DocumentRecord:
    with serving.assistant() as assistant:
        return held(assistant.sources.index, document_id)


def _replaced(serving: ServingNow, document_id: str) -> DocumentRecord | None:
    try:
        return _held(serving, document_id) if document_id else None
    except ProblemError:
        return None


def _form(
    request: Request, typed: Mapping[str, str], replaced: DocumentRecord | None, problem: ProblemError | None = None
) -> HTMLResponse:
    vocabulary = load_vocabulary()
    context = {
        "typed": {name: typed.get(name, "") for name in TOLD},
        "replaced": replaced,
        "problem": problem,
        "known_councils": [(name, name) for name in sorted(one.name for one in vocabulary.councils if not one.until)],
        "known_kinds": [(kind.name, kind.name) for kind in vocabulary.kinds],
        "classes": [
            (value.value, source_class_in_words(value.value, reader_language(request))) for value in SourceClass
        ],
    }
    return render(request, "add.html", context, status=422 if problem else 200)
