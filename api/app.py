"""The web application: the API under /v1, the page at /, one assistant for all requests."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.requests import Request

from api import (
    assets,
    handlers,
    routes_adding,
    routes_answers,
    routes_briefing_pages,
    routes_briefings,
    routes_chat,
    routes_councils,
    routes_differences,
    routes_disagreements,
    routes_documents,
    routes_evaluations,
    routes_feedback,
    routes_figures,
    routes_health,
    routes_library,
    routes_mcp,
    routes_metrics,
    routes_pages,
    routes_pictures,
    routes_promises,
    routes_reading,
    routes_recommendations,
    routes_search,
    routes_writing,
)
from api.access import Access, needs
from api.answer_log.store import AnswerLog
from api.briefings import Briefings
from api.dependencies import desk_for
from api.desk import Desk
from api.envelope import Envelope
from api.evaluating import Evaluations
from api.holdings import LatestHoldings
from api.ingesting import Additions
from api.kept_answers import KeptAnswers
from api.kept_briefings import KeptBriefings
from api.keys import Keys, Role
from api.mcp.server import mcp_server, over_http
from api.metrics import Measured, Metrics
from api.preparing import Preparing
from api.proxies import Proxied
from api.rates import Rates
from api.recommending import Recommending
from api.responses import ProblemBody, problem_responses
from api.serving import Serving
from api.suggested import Suggested
from api.tracing import Traced
from api.turns import Turns
from api.workbench import Workbench
from corpus.settings import Settings
from ingest.read.painter import Painter

log = logging.getLogger(__name__)

_ABOUT = """Ask inspection reports, annual reports, council papers and news a question; get an answer in their own
words, each sentence with the passage it came from, or a plain "not held" that says what is.

Errors are `application/problem+json`; every response carries `X-Request-ID`."""
_TAGS = [
    {"name": "answers", "description": "Ask, and read an answer again."},
    {"name": "chat", "description": "The same answers through OpenAI's interface."},
    {"name": "search", "description": "The passages themselves, scored."},
    {"name": "documents", "description": "What is held, its text and files, and checking a quote."},
    {"name": "workbench", "description": "What documents ask for, promise, measure and dispute, side by side."},
    {"name": "evaluations", "description": "How good the answers are, by a question set."},
    {"name": "health", "description": "Alive, and ready."},
]
_ROUTES = (
    routes_answers,
    routes_chat,
    routes_search,
    routes_documents,
    routes_pictures,
    routes_recommendations,
    routes_adding,
    routes_evaluations,
    routes_briefings,
    routes_briefing_pages,
    routes_differences,
    routes_figures,
    routes_disagreements,
    routes_councils,
    routes_promises,
    routes_metrics,
    routes_mcp,
    routes_pages,
    routes_feedback,
    routes_library,
    routes_writing,  # before the routes that take any document's id
    routes_reading,
)


def create_app(settings: Settings) -> FastAPI:
    """The application over one data folder; it starts without an index and notices when there is one."""
    app = FastAPI(
        title="Craffu",
        version="1",
        description=_ABOUT,
        openapi_tags=_TAGS,
        lifespan=_lifespan,
        docs_url=None,  # both pages of FastAPI fetch scripts from elsewhere
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},  # nothing leaves
        responses=problem_responses(431) | {500: problem_responses(500)[500] | {"model": ProblemBody}},
    )
    _furnish(app, settings)
    app.add_middleware(Traced)
    app.add_middleware(Measured, metrics=app.state.metrics)
    app.add_middleware(Envelope, largest_upload=settings.most_megabytes * 1_000_000)
    app.add_middleware(Proxied, settings=settings)
    handlers.install(app)
    readers = [Depends(needs(Role.READER))]
    for routes in _ROUTES:
        app.include_router(routes.router, dependencies=readers, responses=problem_responses(401, 403, 422, 429))
    app.include_router(routes_health.router)
    assets.mount(app)
    return app


def _furnish(app: FastAPI, settings: Settings) -> None:
    """What routes share, in the order in which one needs another (`api.dependencies` gives it to them)."""
    state = app.state
    state.serving = Serving(settings)
    state.workbench = Workbench(state.serving, settings)
    state.recommending = Recommending(state.workbench)
    state.preparing = Preparing(settings, state.serving)
    state.kept = KeptAnswers(settings.written)
    state.log = AnswerLog(settings.written, settings.retention_days)
    state.holdings = LatestHoldings()
    state.suggested = Suggested(state.serving)
    state.painter = Painter(settings)
    state.additions = Additions(settings)
    state.evaluations = Evaluations(state.serving)
    state.briefings = Briefings(state.workbench, KeptBriefings(settings.written))
    state.access = Access(Keys(settings.data), settings, Rates(settings))
    state.metrics = Metrics()
    state.turns = Turns(settings, state.metrics)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.serving.start()
    if not app.state.kept.is_writable:
        log.warning(
            "answers are neither kept nor logged: their folder cannot be written to (CRAFFU_STATE names another)"
        )
    app.state.mcp = over_http(mcp_server(_desk_over_http, app.state.serving, app.state.turns.run))
    async with app.state.mcp.run():
        yield
    app.state.preparing.close()
    app.state.turns.close()
    app.state.evaluations.close()
    app.state.briefings.close()
    app.state.serving.close()
    app.state.painter.close()
    app.state.additions.close()
    app.state.kept.close()
    app.state.briefings.kept.close()
    app.state.log.close()


def _desk_over_http(request: Request | None) -> Desk:
    assert request is not None
    return desk_for(request)
