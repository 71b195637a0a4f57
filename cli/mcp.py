"""`craffu mcp`: the same answers over the Model Context Protocol on stdin and stdout."""

import click

from corpus.settings import load_settings


@click.command()
def mcp() -> None:
    """Serve the tools ask, search and read_passage on stdio, for a client that starts this command.

    The protocol has stdout to itself; what there is to say goes to stderr. A running `craffu serve` offers the same at
    the address /mcp.
    """
    import anyio

    from api import logs, tracing
    from api.mcp.stdio import serve

    settings = load_settings()
    logs.configure(settings)
    tracing.configure()
    anyio.run(serve, settings)
