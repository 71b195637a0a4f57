"""The page where nothing is held yet: how to begin."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.access import is_writer
from api.templates import render


def empty_page(request: Request, status: int = 200) -> HTMLResponse:
    """What every page shows instead of itself; whoever may add documents is led to where that is done."""
    return render(request, "empty.html", {"writer": is_writer(request)}, status)
