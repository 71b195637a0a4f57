"""`craffu doctor`: check settings, disk, model and index, say what to do about what is wrong, and mend it if asked."""

import shutil
import sys

import click

from cli.terminal import one_line
from corpus.errors import CraffuError, IndexDamagedError
from corpus.settings import Settings, load_settings

LOW_GIGABYTES = 1.0
_SHOWN = 20  # lines about one index


@click.command()
@click.option("--repair", "mend", is_flag=True, help="Build a new generation from what is whole.")
def doctor(mend: bool) -> None:
    """Check that everything Craffu needs is in order.

    Catalogue, full text and vectors are compared with each other and with the stored files, the answer log with itself.
    """
    settings = load_settings()
    if mend:
        _repair(settings)
    checks = (
        ("python", _python),
        ("disk", _disk),
        ("model", _model),
        ("ocr", _ocr),
        ("llm", _language_model),
        ("index", _index),
        ("log", _log),
    )
    failed = 0
    for name, check in checks:
        try:
            click.echo(f"ok    {name:8}{check(settings)}")
        except CraffuError as error:
            click.echo(f"WRONG {name:8}{error}")
            failed = failed or error.exit_code
    sys.exit(failed)


def _repair(settings: Settings) -> None:
    from corpus.check import check_index
    from ingest.repair import repair

    if not check_index(settings):
        click.echo("There is nothing to repair.")
        return
    for said in repair(settings):
        click.echo(one_line(said))


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


def _ocr(settings: Settings) -> str:
    from ingest.load.ocr import recogniser_name

    return recogniser_name(settings.ocr) + " recognises pages that are pictures"


def _language_model(settings: Settings) -> str:
    from assistant.model.configured import configured
    from assistant.model.probe import probed

    model = configured(settings)
    return (
        f"{model} answers in {probed(settings):.1f} s; questions and quotes go there"
        if model
        else "none; answers are quotes"
    )


def _index(settings: Settings) -> str:
    from corpus.check import check_index
    from corpus.embedder import embedder_id
    from corpus.index import Index

    damages = check_index(settings)
    if damages:
        lines = [one_line(f"{damage.part}: {damage.said}") for damage in damages[:_SHOWN]]
        more = [f"and {len(damages) - _SHOWN} more"] if len(damages) > _SHOWN else []
        raise IndexDamagedError("\n              ".join([*lines, *more, "`craffu doctor --repair` mends what it can"]))
    index = Index.open(settings)
    counts = index.counts()
    if index.embedder_id != embedder_id(settings):
        raise CraffuError(f"built with {index.embedder_id}: ingest the same files again")
    return f"generation {index.generation}: {counts.documents} documents, {counts.passages} passages, all parts agree"


def _log(settings: Settings) -> str:
    from api.answer_log.check import check

    checked = check(settings.written)
    if checked.faults:
        raise IndexDamagedError(f"{checked.faults[0]}; `craffu log check` tells all: somebody or something altered it")
    kept = f"kept {settings.retention_days} days" if settings.retention_days else "switched off"
    return f"{checked.entries} entries of the answer log, as they were written; {kept}"
