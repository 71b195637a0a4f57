"""What routes need of the running application."""

from typing import Annotated

from fastapi import Depends, Request

from api.desk import Desk
from api.evaluating import Evaluations
from api.holdings import LatestHoldings
from api.ingesting import Additions
from api.kept_answers import KeptAnswers
from api.metrics import Metrics
from api.serving import Serving
from ingest.read.painter import Painter


def _serving(request: Request) -> Serving:
    serving: Serving = request.app.state.serving
    return serving


def _kept(request: Request) -> KeptAnswers:
    kept: KeptAnswers = request.app.state.kept
    return kept


def _holdings(request: Request) -> LatestHoldings:
    holdings: LatestHoldings = request.app.state.holdings
    return holdings


def _painter(request: Request) -> Painter:
    painter: Painter = request.app.state.painter
    return painter


def _additions(request: Request) -> Additions:
    additions: Additions = request.app.state.additions
    return additions


def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


def _desk(request: Request) -> Desk:
    state = request.app.state
    return Desk(state.serving, state.kept, state.metrics)


def _evaluations(request: Request) -> Evaluations:
    evaluations: Evaluations = request.app.state.evaluations
    return evaluations


ServingNow = Annotated[Serving, Depends(_serving)]
Kept = Annotated[KeptAnswers, Depends(_kept)]
Held = Annotated[LatestHoldings, Depends(_holdings)]
Draws = Annotated[Painter, Depends(_painter)]
Evaluates = Annotated[Evaluations, Depends(_evaluations)]
Adds = Annotated[Additions, Depends(_additions)]
AskingDesk = Annotated[Desk, Depends(_desk)]
Counts = Annotated[Metrics, Depends(_metrics)]
