"""An MCP server over Craffu's tools: the protocol is the official package's, the answers are the desk's."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.metadata import version
from typing import Any

from anyio.to_thread import run_sync
from mcp.server import Server
from mcp.server.context import ServerRequestContext
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import CallToolRequestParams, CallToolResult, ListToolsResult, PaginatedRequestParams, TextContent
from pydantic import ValidationError
from starlette.requests import Request

from api.desk import Desk
from api.mcp.tools import TOOLS
from api.problems import ProblemError, invalid_fields, why_unavailable
from api.serving import Serving
from corpus.errors import CraffuError, UsageError

log = logging.getLogger(__name__)

DeskFor = Callable[[Request | None], Desk]  # for an HTTP request, or for what came by stdio
Run = Callable[[Callable[[], CallToolResult]], Awaitable[CallToolResult]]
_Context = ServerRequestContext[Any, Any]

_ABOUT = (
    "Craffu answers questions from documents about UK councils in the documents' own words. Every statement has a "
    "citation [n] whose quote stands in a stored text. Where it declines, nothing held answers: say so, add nothing."
)


def mcp_server(desk_for: DeskFor, serving: Serving, run: Run = run_sync) -> Server[Any]:
    """The server with its tools; it keeps nothing between two calls. `run` does work in a thread; over HTTP in turn."""

    async def list_tools(_: _Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[tool.described() for tool in TOOLS])

    async def call_tool(context: _Context, call: CallToolRequestParams) -> CallToolResult:
        use = partial(_used, call.name, call.arguments or {}, desk_for(context.request), serving)
        try:
            return await run(use)
        except ProblemError as busy:
            return _refused(_why(busy))

    return Server(
        "craffu", version=version("craffu"), instructions=_ABOUT, on_list_tools=list_tools, on_call_tool=call_tool
    )


def over_http(server: Server[Any]) -> StreamableHTTPSessionManager:
    """Streamable HTTP without sessions, so that any of several processes may answer any request."""
    return StreamableHTTPSessionManager(server, json_response=True, stateless=True)


def _used(name: str, arguments: dict[str, Any], desk: Desk, serving: Serving) -> CallToolResult:
    """What a tool gave, or why it could not, in words that a model or a person can act on."""
    tool = next((tool for tool in TOOLS if tool.name == name), None)
    if tool is None:
        return _refused(f"There is no tool {name!r}. There are {', '.join(tool.name for tool in TOOLS)}.")
    try:
        found, text = tool.use(tool.arguments.model_validate(arguments), desk, serving)
    except (ValidationError, ProblemError, CraffuError) as error:
        return _refused(_why(error))
    except Exception:  # the protocol would send on what Python said of it
        log.exception("the tool %s failed", name)
        return _refused("Something went wrong on our side. Try again; if it goes on, look into the server's log.")
    return CallToolResult(content=[TextContent(text=text)], structured_content=found)


def _why(error: ValidationError | ProblemError | CraffuError) -> str:
    match error:
        case ValidationError():
            return " ".join(f"{one.field}: {one.message}." for one in invalid_fields(error.errors()))
        case ProblemError():
            return f"{error.field}: {error.detail}" if error.field else error.detail
        case UsageError():
            return str(error)
    return why_unavailable(error)


def _refused(why: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=why)], is_error=True)
