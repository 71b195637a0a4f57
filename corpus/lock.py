"""The writer's lock: one process writes at a time, and who holds it can be read by the one that is refused."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import IndexBusyError

LOCK = "writer.lock"


@contextmanager
def writer_lock(data: Path) -> Iterator[None]:
    """Hold the data folder's writer lock. Raises IndexBusyError, saying who holds it.

    The kernel drops the lock with the process, however it ends, so a kill never leaves it stuck.
    """
    with (data / LOCK).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            who = _holder(data / LOCK)
            raise IndexBusyError(f"Another writer is at work: {who}. Try again when it is done.") from None
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": _now()}))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {holder['pid']} on {holder['host']}, since {holder['since']}"
    except (ValueError, KeyError):  # read between its locking and its writing
        return "it has only just begun"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
