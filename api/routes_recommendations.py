"""What inspectors, auditors, inquiries and committees asked for, and what became of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from api.dependencies import Recommends
from api.empty import empty_page
from api.listing import listing
from api.recommending import today
from api.responses import problem_responses
from api.schemas_recommendations import RecommendationBody, RecommendationsBody, RecommendationsQuery
from api.templates import render
from api.tracking import Narrowed, shown
from corpus.errors import NoIndexError
from corpus.filters import Filters
from workbench.recommendations.fields import fields

router = APIRouter()


@router.get("/v1/recommendations", tags=["workbench"], responses=problem_responses(400, 422, 503))
def recommendations(query: Annotated[RecommendationsQuery, Query()], recommends: Recommends) -> RecommendationsBody:
    """Everything asked for in the documents that the filters let through, newest first, each with later passages that
    answer it and the state that these show."""
    snapshot, found = recommends.found(query)
    shown = listing(found, query.cursor, query.limit, wrong=400)
    items = [RecommendationBody(**fields(each, query.as_of or today())) for each in shown.items]
    follows = shown.next("/v1/recommendations", query)
    return RecommendationsBody(snapshot=snapshot, total=len(found), items=items, next=follows)


@router.get("/recommendations", include_in_schema=False)
def page(request: Request, narrowed: Annotated[Narrowed, Depends()], recommends: Recommends) -> HTMLResponse:
    """The same for readers: narrowed by a form, each thing with its words, its state and the passages that show it."""
    try:
        with recommends.open() as (_, tracker):
            found = tracker.all(Filters())
    except NoIndexError:
        return empty_page(request)
    return render(request, "recommendations.html", shown(found, narrowed))
