"""`craffu doctor`: check settings, disk, model and index, and say what to do about what is wrong."""

import shutil
import sys

import click

from corpus.errors import CraffuError
from corpus.settings import Settings, load_settings

LOW_GIGABYTES = 1.0


@click.command()
def doctor() -> None:
    """Check that everything Craffu needs is in order."""
    settings = load_settings()
    checks = (("python", _python), ("disk", _disk), ("model", _model), ("index", _index))
    failed = 0
    for name, check in checks:
        try:
            click.echo(f"ok    {name:8}{check(settings)}")
        except CraffuError as error:
            click.echo(f"WRONG {name:8}{error}")
            failed = failed or error.exit_code
    sys.exit(failed)


def _python(_: Settings) -> str:
    return sys.version.split()[0]


def _disk(settings: Settings) -> str:
    there = next(folder for folder in (settings.data, *settings.data.absolute().parents) if folder.exists())
    free = shutil.disk_usage(there).free / 1e9
    if free < LOW_GIGABYTES:
        raise CraffuError(f"only {free:.1f} GB free where {settings.data} is; make room before ingesting")
    return f"{free:.0f} GB free for {settings.data}"


def _model(settings: Settings) -> str:
    from corpus.embedder import embedder_id

    return embedder_id(settings)


def _index(settings: Settings) -> str:
    from corpus.embedder import embedder_id
    from corpus.index import Index

    index = Index.open(settings)
    counts = index.counts()
    if index.embedder_id != embedder_id(settings):
        raise CraffuError(f"built with {index.embedder_id}: ingest the same files again")
    return f"generation {index.generation}: {counts.documents} documents, {counts.passages} passages"
