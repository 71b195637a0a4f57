"""What inspectors, auditors, inquiries and committees asked for, and what became of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import Recommends
from api.narrowing import as_query
from api.problems import ProblemError
from api.recommending import today
from api.routes_library import is_writer
from api.schemas import problem_responses
from api.schemas_recommendations import RecommendationBody, RecommendationsBody, RecommendationsQuery
from api.templates import render
from api.tracking import Narrowed, shown
from corpus.errors import NoIndexError
from corpus.filters import Filters
from workbench.recommendations.fields import fields

router = APIRouter()

_OWN = ("authority", "document", "body", "state", "older_than_days", "newer_than_days")


@router.get("/v1/recommendations", tags=["workbench"], responses=problem_responses(400, 422, 503))
def recommendations(query: Annotated[RecommendationsQuery, Query()], recommends: Recommends) -> RecommendationsBody:
    """Everything asked for in the documents that the filters let through, newest first, each with later passages that
    answer it and the state that these show."""
    snapshot, found = recommends.found(query)
    start = 0
    if query.cursor is not None:
        start = next((n for n, each in enumerate(found, 1) if each.id == query.cursor), 0)
        if not start:
            raise ProblemError(400, "The cursor is not from this list. Ask again without one.")
    shown = found[start : start + query.limit]
    more = start + len(shown) < len(found)
    own = query.model_dump(mode="json", include=set(_OWN), exclude_defaults=True)
    follows = f"/v1/recommendations?{as_query(query, **own, limit=query.limit, cursor=shown[-1].id)}" if more else None
    items = [RecommendationBody(**fields(each, query.as_of or today())) for each in shown]
    return RecommendationsBody(snapshot=snapshot, total=len(found), items=items, next=follows)


@router.get("/recommendations", include_in_schema=False)
def page(request: Request, narrowed: Annotated[Narrowed, Depends()], recommends: Recommends) -> HTMLResponse:
    """The same for readers: narrowed by a form, each thing with its words, its state and the passages that show it."""
    try:
        with recommends.open() as (_, tracker):
            found = tracker.all(Filters())
    except NoIndexError:
        return render(request, "empty.html", {"writer": is_writer(request)})
    return render(request, "recommendations.html", shown(found, narrowed))
