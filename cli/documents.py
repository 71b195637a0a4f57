"""`craffu documents`: list what is held, show what is known of one document, remove one."""

import getpass
import json

import click

from cli.described import as_json, as_lines
from cli.terminal import one_line
from corpus.errors import UsageError
from corpus.settings import load_settings


@click.group()
def documents() -> None:
    """List, show or remove documents."""


@documents.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document.")
def list_documents(as_json: bool) -> None:
    """Every file that was given to ingestion, indexed or not."""
    from corpus.index import Index

    index = Index.open(load_settings())
    for record in index.records(limit=10**9):
        described = record.description
        published = str(described.published) if described.published else None
        if as_json:
            row = {"id": record.id, "filename": record.filename, "status": record.status.value, "reason": record.reason}
            row |= {"title": described.title, "authority": described.authority, "published": published}
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            facts = (record.id, record.status.value, described.authority, published, described.title, record.reason)
            click.echo("  ".join(one_line(fact) for fact in facts if fact))


@documents.command()
@click.argument("document_id")
@click.option("--json", "json_wanted", is_flag=True, help="One JSON object.")
def show(document_id: str, json_wanted: bool) -> None:
    """What is known of one document, where each value came from and how sure it is, and what it belongs to."""
    from corpus.index import Index

    index = Index.open(load_settings())
    record = index.record(document_id)
    if record is None:
        raise UsageError(f"There is no document {document_id}. `craffu documents list` names those held.")
    links, older = index.links_of(document_id), index.editions(document_id)[1:]
    if json_wanted:
        click.echo(json.dumps(as_json(record, links, older), ensure_ascii=False))
    else:
        click.echo("\n".join(as_lines(record, links, older)))


@documents.command("remove")
@click.argument("document_ids", nargs=-1, required=True)
@click.option("--purge", "for_good", is_flag=True, help="Also earlier generations, answers kept or logged, caches.")
def remove_documents(document_ids: tuple[str, ...], for_good: bool) -> None:
    """Remove documents, all editions, from catalogue, full text and vectors alike."""
    from api.answer_log.store import AnswerLog
    from api.answer_log.wanted import Wanted
    from ingest.purge import purge
    from ingest.run import remove

    settings = load_settings()
    if for_good:
        purge(document_ids, settings)
        log = AnswerLog(settings.written, settings.retention_days)
        log.erase(Wanted(documents=document_ids), getpass.getuser(), "a document they cite was removed for good")
    for document_id in document_ids:
        if not for_good:
            remove(document_id, settings)
        click.echo(f"removed {document_id}", err=True)
