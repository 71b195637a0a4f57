"""What Prometheus asks for."""

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.dependencies import Counts
from api.responses import content_response

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response, responses=content_response("text/plain", {"type": "string"}))
def metrics(counts: Counts) -> Response:
    """Requests, answers and seconds since the server began, in Prometheus's text format."""
    return Response(counts.page(), media_type=CONTENT_TYPE_LATEST)
