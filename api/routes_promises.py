"""Promises: what was to be done by when, and what is held of it after that day, as JSON and as a page."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.cited import addressed
from api.dependencies import UsesWorkbench
from api.empty import empty_page
from api.listing import listing, refuse_crossed
from api.narrowing import as_filters
from api.paged import last_page
from api.promises_form import PromisesForm
from api.recommending import today
from api.responses import problem_responses
from api.schemas import FilterQuery
from api.schemas_promises import PromiseBody, PromisesBody, PromisesQuery
from api.templates import render
from api.workbench import Workbench
from corpus.errors import NoIndexError
from workbench.prepared import Part
from workbench.promises.chosen import Wanted, chosen
from workbench.promises.ledger import Entry, State, councils_of, counted, ledger_of
from workbench.promises.told import told

router = APIRouter()

_ON_A_PAGE = 100


@router.get("/v1/promises", tags=["workbench"], responses=problem_responses(422, 503))
def promises(query: Annotated[PromisesQuery, Query()], workbench: UsesWorkbench) -> PromisesBody:
    """What documents say is to be done by when, by the day it is due; each with what later papers held say of it."""
    found = _found(query, workbench)
    shown = listing(found, query.cursor, query.limit)
    day = query.as_of or today()
    return PromisesBody(
        items=[PromiseBody.model_validate(told(each, day)) for each in shown.items],
        counts={state.value: number for state, number in counted(found).items()},
        next=shown.next("/v1/promises", query),
    )


@router.get("/promises", include_in_schema=False)
def page(request: Request, form: Annotated[PromisesForm, Depends()], workbench: UsesWorkbench) -> HTMLResponse:
    """The same for readers, narrowed by a form."""
    try:
        found = _found(form.query(), workbench)
    except NoIndexError:
        return empty_page(request)
    rows = [_row(each, n) for n, each in enumerate(form.shown(found, _ON_A_PAGE))]
    context = {
        "form": form,
        "rows": rows,
        "total": len(found),
        "last": last_page(len(found), _ON_A_PAGE),
        "counts": counted(found),
        "states": list(State),
        "councils": councils_of(found),
    }
    return render(request, "promises.html", context)


def _row(entry: Entry, place: int) -> dict[str, Any]:
    """An entry with its own numbers for its two citations, and the times as they are shown."""
    fields = told(entry, today(), 2 * place + 1)
    for part in ("citation", "evidence"):
        if fields[part]:
            fields[part] = addressed(fields[part])
    return fields | {"period": entry.promise.due, "base_day": entry.promise.base, "length": entry.promise.length}


def _found(query: PromisesQuery, workbench: Workbench) -> list[Entry]:
    refuse_crossed(query.start, query.end)
    narrowed = FilterQuery(authorities=query.authority, document_ids=query.document)
    with workbench.open() as (assistant, kept):
        filters = as_filters(narrowed, query.as_of, assistant.sources)
        workbench.read(Part.PROMISES, assistant, kept, filters)
        wanted = Wanted(tuple(query.state), query.by, query.start, query.end)
        return chosen(ledger_of(kept).entries(filters), wanted)
