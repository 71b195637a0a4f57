"""Turn documents, passages and units into catalogue rows and back; knows columns and JSON, not SQL."""

import json
from collections.abc import Sequence
from dataclasses import asdict, astuple
from datetime import date
from sqlite3 import Row
from typing import Any

from corpus.document import (
    Block,
    BlockKind,
    Description,
    DocumentRecord,
    Item,
    Link,
    LinkKind,
    Page,
    PartialDate,
    Period,
    SourceClass,
    Status,
    TextStatus,
)
from corpus.passage import Passage, Unit, UnitKind
from corpus.signature import Signature

PARTIAL_DATES = ("published", "event_date", "meeting_date")


def description_to_json(description: Description) -> str:
    """A description as JSON, dates in ISO form, where each value came from beside it."""
    values: dict[str, Any] = asdict(description)
    period = description.period
    values["period"] = [period.start.isoformat(), period.end.isoformat()] if period else None
    for name in PARTIAL_DATES:
        values[name] = str(getattr(description, name)) if getattr(description, name) else None
    return _dumps(values)


def description_from_json(text: str) -> Description:
    """The description that `description_to_json` wrote."""
    values = json.loads(text)
    values["source_class"] = SourceClass(values["source_class"])
    values["text_status"] = TextStatus(values["text_status"])
    if values["period"]:
        values["period"] = Period(*map(date.fromisoformat, values["period"]))
    for name in PARTIAL_DATES:
        values[name] = PartialDate.parse(values[name]) if values[name] else None
    return Description(**values)


def record_row(record: DocumentRecord) -> dict[str, Any]:
    """A record as the columns of table `editions`."""
    return {
        "document_id": record.id,
        "edition": record.edition,
        "filename": record.filename,
        "source": record.source,
        "status": record.status.value,
        "reason": record.reason,
        "description": description_to_json(record.description),
        "pages": record.pages,
        "unreadable_pages": _dumps(record.unreadable_pages),
        "ingested_at": record.ingested_at,
        "size": record.size,
        "superseded_by": record.superseded_by,
    }


def record_of(row: Row) -> DocumentRecord:
    """The record that a row of `editions` holds."""
    return DocumentRecord(
        id=row["document_id"],
        edition=row["edition"],
        filename=row["filename"],
        source=row["source"],
        status=Status(row["status"]),
        reason=row["reason"],
        description=description_from_json(row["description"]),
        pages=row["pages"],
        unreadable_pages=tuple(json.loads(row["unreadable_pages"])),
        ingested_at=row["ingested_at"],
        size=row["size"],
        superseded_by=row["superseded_by"],
    )


def pages_to_json(pages: Sequence[Page]) -> str:
    return _dumps([list(astuple(page)) for page in pages])


def pages_from_json(text: str) -> tuple[Page, ...]:
    return tuple(Page(*values) for values in json.loads(text))


def blocks_to_json(blocks: Sequence[Block]) -> str:
    return _dumps([_block(block) for block in blocks])


def _block(b: Block) -> list[Any]:
    return [b.ordinal, b.kind, b.start, b.end, b.section, b.level, b.parent, b.group, b.label, b.language]


def blocks_from_json(text: str) -> tuple[Block, ...]:
    return tuple(
        Block(ordinal, BlockKind(kind), start, end, tuple(section), *rest)
        for ordinal, kind, start, end, section, *rest in json.loads(text)
    )


def items_to_json(items: Sequence[Item]) -> str:
    return _dumps([list(astuple(item)) for item in items])


def items_from_json(text: str) -> tuple[Item, ...]:
    return tuple(Item(*values) for values in json.loads(text))


def link_row(link: Link) -> tuple[Any, ...]:
    """A link as the columns of table `links`."""
    spans = (span and _dumps(span) for span in (link.span, link.other_span))
    return (link.kind.value, link.document_id, link.other_id, link.score, *spans)


def link_of(row: Row) -> Link:
    first, last = (row[name] and tuple(json.loads(row[name])) for name in ("span", "other_span"))
    return Link(LinkKind(row["kind"]), row["document_id"], row["other_id"], row["score"], first, last)


def signature_row(key: int, signature: Signature) -> tuple[Any, ...]:
    """A signature as the columns of table `signatures`, its edition given by key."""
    s = signature
    return (key, s.part, s.start, s.end, s.shingles, s.hashes, _dumps(s.facts))


def signature_of(row: Row) -> Signature:
    return Signature(
        document_id=row["document_id"],
        edition=row["edition"],
        part=row["part"],
        start=row["start"],
        end=row["end"],
        shingles=row["shingles"],
        hashes=row["hashes"],
        facts=tuple(json.loads(row["facts"])),
    )


def passage_row(key: int, passage: Passage) -> tuple[Any, ...]:
    """A passage as the columns of table `passages`, its edition given by key."""
    p = passage
    return (p.id, key, p.ordinal, p.start, p.end, _dumps(p.section), p.indexed)


def passage_of(row: Row) -> Passage:
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        edition=row["edition"],
        ordinal=row["ordinal"],
        start=row["start"],
        end=row["end"],
        section=tuple(json.loads(row["section"])),
        indexed=row["indexed"],
    )


def unit_row(key: int, unit: Unit) -> tuple[Any, ...]:
    """A unit as the columns of table `units`, its edition given by key."""
    u = unit
    place = (u.block, u.passage, _dumps(u.section), u.group, u.position, u.lead_in)
    return (key, u.ordinal, u.kind.value, u.start, u.end, *place)


def unit_of(row: Row) -> Unit:
    return Unit(
        document_id=row["document_id"],
        edition=row["edition"],
        ordinal=row["ordinal"],
        kind=UnitKind(row["kind"]),
        start=row["start"],
        end=row["end"],
        block=row["block"],
        passage=row["passage"],
        section=tuple(json.loads(row["section"])),
        group=row["list_group"],
        position=row["position"],
        lead_in=row["lead_in"],
    )


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
