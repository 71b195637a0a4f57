"""Briefings over HTTP: a wish in, progress, and the briefing as data, HTML, Word and PDF, with members' edits."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from fastapi import APIRouter, Response
from fastapi.concurrency import run_in_threadpool

from api.briefings import Briefings, FullError, Making
from api.dependencies import MakesBriefings
from api.problems import ProblemError
from api.responses import content_response, problem_responses
from api.schemas_briefings import BriefingBody, BriefingWish, EditsBody
from api.turns import Wait, finished
from corpus.errors import UsageError
from workbench.briefing.briefing import Briefing
from workbench.briefing.docx import as_docx
from workbench.briefing.edits import Edits, Own, edited
from workbench.briefing.html import as_html
from workbench.briefing.pdf import as_pdf, sheet_as_pdf
from workbench.briefing.shown import Shown, shown
from workbench.briefing.wanted import Wanted, wanted

router = APIRouter(prefix="/v1/briefings", tags=["workbench"])

Form = Literal["html", "docx", "pdf"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAKERS: Mapping[Form, tuple[str, Callable[[Shown], bytes]]] = {
    "html": ("text/html", lambda data: as_html(data).encode()),
    "docx": (_WORD, as_docx),
    "pdf": ("application/pdf", as_pdf),
}
_FILES = content_response("application/octet-stream", {"type": "string", "format": "binary"})
_PDF = content_response("application/pdf", {"type": "string", "format": "binary"})
_GONE = "No such briefing is kept. Ask for it again: the same wish on the same snapshot makes the same briefing."


@router.post("", status_code=202, responses=problem_responses(400, 413, 422, 429, 503))
async def begin(wish: BriefingWish, response: Response, briefings: MakesBriefings, wait: Wait = 0) -> BriefingBody:
    """Make a briefing, one after another. GET the address in `Location` until its status is done or failed."""
    job = await run_in_threadpool(_begun, wish, briefings)
    await finished(job.finished, wait)
    response.headers["Location"] = f"/v1/briefings/{job.id}"
    return await run_in_threadpool(_body, job.id, briefings)


@router.get("/{briefing_id}/questions.pdf", response_class=Response, responses=_PDF | problem_responses(404))
def questions(briefing_id: str, briefings: MakesBriefings) -> Response:
    """The questions on one A4 page."""
    return _file(sheet_as_pdf(shown(as_edited(briefing_id, briefings))), "application/pdf", "questions.pdf")


@router.get("/{briefing_id}.{form}", response_class=Response, responses=_FILES | problem_responses(404))
def file(briefing_id: str, form: Form, briefings: MakesBriefings) -> Response:
    """The briefing as HTML, Word or tagged PDF, with the same numbered citations."""
    media_type, made = _MAKERS[form]
    return _file(made(shown(as_edited(briefing_id, briefings))), media_type, f"briefing.{form}")


@router.get("/{briefing_id}", responses=problem_responses(404))
async def briefing(briefing_id: str, briefings: MakesBriefings, wait: Wait = 0) -> BriefingBody:
    """How far a briefing is, and the briefing when it is done."""
    job = briefings.get(briefing_id)
    if job:
        await finished(job.finished, wait)
    return await run_in_threadpool(_body, briefing_id, briefings)


@router.put("/{briefing_id}/edits", responses=problem_responses(400, 404, 413, 422))
def edit(briefing_id: str, edits: EditsBody, briefings: MakesBriefings) -> BriefingBody:
    """Take lines out and add your own, which are marked as such; each time in the place of all edits before."""
    kept_or_gone(briefing_id, briefings)
    own = tuple(Own(each.section, each.text) for each in edits.own)
    briefings.kept.edit(briefing_id, Edits(tuple(edits.out), own))
    return _body(briefing_id, briefings)


def kept_or_gone(briefing_id: str, briefings: Briefings) -> tuple[Briefing, Edits]:
    """A briefing as it was made, and its edits. Raises ProblemError 404."""
    kept = briefings.kept.get(briefing_id)
    if kept is None:
        raise ProblemError(404, _GONE)
    return kept


def as_edited(briefing_id: str, briefings: Briefings) -> Briefing:
    """A briefing as members left it. Raises ProblemError 404."""
    return edited(*kept_or_gone(briefing_id, briefings))


def begun(wish: Wanted, briefings: Briefings, job: Making | None = None) -> Making:
    """Raises ProblemError 503 where too many wait."""
    try:
        return briefings.begin(job or Making(wish))
    except FullError as error:
        raise ProblemError(
            503, "Many briefings are being made just now. Try again in a minute.", retry_after=60
        ) from error


def _begun(wish: BriefingWish, briefings: Briefings) -> Making:
    try:
        asked = wanted(wish.topic, wish.authority, wish.since, wish.pack, wish.language, wish.date)
    except UsageError as error:
        raise ProblemError(422, str(error)) from error
    return begun(asked, briefings)


def _body(briefing_id: str, briefings: Briefings) -> BriefingBody:
    """Raises ProblemError 404 where nothing is known of it."""
    job, kept = briefings.get(briefing_id), briefings.kept.get(briefing_id)
    if job is None and kept is None:
        raise ProblemError(404, _GONE)
    data: dict[str, Any] | None = shown(edited(*kept)) if kept else None
    here = f"/v1/briefings/{briefing_id}"
    files: dict[str, str] = {form: f"{here}.{form}" for form in _MAKERS}
    files["questions"] = f"{here}/questions.pdf"
    return BriefingBody(
        id=briefing_id,
        status="done" if kept else job.state if job else "failed",
        step=job.step if job else "",
        done=job.done if job else 0,
        total=job.total if job else 0,
        problem=job.problem if job else None,
        briefing=data,
        files=files if kept else {},
    )


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
