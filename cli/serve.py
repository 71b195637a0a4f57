"""`craffu serve`: the chat page and the API over HTTP."""

import socket
from typing import Any

import click

from corpus.errors import UsageError
from corpus.settings import Settings, load_settings

KEEP_ALIVE = 75  # seconds; longer than a proxy keeps a connection (nginx: 60), so that it is never used as it closes


@click.command()
@click.option("--host", help="Address to serve on (CRAFFU_HOST, default 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to serve on (CRAFFU_PORT, default 8000).")
def serve(host: str | None, port: int | None) -> None:
    """Serve the chat page at / and the API under /v1."""
    settings = load_settings()
    given: dict[str, Any] = {"host": host, "port": port}
    settings = settings.model_copy(update={name: value for name, value in given.items() if value is not None})
    from api.access import refuse_open

    refuse_open(settings)
    _refuse_taken(settings.host, settings.port)

    import uvicorn

    from api import logs, tracing
    from api.app import create_app

    logs.configure(settings)
    tracing.configure()
    click.echo(f"Craffu is starting on http://{settings.host}:{settings.port} (Ctrl-C stops it)", err=True)
    _tell_of_model(settings)
    app = create_app(settings)
    app.state.painter.begin()
    if settings.read_ahead:
        app.state.preparing.begin()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,  # api.logs sees to it
        access_log=False,  # questions stand in the page's addresses
        timeout_keep_alive=KEEP_ALIVE,
        proxy_headers=False,  # uvicorn would believe any program on this machine; api.proxies believes those named
    )


def _tell_of_model(settings: Settings) -> None:
    from assistant.model.configured import configured

    model = configured(settings)
    if model:
        click.echo(f"A language model shortens answers: questions and quotes go to {model}", err=True)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"Cannot serve on {host}:{port} ({error.strerror}). Stop what is using it, or choose another port: "
                f"craffu serve --port {port + 1 if port < 65535 else 8000}"
            ) from error
