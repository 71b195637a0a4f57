"""The workbench's first page, and a briefing's pages: asking for one, how far it is, reading and changing it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from api.access import is_writer, refuse_other_sites
from api.briefings import Briefings, Making
from api.cited import citation_address
from api.dependencies import Adds, Held, MakesBriefings, ServingNow
from api.ingesting import Addition, Additions
from api.intake import take_in
from api.language import N_, reader_language
from api.problems import ProblemError
from api.routes_briefings import as_edited, begun, kept_or_gone
from api.serving import Serving
from api.templates import render
from api.turns import Wait, finished
from api.uploads import Upload
from assistant.reply import citation_fields
from corpus.errors import NoIndexError, UsageError
from corpus.terms import load_vocabulary
from ingest.sources.sources import Told
from workbench.briefing.briefing import Briefing, SectionName
from workbench.briefing.edits import LONGEST_OWN, MOST_OWN, Edits, Own, edited
from workbench.briefing.shown import shown
from workbench.briefing.wanted import Wanted, wanted

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_AT_FIRST = 2.0  # seconds to wait for a small briefing, so that its page is complete at once
_PACK = "agenda pack"
_FIELDS = ("topic", "authority", "since", "pack")
_GONE = N_("This briefing is not kept any more. Ask for it again.")
_NO_DAY = N_("Write the day as 2019-01-31, or only the year.")
_NO_RIGHT = N_("Adding papers needs a writer's key. Choose papers that are held, or ask somebody who may add them.")


@router.get("/workbench")
def workbench(request: Request) -> HTMLResponse:
    """What the workbench can do, each a link."""
    return render(request, "workbench.html", {})


@router.get("/briefings")
def ask_for_one(request: Request, held: Held, serving: ServingNow, pack: str = "", authority: str = "") -> HTMLResponse:
    """The form."""
    return _form(request, held, serving, {"pack": pack, "authority": authority})


@router.post("/briefings")
async def begin(request: Request, held: Held, serving: ServingNow, adds: Adds, briefings: MakesBriefings) -> Response:
    """Begin a briefing, with papers to read first where a file came; what is wrong with the form is said on it."""
    refuse_other_sites(request)
    typed: dict[str, str] = {}
    try:
        form = await request.form(max_files=1, max_fields=20)
        typed.update({name: value for name, value in form.items() if isinstance(value, str)})
        wish = await run_in_threadpool(_wish, typed, reader_language(request))
        papers = await _papers(request, form, wish, adds, serving)
    except ProblemError as problem:
        if problem.status not in (403, 422):
            raise
        return await run_in_threadpool(_form, request, held, serving, typed, problem)
    job = await run_in_threadpool(begun, wish, briefings, Making(wish, papers))
    await finished(job.finished, _AT_FIRST)
    return RedirectResponse(f"/briefings/{job.id}", status_code=303)


@router.get("/briefings/{briefing_id}")
async def read(request: Request, briefing_id: str, briefings: MakesBriefings, wait: Wait = 0) -> HTMLResponse:
    """The briefing, or how far it is."""
    job = briefings.get(briefing_id)
    if job:
        await finished(job.finished, wait)
        if job.state != "done":
            return render(request, "briefing_progress.html", {"job": job})
    return await run_in_threadpool(_read, request, briefing_id, briefings)


@router.get("/briefings/{briefing_id}/questions")
def sheet(request: Request, briefing_id: str, briefings: MakesBriefings) -> HTMLResponse:
    """The questions alone, to be printed."""
    data = shown(_held_briefing(briefing_id, briefings))
    return render(request, "question_sheet.html", {"id": briefing_id, "data": data})


@router.get("/briefings/{briefing_id}/edit")
def change(request: Request, briefing_id: str, briefings: MakesBriefings) -> HTMLResponse:
    """Every line with a box to take it out, and room for lines of one's own."""
    briefing, edits = _kept(briefing_id, briefings)
    own = {name: "\n".join(each.text for each in edits.own if each.section is name) for name in SectionName}
    context = {"id": briefing_id, "data": shown(briefing), "out": set(edits.out), "own": own, "longest": LONGEST_OWN}
    return render(request, "briefing_edit.html", context)


@router.post("/briefings/{briefing_id}/edit")
async def keep_change(request: Request, briefing_id: str, briefings: MakesBriefings) -> RedirectResponse:
    """Keep what was taken out and added, and show the briefing so."""
    refuse_other_sites(request)
    form = await request.form(max_files=0, max_fields=2000)
    await run_in_threadpool(_keep, briefing_id, form, briefings)
    return RedirectResponse(f"/briefings/{briefing_id}?changed=1", status_code=303)


def _read(request: Request, briefing_id: str, briefings: Briefings) -> HTMLResponse:
    briefing, edits = _kept(briefing_id, briefings)
    left = edited(briefing, edits)
    context = {
        "id": briefing_id,
        "data": shown(left),
        "addresses": {one.n: citation_address(citation_fields(one)) for one in left.citations},
        "changed": "changed" in request.query_params,
        "is_changed": bool(edits.out or edits.own),
    }
    return render(request, "briefing.html", context)


def _wish(typed: Mapping[str, str], language: str) -> Wanted:
    """Raises ProblemError 422, naming the field."""
    since = typed.get("since", "").strip()
    try:
        day = date.fromisoformat(f"{since}-01-01" if len(since) == 4 else since) if since else None
    except ValueError as error:
        raise ProblemError(422, _NO_DAY, "since") from error
    try:
        return wanted(typed.get("topic", ""), typed.get("authority"), day, typed.get("pack"), language)
    except UsageError as error:
        raise ProblemError(422, str(error), "topic") from error


async def _papers(request: Request, form: FormData, wish: Wanted, adds: Additions, serving: Serving) -> Addition | None:
    """The file of the form, waiting to be read; None where there is none. Raises ProblemError 403 without the right."""
    file = form.get("papers")
    if not isinstance(file, UploadFile) or not file.filename:
        return None
    if not is_writer(request):
        raise ProblemError(403, _NO_RIGHT, "papers")
    told = (Told("user", {"authority": wish.authority}),) if wish.authority else ()
    return await take_in(request, adds, serving, lambda _: Upload((file,), told, None))


def _form(
    request: Request, held: Held, serving: Serving, typed: Mapping[str, str], problem: ProblemError | None = None
) -> HTMLResponse:
    try:
        with serving.assistant() as assistant:
            documents = held.of(assistant.sources.index).documents
    except NoIndexError:
        documents = ()
    vocabulary = load_vocabulary()
    context: dict[str, Any] = {
        "typed": {name: typed.get(name, "") for name in _FIELDS},
        "problem": problem,
        "councils": sorted({d.description.authority for d in documents if d.description.authority})
        or sorted(one.name for one in vocabulary.councils if not one.until),
        "packs": [d for d in documents if d.description.kind == _PACK or d.id == typed.get("pack")],
        "writer": is_writer(request),
    }
    return render(request, "briefing_form.html", context, status=problem.status if problem else 200)


def _keep(briefing_id: str, form: FormData, briefings: Briefings) -> None:
    briefing, _ = _kept(briefing_id, briefings)
    kept = set(form.getlist("keep"))
    keys = [line.key for section in briefing.sections for line in section.lines]
    keys += [chart.key for section in briefing.sections for chart in section.charts]
    keys += [question.key for question in briefing.questions]
    own = [Own(name, text) for name in SectionName for text in _lines(form.get(f"own-{name.value}"))]
    briefings.kept.edit(briefing_id, Edits(tuple(key for key in keys if key not in kept), tuple(own[:MOST_OWN])))


def _lines(text: object) -> list[str]:
    """A member's lines, one to a line of the field."""
    lines = text.splitlines() if isinstance(text, str) else []
    return [line.strip()[:LONGEST_OWN] for line in lines if line.strip()]


def _kept(briefing_id: str, briefings: Briefings) -> tuple[Briefing, Edits]:
    try:
        return kept_or_gone(briefing_id, briefings)
    except ProblemError as error:
        raise ProblemError(404, _GONE) from error


def _held_briefing(briefing_id: str, briefings: Briefings) -> Briefing:
    _kept(briefing_id, briefings)
    return as_edited(briefing_id, briefings)
