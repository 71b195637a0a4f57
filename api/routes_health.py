"""Whether the server is alive, and whether it can answer."""

from typing import Literal

from fastapi import APIRouter
from pydantic import Field
from starlette.requests import Request

from api.dependencies import ServingNow
from api.problems import ProblemError, why_unavailable
from api.responses import problem_responses
from api.schemas import Strict
from corpus.errors import CraffuError

router = APIRouter(tags=["health"])


class HealthBody(Strict):
    status: Literal["alive"] = "alive"


class LanguageModelBody(Strict):
    model: str
    host: str = Field(description="Where questions and quotes go")


class ReadyBody(Strict):
    status: Literal["ready"] = "ready"
    snapshot: str
    answers_kept: bool = Field(description="Whether answers are kept and logged; false: their folder is read-only")
    language_model: LanguageModelBody | None = Field(description="The model that shortens answers; null: there is none")


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
