"""What routes need of the running application; coroutines, which unlike functions take no thread."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Annotated

from fastapi import Depends, Request

from api.access import Caller
from api.answer_log.entry import Asker, Way
from api.briefings import Briefings
from api.desk import Desk, Records
from api.evaluating import Evaluations
from api.holdings import LatestHoldings
from api.ingesting import Additions
from api.kept_answers import KeptAnswers
from api.metrics import Metrics
from api.recommending import Recommending
from api.serving import Serving
from api.suggested import Suggested
from api.turns import Turns
from api.workbench import Workbench
from ingest.read.painter import Painter

_WAYS: Mapping[str, Way] = {"/v1/answers": "api", "/v1/chat/completions": "chat", "/mcp": "mcp"}


def _of(name: str) -> Callable[[Request], Coroutine[None, None, object]]:
    """A dependency on one part of the application's state."""

    async def part(request: Request) -> object:
        return getattr(request.app.state, name)

    return part


def desk_for(request: Request) -> Desk:
    state = request.app.state
    return Desk(state.serving, Records(state.kept, state.log), state.metrics, _asker(request))


async def _desk(request: Request) -> Desk:
    return desk_for(request)


def _asker(request: Request) -> Asker:
    caller: Caller = request.state.caller
    known = caller.role.word if caller.name else None
    return Asker(_WAYS.get(request.url.path, "page"), request.state.request_id, known, caller.name)


ServingNow = Annotated[Serving, Depends(_of("serving"))]
MakesBriefings = Annotated[Briefings, Depends(_of("briefings"))]
UsesWorkbench = Annotated[Workbench, Depends(_of("workbench"))]
Recommends = Annotated[Recommending, Depends(_of("recommending"))]
Kept = Annotated[KeptAnswers, Depends(_of("kept"))]
Held = Annotated[LatestHoldings, Depends(_of("holdings"))]
Suggests = Annotated[Suggested, Depends(_of("suggested"))]
Draws = Annotated[Painter, Depends(_of("painter"))]
Evaluates = Annotated[Evaluations, Depends(_of("evaluations"))]
Adds = Annotated[Additions, Depends(_of("additions"))]
AskingDesk = Annotated[Desk, Depends(_desk)]
TakesTurns = Annotated[Turns, Depends(_of("turns"))]
Counts = Annotated[Metrics, Depends(_of("metrics"))]
