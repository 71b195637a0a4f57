"""MCP over stdin and stdout, for a client that starts Craffu itself."""

from mcp.server.stdio import stdio_server

from api.answer_log.entry import Asker
from api.answer_log.store import AnswerLog
from api.desk import Desk, Records
from api.kept_answers import KeptAnswers
from api.mcp.server import mcp_server
from api.metrics import Metrics
from api.serving import Serving
from corpus.settings import Settings


async def serve(settings: Settings) -> None:
    """Answer until the client closes stdin. The protocol has stdout to itself."""
    serving = Serving(settings)
    records = Records(KeptAnswers(settings.written), AnswerLog(settings.written, settings.retention_days))
    desk = Desk(serving, records, Metrics(), Asker("mcp"))
    server = mcp_server(lambda _: desk, serving)
    serving.start()
    try:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())
    finally:
        serving.close()
        records.kept.close()
        records.log.close()
