"""Read the members of a ZIP as documents of their own; a bad member costs itself only."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import replace
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from corpus.errors import DocumentError
from ingest.load.archive import SUFFIX, WITHIN, Member, members_of, open_archive
from ingest.read.deadline import more_time
from ingest.read.reading import Reading, Unreadable
from ingest.sources.sources import Source

Document = Reading | Unreadable
ReadMember = Callable[[Source, bytes, str], Document]
_BROKEN = (BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def is_archive(filename: str) -> bool:
    return Path(filename).suffix.lower() == SUFFIX


def read_archive(
    source: Source, data: bytes, digest: str, most_megabytes: int, read: ReadMember
) -> tuple[Document, ...]:
    """Every member read, or why not; the ZIP itself is unreadable where it cannot be opened at all."""
    try:
        archive = open_archive(data)
    except DocumentError as error:
        return (Unreadable(source.filename, source.name, digest, len(data), str(error)),)
    with archive:
        members = list(members_of(archive, most_megabytes))
        if source.members is not None:
            members = members[slice(*source.members)]
        return tuple(_read(archive, member, source, read) for member in members)


def _read(archive: ZipFile, member: Member, source: Source, read: ReadMember) -> Document:
    more_time()
    own = replace(source, path=Path(member.filename), called=None, name=f"{source.name}{WITHIN}{member.name}")
    if member.refused:
        return _refuse(own, member, member.refused)
    try:
        data = archive.read(member.info)
    except _BROKEN as error:
        return _refuse(own, member, f"It is broken within the ZIP ({error}); fetch the ZIP again.")
    return read(own, data, hashlib.sha256(data).hexdigest())


def _refuse(own: Source, member: Member, reason: str) -> Unreadable:
    stands_for = f"{member.name} {member.info.CRC} {member.info.file_size}"  # its bytes are not looked at
    return Unreadable(
        member.filename, own.name, hashlib.sha256(stands_for.encode()).hexdigest(), member.info.file_size, reason
    )
