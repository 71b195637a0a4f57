"""Whether the server is alive, and whether it can answer."""

from fastapi import APIRouter
from starlette.requests import Request

from api.dependencies import ServingNow
from api.problems import ProblemError, why_unavailable
from api.schemas import HealthBody, LanguageModelBody, ReadyBody, problem_responses
from corpus.errors import CraffuError

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> HealthBody:
    """Alive: the process answers requests."""
    return HealthBody()


@router.get("/readyz", responses=problem_responses(503))
async def ready(request: Request, serving: ServingNow) -> ReadyBody:
    """Ready: the index is open and the embedding model is loaded. Otherwise 503 and the reason."""
    try:
        snapshot, why_not = serving.readiness()
    except CraffuError as error:
        raise ProblemError(503, why_unavailable(error)) from error
    if snapshot is None:
        raise ProblemError(503, why_not or "Not ready yet.")
    model = serving.language_model
    told = LanguageModelBody(model=model.name, host=model.host) if model else None
    kept = request.app.state.kept.is_writable
    return ReadyBody(snapshot=snapshot, answers_kept=kept, language_model=told)
