"""Open what was found, and only if it is a regular file: a pipe or a device may have taken its place."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path

from corpus.errors import DamagedDocumentError, TooLargeError
from corpus.settings import Settings
from ingest.read.reading import SourceReading, Unreadable
from ingest.sources.sources import Source

_NOT_OPENED = sha256(b"").hexdigest()


@contextmanager
def open_file(path: Path) -> Iterator[BufferedReader]:
    """A regular file, opened for reading without ever waiting. Raises DamagedDocumentError where that cannot be."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise DamagedDocumentError(f"The file cannot be opened ({why}); check that it is there.") from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise DamagedDocumentError("It is not a file but a folder, pipe or device, so it is not opened.")
        yield file


def read_file(path: Path, most_megabytes: int) -> tuple[bytes, os.stat_result]:
    """A file's bytes and its state when it was opened. Raises DamagedDocumentError, TooLargeError."""
    with open_file(path) as file:
        status = os.fstat(file.fileno())
        if status.st_size > most_megabytes << 20:
            why = f"files of up to {most_megabytes:,} MB are read (CRAFFU_MOST_MEGABYTES)"
            raise TooLargeError(f"It has {status.st_size >> 20:,} MB, and {why}.")
        data = _all(file, status.st_size)
    if len(data) != status.st_size:
        raise DamagedDocumentError("It changed while it was being read: ingest it again.")
    return data, status


def _all(file: BufferedReader, size: int) -> bytes:
    try:
        return file.read(size + 1)
    except OSError as error:
        raise DamagedDocumentError(f"The file cannot be read ({error.strerror}); check the disk it is on.") from error


def digest_of(path: Path) -> str:
    """The sha256 of a file's bytes. Raises DamagedDocumentError if it cannot be opened."""
    with open_file(path) as file:
        return file_digest(file, "sha256").hexdigest()


def too_much_memory(settings: Settings) -> str:
    return f"Reading it needs more than {settings.read_megabytes:,} MB of memory (CRAFFU_READ_MEGABYTES)."


def unread(source: Source, reason: str, most_megabytes: int) -> SourceReading:
    """What a source gave that could not be read. Its bytes are not looked at when there are too many of them."""
    try:
        status = source.path.stat()
        too_large = status.st_size > most_megabytes << 20
        digest = sha256(f"{status.st_size} {status.st_mtime_ns}".encode()).hexdigest() if too_large else None
        digest = digest or digest_of(source.path)
    except (OSError, ValueError, DamagedDocumentError):  # that is why it is unreadable; the next run tries again
        return SourceReading(0, 0, _NOT_OPENED, (_unreadable(source, reason, _NOT_OPENED, 0),))
    size, mtime = status.st_size, status.st_mtime_ns
    return SourceReading(size, mtime, digest, (_unreadable(source, reason, digest, size),))


def _unreadable(source: Source, reason: str, digest: str, size: int) -> Unreadable:
    return Unreadable(source.filename, source.name, digest, size, reason)
