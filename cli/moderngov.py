"""`craffu ingest moderngov`."""

import click


@click.command()
@click.argument("base")
def moderngov(base: str) -> None:
    """Later."""
