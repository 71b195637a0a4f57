"""`craffu documents`: list what is held, show what is known of one document, remove one."""

import json

import click

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
def show(document_id: str) -> None:
    """What is known of one document, and where each value came from."""
    from corpus.index import Index

    index = Index.open(load_settings())
    record = index.record(document_id)
    if record is None:
        raise UsageError(f"There is no document {document_id}. `craffu documents list` names those held.")
    described = record.description
    rows: dict[str, object] = {"file": record.filename, "edition": record.edition, "status": record.status.value}
    rows |= {"reason": record.reason, "pages": record.pages, "unreadable pages": record.unreadable_pages or None}
    period = described.period and f"{described.period.start} to {described.period.end}"
    names = ("title", "publisher", "source_class", "kind", "authority", "language", "url", "licence", "text_status")
    rows |= {name: getattr(described, name) for name in names}
    rows |= {"published": described.published, "period": period, "event_date": described.event_date}
    rows |= {"meeting_date": described.meeting_date}
    for name, value in rows.items():
        origin = described.origins.get(name)
        said = "-" if value is None else one_line(str(value))
        click.echo(f"{name:18}{said}{f'   (from {origin})' if origin else ''}")
    for link in index.links_of(document_id):
        score = f"   ({link.score:.2f} alike)" if link.score is not None else ""
        click.echo(f"{link.kind.replace('_', ' '):18}{link.other_of(document_id)}{score}")
    for older in index.editions(document_id)[1:]:
        click.echo(f"{'older edition':18}{older.edition}   ingested {older.ingested_at}")


@documents.command("remove")
@click.argument("document_ids", nargs=-1, required=True)
def remove_documents(document_ids: tuple[str, ...]) -> None:
    """Remove documents, all editions, from catalogue, full text and vectors alike."""
    from ingest.run import remove

    settings = load_settings()
    for document_id in document_ids:
        remove(document_id, settings)
        click.echo(f"removed {document_id}", err=True)
