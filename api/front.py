"""The page with the form alone: what is held, and questions to begin with."""

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.asking import Asked, Form
from api.dependencies import Held, ServingNow, Suggests
from api.holdings import Holdings
from api.language import reader_language
from api.schemas import LONGEST_QUESTION
from api.templates import render

LIMITS = {"longest": LONGEST_QUESTION}


class Front:
    """The page with the form alone, and what it shows of what is held."""

    def __init__(self, serving: ServingNow, holdings: Held, suggested: Suggests) -> None:
        self._serving, self._holdings, self._suggested = serving, holdings, suggested

    def counted(self) -> Holdings:
        with self._serving.assistant() as assistant:
            return self._holdings.of(assistant.sources.index)

    def page(self, request: Request, form: Form, asked: Asked) -> HTMLResponse:
        holdings = self.counted()
        suggested = self._suggested.of(holdings.generation, reader_language(request))
        context = {"form": form, "errors": asked.errors, "holdings": holdings, "suggested": suggested}
        return render(request, "home.html", context | LIMITS, status=422 if asked.errors else 200)
