"""Put what was read, or could not be read, into the generation that is being built."""

from dataclasses import replace
from datetime import UTC, datetime

from corpus.catalogue import StoredFile
from corpus.document import Description, DocumentRecord, Status
from corpus.writer import Writer
from ingest.read.reading import Reading, SourceReading, Unreadable, document_id
from ingest.sources.sources import Source
from ingest.sources.told_fields import told_digest
from ingest.summary import Change, Outcome


def put(writer: Writer, source: Source, given: SourceReading) -> list[Outcome]:
    """Put all that a source gave, and note what it looked like, so that it is known again."""
    outcomes = []
    for document in given.documents:
        path = source.printed + document.source.removeprefix(source.name)
        outcomes.append(_put(writer, path, document))
        if document.source != source.name:
            writer.put_file(_file_of(document.source, document.filename, given, document.sha256))
    if given.mtime_ns:
        noted = _file_of(source.name, source.filename, given, given.sha256)
        writer.put_file(replace(noted, told=told_digest(source.told)))
    return outcomes


def _put(writer: Writer, path: str, document: Reading | Unreadable) -> Outcome:
    record = _record_of(document)
    if isinstance(document, Unreadable):
        writer.quarantine(record)
        return Outcome(path, record.id, Change.QUARANTINED, document.reason)
    known = writer.put(record, document.edition, document.passages, document.units)
    return Outcome(
        path=path,
        document_id=record.id,
        change=Change.UPDATED if known else Change.ADDED,
        pages=len(document.edition.pages),
        unreadable_pages=len(record.unreadable_pages),
        passages=len(document.passages),
    )


def _file_of(name: str, filename: str, given: SourceReading, digest: str) -> StoredFile:
    """A member of a ZIP is noted with the size and time of its ZIP: they tell which of them were there last."""
    return StoredFile(name, document_id(name, filename), given.size, given.mtime_ns, digest, given.unread_by)


def _record_of(document: Reading | Unreadable) -> DocumentRecord:
    read = document if isinstance(document, Reading) else None
    pages = read.edition.pages if read else ()
    unknown = Description(title=document.filename, origins={"title": "file name"})
    return DocumentRecord(
        id=document_id(document.source, document.filename),
        edition=document.sha256,
        filename=document.filename,
        source=document.source,
        status=Status.INDEXED if read else Status.QUARANTINED,
        reason=document.reason if isinstance(document, Unreadable) else None,
        description=read.description if read else unknown,
        pages=len(pages) or None,
        unreadable_pages=tuple(page.index for page in pages if not page.readable),
        ingested_at=datetime.now(UTC).isoformat(timespec="seconds"),
        size=document.size,
    )
