"""The library: what is held, counted by council, kind and year, what is missing, and which files cannot be read."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from api.access import is_writer
from api.dependencies import Held, ServingNow
from api.empty import empty_page
from api.holdings import Holdings
from api.paged import last_page
from api.shelves import Shelf, by_council, by_kind, not_held
from api.templates import render
from corpus.errors import NoIndexError

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_ON_A_PAGE = 50


@router.get("/documents")
def library(
    request: Request, shelf: Annotated[Shelf, Depends()], serving: ServingNow, holdings: Held, removed: bool = False
) -> HTMLResponse:
    """What is held, newest first and counted by council, kind and year, and the files that could not be read."""
    try:
        with serving.assistant() as assistant:
            found = holdings.of(assistant.sources.index)
    except NoIndexError:
        return empty_page(request)
    return render(request, "library.html", _shown(found, shelf) | {"removed": removed, "writer": is_writer(request)})


def _shown(found: Holdings, shelf: Shelf) -> dict[str, Any]:
    documents = shelf.chosen(found.documents)
    return {
        "holdings": found,
        "shelf": shelf,
        "documents": shelf.shown(documents, _ON_A_PAGE),
        "total": len(documents),
        "last": last_page(len(documents), _ON_A_PAGE),
        "councils": by_council(documents),
        "kinds": by_kind(documents),
        "missing": not_held(found.documents),
    }
