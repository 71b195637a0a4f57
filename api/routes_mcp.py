"""MCP over streamable HTTP at /mcp, behind the same keys as the other routes."""

from fastapi import APIRouter, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.access import refuse_other_sites

router = APIRouter(include_in_schema=False)


class _Handed(Response):
    """Hands the request on to the protocol, which answers by itself."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["app"].state.mcp.handle_request(scope, receive, send)


@router.api_route("/mcp", methods=["GET", "POST", "DELETE"])
async def mcp(request: Request) -> Response:
    """What reads may be asked by a page of another site through a rebound name: refused for all, as for writing."""
    refuse_other_sites(request)
    return _Handed()
