"""Who is being questioned: a way to ask, and what else can be looked up to judge the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import CraffuError
from evals.case import Case

Reply = Mapping[str, Any]  # the contract's JSON object
Asker = Callable[[Case], Reply]

ANSWERED = frozenset({"answered", "partial"})
DECLINED = frozenset({"not_found", "clarify", "refused"})
FAILED = "error"  # not of the contract: the respondent broke down over this question


class ServerDownError(CraffuError):
    """Raised when the server that is to be evaluated cannot be reached."""

    exit_code = 4


@dataclass(frozen=True)
class Found:
    """A passage that search found: its file, the page it begins on, its text where that is told, and whose it is."""

    filename: str
    page: int | None = None
    text: str = ""
    authority: str | None = None
    source_class: str | None = None


@dataclass(frozen=True)
class Respondent:
    """`text(document_id, edition)` is a stored text, None where it is not held. `verify(citation)` is the respondent's
    own word on a quote. `search(case, question)` gives the passages it finds for a question, best first, None where it
    has no search. What is None cannot be looked up, and the scores that need it are not given. It has to bear being
    asked from several threads at once."""

    name: str
    ask: Asker
    text: Callable[[str, str], str | None] | None = None
    verify: Callable[[Reply], bool] | None = None
    search: Callable[[Case, str], list[Found] | None] | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


def failed(message: str) -> Reply:
    """The reply that stands for a breakdown: never right, never a refusal."""
    return {"status": FAILED, "question": "", "answer": message, "claims": [], "citations": [], "timings_ms": {}}
