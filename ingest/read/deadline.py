"""A deadline that the kernel keeps: a process that reads for too long is ended, whatever code holds it.

SIGALRM with its default action needs no help of the interpreter, which a parser's C code may never give back, and
works when the parent is gone. In a process without a deadline, `more_time` does nothing.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End this process by SIGALRM when the block takes longer."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def more_time() -> None:
    """Begin the count anew: a page recognised, or a member of a ZIP read, is work done and no sign of a hang."""
    _, seconds = signal.getitimer(signal.ITIMER_REAL)
    if seconds:
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
