"""Say in clear words that the disk is full, or a database on it damaged; notice a full one beforehand."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CraffuError, IndexDamagedError, NoRoomError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)  # or not to be written to
_FULL_WORDS = (
    "no space left",
    "disk is full",
    "disk i/o error",
    "file too large",
    "quota exceeded",
    "read-only file system",
)


@contextmanager
def clear_words(data: Path) -> Iterator[None]:
    """Turn a full disk into a NoRoomError, whichever of SQLite, tantivy and Chroma found out, and damage likewise."""
    try:
        yield
    except CraffuError:
        raise
    except Exception as error:
        if _is_full(error):
            raise NoRoomError(f"The index could not be written ({error}). {_make_room(data)}") from error
        if isinstance(error, sqlite3.DatabaseError):
            why = f"A database in {data} cannot be used ({error})"
            raise IndexDamagedError(f"{why}. See that the folder may be written; `craffu doctor` says more.") from error
        raise


def make_sure_of_room(data: Path, folders: list[Path]) -> None:
    """Raises NoRoomError unless a copy of these folders fits, and as much again for what is added."""
    needed = 2 * sum(path.stat().st_size for folder in folders for path in folder.rglob("*"))
    if shutil.disk_usage(data).free < needed:
        raise NoRoomError(f"The next index needs about {needed >> 20} MB. {_make_room(data)}")


def _is_full(error: Exception) -> bool:
    if isinstance(error, sqlite3.OperationalError):  # "database or disk is full", "disk I/O error"
        return "disk" in str(error)
    return getattr(error, "errno", None) in FULL or any(words in str(error).lower() for words in _FULL_WORDS)


def _make_room(data: Path) -> str:
    free = shutil.disk_usage(data).free >> 20
    return f"{free} MB are free on the disk of {data}: make room and run again. The index is as it was."
