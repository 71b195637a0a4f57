"""Figures: what documents tell of how much and how many, as JSON, as CSV and as a page with charts."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from api.dependencies import UsesWorkbench
from api.empty import empty_page
from api.figures_page import Form, figures_page
from api.front import Front
from api.language import reader_language
from api.listing import listing, refuse_crossed
from api.narrowing import as_filters
from api.responses import content_response, problem_responses
from api.schemas import FilterQuery
from api.schemas_figures import FigureBody, FiguresBody, FiguresListing, FiguresQuery
from api.workbench import Workbench
from assistant.answer import Assistant
from assistant.visits import Visits
from corpus.errors import NoIndexError
from workbench.figures.held import Held, Wanted, absent, held
from workbench.figures.table import csv_lines
from workbench.figures.told import told
from workbench.prepared import Part

router = APIRouter()

_CSV = content_response("text/csv", {"type": "string"})


@router.get("/v1/figures", tags=["workbench"], response_model=FiguresBody, responses=_CSV | problem_responses(422, 503))
def figures(
    query: Annotated[FiguresListing, Query()], workbench: UsesWorkbench, accept: Annotated[str, Header()] = ""
) -> Response | FiguresBody:
    """The figures held of a measure, a council and a time, each with its citation; as CSV where that is asked for."""
    wanted, found = _found(query, workbench)
    as_csv = query.format == "csv" or (query.format is None and accept.startswith("text/csv"))
    if as_csv:
        disposition = {"Content-Disposition": 'attachment; filename="figures.csv"'}
        lines = csv_lines(found, query.language)
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8; header=present", headers=disposition)
    shown = listing(found, query.cursor, query.limit)
    return FiguresBody(
        items=[FigureBody.model_validate(one) for one in told(shown.items, found, query.language)],
        not_held=absent(found, wanted),
        next=shown.next("/v1/figures", query),
    )


@router.get("/figures", include_in_schema=False)
def page(
    request: Request, form: Annotated[Form, Depends()], workbench: UsesWorkbench, front: Annotated[Front, Depends()]
) -> HTMLResponse:
    """The figures of a measure drawn and listed, or what measures there are."""
    try:
        wanted, found = _found(form.query(reader_language(request)), workbench)
        councils = [name for name, _ in front.counted().councils]
    except NoIndexError:
        return empty_page(request)
    return figures_page(request, form, councils, wanted, found)


def _found(query: FiguresQuery, workbench: Workbench) -> tuple[Wanted, list[Held]]:
    refuse_crossed(query.start, query.end)
    narrowed = FilterQuery(authorities=query.authority, document_ids=query.document)
    with workbench.open() as (assistant, kept):
        filters = as_filters(narrowed, query.as_of, assistant.sources)
        workbench.read(Part.FIGURES, assistant, kept)
        wanted = Wanted(query.measure.strip(), filters.authorities, query.start, query.end, filters)
        return wanted, held(kept, _visits(assistant), wanted)


def _visits(assistant: Assistant) -> Visits:
    return Visits(assistant.sources.index)
