"""What routes need of the running application."""

from typing import Annotated

from fastapi import Depends, Request

from api.holdings import LatestHoldings
from api.kept_answers import KeptAnswers
from api.serving import Serving


def _serving(request: Request) -> Serving:
    serving: Serving = request.app.state.serving
    return serving


def _kept(request: Request) -> KeptAnswers:
    kept: KeptAnswers = request.app.state.kept
    return kept


def _holdings(request: Request) -> LatestHoldings:
    holdings: LatestHoldings = request.app.state.holdings
    return holdings


ServingNow = Annotated[Serving, Depends(_serving)]
Kept = Annotated[KeptAnswers, Depends(_kept)]
Held = Annotated[LatestHoldings, Depends(_holdings)]
