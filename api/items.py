"""A row of the catalogue as callers see it."""

from collections.abc import Sequence
from typing import Any

from api.schemas_documents import DocumentBody, DocumentItem, EditionBody, LinkBody
from assistant.reply import description_fields
from corpus.document import DocumentRecord, PartialDate


def document_item(record: DocumentRecord) -> DocumentItem:
    """The row alone, for lists."""
    return DocumentItem(**_item_fields(record))


def document_body(
    record: DocumentRecord, editions: Sequence[DocumentRecord], links: Sequence[LinkBody]
) -> DocumentBody:
    """The row with its origins, its editions, newest first, and what it belongs to."""
    return DocumentBody(
        **_item_fields(record),
        size=record.size,
        committee=record.description.committee,
        meeting=record.description.meeting,
        agenda_item=record.description.agenda_item,
        origins=dict(record.description.origins),
        certainty=dict(record.description.certainty),  # type: ignore[arg-type]  # pydantic checks the words
        editions=[_edition(edition) for edition in editions],
        twins=[link.document_id for link in links if link.kind == "twin"],
        near_duplicates=[link.document_id for link in links if link.kind == "near_duplicate"],
        links=list(links),
    )


def _item_fields(record: DocumentRecord) -> dict[str, Any]:
    return description_fields(record.description) | {
        "filename": record.filename,
        "id": record.id,
        "edition": record.edition,
        "status": record.status.value,
        "reason": record.reason,
        "pages": record.pages,
        "unreadable_pages": list(record.unreadable_pages),
        "ingested_at": record.ingested_at,
    }


def _edition(record: DocumentRecord) -> EditionBody:
    return EditionBody(
        edition=record.edition,
        status=record.status.value,
        published=_iso(record.description.published),
        ingested_at=record.ingested_at,
        superseded_by=record.superseded_by,
    )


def _iso(value: PartialDate | None) -> str | None:
    return str(value) if value else None
