"""Across councils, over HTTP and as pages: a grid of councils by question, and who else was told the same."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.cited import addressed
from api.dependencies import TakesTurns, UsesWorkbench
from api.empty import empty_page
from api.language import reader_language
from api.narrowing import council_named
from api.problems import ProblemError
from api.responses import problem_responses
from api.schemas import LONGEST_QUESTION
from api.schemas_councils import GridBody, GridQuery, ToldBody, ToldQuery
from api.templates import render
from api.workbench import Workbench
from assistant.answer import Assistant
from corpus.errors import NoIndexError
from workbench.councils.grid import MOST_CELLS, Grid, councils_held, csv_lines, grid, grid_fields, ready_questions
from workbench.councils.told import Neighbours, told_fields

router = APIRouter(tags=["workbench"])
_MOST_QUESTIONS, _LONGEST_NAME = 20, 300
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the grid's page is asked to show."""

    question: Annotated[list[str], Query()]
    authority: Annotated[list[str], Query()]
    own: str = ""

    @property
    def questions(self) -> list[str]:
        """The ready ones that were ticked, and the reader's own, one a line."""
        typed = [line.strip() for line in self.own.splitlines()]
        asked = (each.strip()[:LONGEST_QUESTION] for each in (*self.question, *typed))
        return list(dict.fromkeys(each for each in asked if each))[:_MOST_QUESTIONS]


def _wanted(
    question: Annotated[list[str] | None, Query()] = None,
    authority: Annotated[list[str] | None, Query()] = None,
    own: Annotated[str, Query(max_length=6000)] = "",
) -> Wanted:
    return Wanted(question or [], authority or [], own)


@router.get("/v1/grids", response_model=GridBody, responses=problem_responses(422, 503) | _CSV)
async def grids(
    query: Annotated[GridQuery, Query()], workbench: UsesWorkbench, turns: TakesTurns
) -> Response | GridBody:
    """Each question asked once of each council, one cited cell each; what is not held is a blank that says so."""
    found = await turns.run(_asked, query, workbench, None)
    if query.format == "csv":
        head = {"Content-Disposition": 'attachment; filename="councils.csv"'}
        return Response("".join(csv_lines(found)), media_type="text/csv; charset=utf-8", headers=head)
    return GridBody(**grid_fields(found))


@router.get("/v1/told", responses=problem_responses(422, 503))
async def told(query: Annotated[ToldQuery, Query()], workbench: UsesWorkbench, turns: TakesTurns) -> ToldBody:
    """What other councils were asked for in near words, with the next report held and whether it asks again."""
    return await turns.run(_told, query, workbench)


@router.get("/councils", include_in_schema=False)
async def councils_page(
    request: Request, workbench: UsesWorkbench, turns: TakesTurns, wanted: Annotated[Wanted, Depends(_wanted)]
) -> HTMLResponse:
    """The grid, and the form that asks for one."""
    return await turns.run(_grid_page, request, workbench, wanted)


@router.get("/told", include_in_schema=False)
async def told_page(
    request: Request, workbench: UsesWorkbench, turns: TakesTurns, text: str = "", authority: str = ""
) -> HTMLResponse:
    """Who else was told the same, for words that are typed or come from another page."""
    return await turns.run(_told_page, request, workbench, text, authority)


def _asked(query: GridQuery, workbench: Workbench, language: str | None) -> Grid:
    with workbench.open() as (assistant, _):
        councils = _councils(query.authority, assistant)
        if len(councils) * len(query.question) > MOST_CELLS:
            detail = f"{len(councils)} councils by {len(query.question)} questions are more than {MOST_CELLS} cells"
            raise ProblemError(422, detail, "question")
        return grid(assistant, councils, query.question, query.as_of, language)


def _councils(names: list[str], assistant: Assistant) -> list[str]:
    vocabulary = assistant.sources.vocabulary
    named = list(dict.fromkeys(council_named(name, vocabulary, "authority") for name in names))
    return named or councils_held(assistant.sources.index)


def _told(query: ToldQuery, workbench: Workbench) -> ToldBody:
    with workbench.open() as (assistant, kept):
        sources = assistant.sources
        besides = council_named(query.authority, sources.vocabulary, "authority") if query.authority else None
        found = Neighbours(kept, sources.embedder, sources.vocabulary).told(query.text, besides, query.limit)
        return ToldBody(**told_fields(found, kept.index.generation))


def _grid_page(request: Request, workbench: Workbench, wanted: Wanted) -> HTMLResponse:
    language = reader_language(request)
    try:
        with workbench.open() as (_, kept):
            held = councils_held(kept.index)
        context: dict[str, Any] = {"held": held, "ready": ready_questions(language), "wanted": wanted, "grid": None}
        if wanted.questions:
            names = [name.strip()[:_LONGEST_NAME] for name in wanted.authority if name.strip()]
            query = GridQuery(question=wanted.questions, authority=names[:100])
            context["grid"] = _shown(grid_fields(_asked(query, workbench, language)))
        return render(request, "councils.html", context)
    except NoIndexError:
        return empty_page(request)


def _shown(fields: dict[str, Any]) -> dict[str, Any]:
    """The grid with an address for each citation."""
    for cell in (cell for row in fields["rows"] for cell in row["cells"]):
        cell["citations"] = [addressed(one) for one in cell["citations"]]
    return fields


def _told_page(request: Request, workbench: Workbench, text: str, authority: str) -> HTMLResponse:
    try:
        with workbench.open() as (_, kept):
            held = councils_held(kept.index)
        context: dict[str, Any] = {"held": held, "text": text, "chosen": authority, "items": None}
        if text.strip():
            body = _told(ToldQuery(text=text.strip()[:2000], authority=authority or None), workbench).model_dump(
                by_alias=True
            )
            cited = {one["n"]: addressed(one) for one in body["citations"]}
            context["items"] = [
                item | {name: [cited[n] for n in item[name]] for name in ("asked", "again")} for item in body["items"]
            ]
        return render(request, "told.html", context)
    except NoIndexError:
        return empty_page(request)
