"""What runs within a worker process: its limits, and the reading of one source."""

import fcntl
import logging
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path

from corpus.settings import Settings
from ingest.read.deadline import deadline
from ingest.read.reading import SourceReading
from ingest.sources.sources import Source

Read = Callable[[Source, Settings], SourceReading]


def begin(megabytes: int) -> None:
    """Set the limits that hold for as long as the process lives."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # end at once, also within C code
    limit_memory(megabytes)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)  # what libraries say of a broken file; we give one reason
    end_with_the_parent()


def limit_memory(megabytes: int) -> None:
    """Bound the memory this process may take besides what it has; then Python raises MemoryError, C code mostly aborts.

    RLIMIT_DATA counts what is private and writable; RLIMIT_AS would count the readers' code too.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _data_bytes() + (megabytes << 20)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _data_bytes() -> int:
    """What counts towards RLIMIT_DATA now: on many cores, numerical libraries reserve a gigabyte when they load."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[5]) * resource.getpagesize() if statm.exists() else 0


def end_with_the_parent() -> None:
    """Let the kernel end this process (SIGIO) when the parent is gone, even while C code holds the interpreter.

    PR_SET_PDEATHSIG would not do: the parent of a worker is the fork server.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    pipe = parent.sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)


def read_source(source: Source, settings: Settings) -> SourceReading:
    """As `ingest.read.read.read_source`, loaded only here: the fork server has it, and the parent need not."""
    from ingest.read.read import read_source as read  # noqa: PLC0415

    return read(source, settings)


def list_source(source: Source, settings: Settings) -> SourceReading:
    """As `ingest.read.read.list_source`, loaded only here."""
    from ingest.read.read import list_source as listed  # noqa: PLC0415

    return listed(source, settings)


def read_in_time(read: Read, source: Source, settings: Settings) -> SourceReading:
    """Read one source before the deadline; a reader that wants to leave the process is one that failed."""
    try:
        with deadline(settings.read_seconds):
            return read(source, settings)
    except SystemExit as error:
        raise RuntimeError(f"the reader left with {error.code}") from error
