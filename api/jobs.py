"""Work that callers ask for and come back to: how far it is, and what became of it."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from api.problems import why_unavailable
from corpus.errors import CraffuError

log = logging.getLogger(__name__)

State = Literal["waiting", "running", "done", "failed"]


class StoppedError(Exception):
    """Raised within a job when the server stops."""


@dataclass(slots=True, kw_only=True)
class Job:
    """How far it is: `done` of `total` in `step`; `problem` says why it failed."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    state: State = "waiting"
    step: str = ""
    done: int = 0
    total: int = 0
    problem: str | None = None
    finished: threading.Event = field(default_factory=threading.Event)

    def tell(self, step: str, done: int, total: int) -> None:
        self.step, self.done, self.total = step, done, total


J = TypeVar("J", bound=Job)


@contextmanager
def at_work(job: Job, why: Callable[[CraffuError], str] = why_unavailable) -> Iterator[None]:
    """While a job is done: whatever goes wrong, callers are told, and the next job can be done."""
    job.state = "running"
    try:
        yield
        job.state = "done"
    except CraffuError as error:
        job.state, job.problem = "failed", why(error)
    except StoppedError:
        job.state, job.problem = "failed", "The server was stopped."
    except Exception:  # the log has the rest
        log.exception("%s %s failed", type(job).__name__, job.id)
        job.state, job.problem = "failed", "Something went wrong on our side; the server's log says what."
    finally:
        job.finished.set()


def remember(known: dict[str, J], job: J, most: int) -> None:
    """Know a job by its id; the oldest are forgotten first."""
    known[job.id] = job
    for old in list(known)[:-most]:
        del known[old]
