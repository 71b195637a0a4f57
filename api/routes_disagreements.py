"""What documents about a council say differently, over HTTP and as a page."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.cited import addressed
from api.dependencies import TakesTurns, UsesWorkbench
from api.empty import empty_page
from api.narrowing import council_named
from api.responses import problem_responses
from api.schemas_disagreements import DisagreementsBody, DisagreementsQuery
from api.templates import render
from api.workbench import Workbench
from assistant.answer import Assistant
from corpus.errors import NoIndexError
from corpus.filters import Filters
from workbench.councils.grid import councils_held
from workbench.disagreements.found import Finder
from workbench.disagreements.reply import disagreements_fields
from workbench.kept import Kept
from workbench.prepared import Part

router = APIRouter(tags=["workbench"])
_LONGEST = 300  # characters of a council's name


@router.get("/v1/disagreements", responses=problem_responses(422, 503))
async def disagreements(
    query: Annotated[DisagreementsQuery, Query()], workbench: UsesWorkbench, turns: TakesTurns
) -> DisagreementsBody:
    """What documents about a council say differently of the same figure, term, day or person, and why: they speak of
    different things (scope), of different times (date), in different units, or one of them slipped."""
    return await turns.run(_found, query, workbench)


@router.get("/disagreements", include_in_schema=False)
async def disagreements_page(
    request: Request, workbench: UsesWorkbench, turns: TakesTurns, authority: str = ""
) -> HTMLResponse:
    """The same for a council that is chosen."""
    return await turns.run(_page, request, workbench, authority.strip()[:_LONGEST])


def _found(query: DisagreementsQuery, workbench: Workbench) -> DisagreementsBody:
    with workbench.open() as (assistant, kept):
        return DisagreementsBody(**_fields(query, assistant, kept, workbench))


def _fields(query: DisagreementsQuery, assistant: Assistant, kept: Kept, workbench: Workbench) -> dict[str, Any]:
    sources = assistant.sources
    council = council_named(query.authority, sources.vocabulary, "authority")
    workbench.read(Part.DISAGREEMENTS, assistant, kept, Filters(authorities=(council,)))
    found = Finder(kept, sources.embedder, sources.vocabulary).of(council)
    chosen = [each for each in found if query.type in (None, each.type.value)]
    return disagreements_fields(chosen, kept.index.generation)


def _page(request: Request, workbench: Workbench, authority: str) -> HTMLResponse:
    try:
        with workbench.open() as (assistant, kept):
            councils = councils_held(kept.index)
            fields = _fields(DisagreementsQuery(authority=authority), assistant, kept, workbench) if authority else None
    except NoIndexError:
        return empty_page(request)
    context: dict[str, Any] = {"councils": councils, "chosen": authority, "items": None}
    if fields:
        cited = {one["n"]: addressed(one) for one in fields["citations"]}
        for item in fields["items"]:
            item["sides"] = [side | {"citation": cited[side["citation"]]} for side in item["sides"]]
        context["items"] = fields["items"]
    return render(request, "disagreements.html", context)
