"""Promises: what was to be done by when, and what is held of it after that day, as JSON and as a page."""

from datetime import UTC, date, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.cited import citation_address
from api.dependencies import UsesWorkbench
from api.language import N_
from api.narrowing import as_filters
from api.problems import ProblemError
from api.promises_form import PromisesForm
from api.schemas import FilterQuery, problem_responses
from api.schemas_promises import PromiseBody, PromisesBody, PromisesQuery
from api.templates import render
from api.workbench import Workbench
from corpus.errors import NoIndexError
from workbench.promises.chosen import Wanted, chosen
from workbench.promises.ledger import Entry, State, councils_of, counted, ledger_of
from workbench.promises.told import told

router = APIRouter()

_ON_A_PAGE = 100


@router.get("/v1/promises", tags=["workbench"], responses=problem_responses(422, 503))
def promises(query: Annotated[PromisesQuery, Query()], workbench: UsesWorkbench) -> PromisesBody:
    """What documents say is to be done by when, by the day it is due; each with what later papers held say of it."""
    found = _found(query, workbench)
    first = _after(query.cursor, found)
    shown = found[first : first + query.limit]
    more = first + query.limit < len(found)
    today = query.as_of or _today()
    return PromisesBody(
        items=[PromiseBody.model_validate(told(each, today)) for each in shown],
        counts={state.value: number for state, number in counted(found).items()},
        next=f"/v1/promises?{_again(query, shown[-1].id)}" if more else None,
    )


@router.get("/promises", include_in_schema=False)
def page(request: Request, form: Annotated[PromisesForm, Depends()], workbench: UsesWorkbench) -> HTMLResponse:
    """The same for readers, narrowed by a form."""
    try:
        found = _found(form.query(), workbench)
    except NoIndexError:
        return render(request, "empty.html", {})
    first = (form.page - 1) * _ON_A_PAGE
    shown = found[first : first + _ON_A_PAGE]
    rows = [_row(each, n) for n, each in enumerate(shown)]
    context = {
        "form": form,
        "rows": rows,
        "total": len(found),
        "last": max(1, -(-len(found) // _ON_A_PAGE)),
        "counts": counted(found),
        "states": list(State),
        "councils": councils_of(found),
    }
    return render(request, "promises.html", context)


def _row(entry: Entry, place: int) -> dict[str, Any]:
    """An entry with its own numbers for its two citations, and the times as they are shown."""
    fields = told(entry, _today(), 2 * place + 1)
    for part in ("citation", "evidence"):
        if fields[part]:
            fields[part] |= {"address": citation_address(fields[part])}
    return fields | {"period": entry.promise.due, "base_day": entry.promise.base, "length": entry.promise.length}


def _found(query: PromisesQuery, workbench: Workbench) -> list[Entry]:
    if query.start and query.end and query.start > query.end:
        raise ProblemError(422, N_("is after “to”, so nothing can match"), "from")
    narrowed = FilterQuery(authorities=query.authority, document_ids=query.document)
    with workbench.open() as (assistant, kept):
        filters = as_filters(narrowed, query.as_of, assistant.sources)
        wanted = Wanted(tuple(query.state), query.by, query.start, query.end)
        return chosen(ledger_of(kept).entries(filters), wanted)


def _after(cursor: str | None, found: list[Entry]) -> int:
    """Where the page behind a cursor begins. Raises ProblemError 422 where it is of nothing found."""
    if cursor is None:
        return 0
    for place, each in enumerate(found):
        if each.id == cursor:
            return place + 1
    raise ProblemError(422, N_("is not of this listing: take it from the “next” of the page before"), "cursor")


def _again(query: PromisesQuery, cursor: str) -> str:
    said: dict[str, Any] = query.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"cursor"})
    return urlencode(said | {"cursor": cursor}, doseq=True)


def _today() -> date:
    return datetime.now(UTC).date()
