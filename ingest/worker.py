"""What runs within a worker process: its limits, and the reading of one source."""

import fcntl
import logging
import multiprocessing
import os
import resource
import signal

from corpus.settings import Settings
from ingest.deadline import deadline
from ingest.reading import SourceReading
from ingest.sources import Source


def begin(megabytes: int) -> None:
    """Set the limits that hold for as long as the process lives."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # end at once, also within C code
    limit_memory(megabytes)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)  # what libraries say of a broken file; we give one reason
    end_with_the_parent()


def limit_memory(megabytes: int) -> None:
    """Bound the private memory of this process; beyond it Python raises MemoryError and C code mostly aborts."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes << 20
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def end_with_the_parent() -> None:
    """Let the kernel end this process (SIGIO) when the parent is gone, even while C code holds the interpreter.

    PR_SET_PDEATHSIG would not do: the parent of a worker is the fork server.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    pipe = parent.sentinel
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)


def read(source: Source, settings: Settings) -> SourceReading:
    """Read one source before the deadline; see `ingest.read.read_source`."""
    from ingest.read import read_source  # noqa: PLC0415  # the fork server has it; the parent need not load readers

    with deadline(settings.read_seconds):
        return read_source(source, settings)
