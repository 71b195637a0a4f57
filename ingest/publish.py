"""Put what was read, or could not be read, into the generation that is being built."""

from datetime import UTC, datetime
from hashlib import sha256

from corpus.document import Description, DocumentRecord, Status
from corpus.writer import Writer
from ingest.read import Reading, document_id
from ingest.sources import Source, file_state
from ingest.summary import Change, Outcome


def put_reading(writer: Writer, source: Source, reading: Reading) -> Outcome:
    """Add a document's edition with its original bytes. Raises DocumentError if the file changed meanwhile."""
    writer.store_bytes(source.path, reading.sha256)
    record = _record_of(reading)
    known = writer.put(record, reading.edition, reading.passages, reading.units)
    writer.put_file(file_state(source, record.id, reading.sha256))
    return Outcome(
        path=str(source.path),
        document_id=record.id,
        change=Change.UPDATED if known else Change.ADDED,
        pages=len(reading.edition.pages),
        unreadable_pages=len(record.unreadable_pages),
        passages=len(reading.passages),
    )


def put_quarantined(writer: Writer, source: Source, reason: str) -> Outcome:
    """Note a file that could not be read, so that it is listed with the reason."""
    id_, content = document_id(source.name, source.path.name), _bytes(source)
    digest = sha256(content).hexdigest()
    record = DocumentRecord(
        id=id_,
        edition=digest,
        filename=source.path.name,
        source=source.name,
        status=Status.QUARANTINED,
        reason=reason,
        description=Description(title=source.path.name, origins={"title": "file name"}),
        pages=None,
        unreadable_pages=(),
        ingested_at=_now(),
        size=len(content),
    )
    writer.quarantine(record)
    if source.path.exists():
        writer.put_file(file_state(source, id_, digest))
    return Outcome(str(source.path), id_, Change.QUARANTINED, reason)


def _record_of(reading: Reading) -> DocumentRecord:
    pages = reading.edition.pages
    return DocumentRecord(
        id=document_id(reading.source, reading.filename),
        edition=reading.sha256,
        filename=reading.filename,
        source=reading.source,
        status=Status.INDEXED,
        reason=None,
        description=reading.description,
        pages=len(pages) or None,
        unreadable_pages=tuple(page.index for page in pages if not page.readable),
        ingested_at=_now(),
        size=reading.size,
    )


def _bytes(source: Source) -> bytes:
    try:
        return source.path.read_bytes()
    except OSError:  # it is quarantined because it cannot be opened
        return b""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
