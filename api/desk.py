"""Where every question that comes by the API is answered; the reply is counted, kept, logged and given."""

import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from opentelemetry import trace

from api.answer_log.chain import Link
from api.answer_log.entry import Asker, said_of
from api.answer_log.store import AnswerLog
from api.kept_answers import KeptAnswers
from api.logs import fields
from api.metrics import Metrics
from api.narrowing import as_filters
from api.schemas_answers import QuestionBody
from api.serving import Serving
from assistant.answer import Question, Turn
from assistant.reply import as_contract
from assistant.retrieve import Sources

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Records:
    """Where an answer goes besides its caller: kept to be read again, logged to be accounted for."""

    kept: KeptAnswers
    log: AnswerLog


class Desk:
    """Asks the assistant that serves now, for one asker; any thread may use it."""

    def __init__(self, serving: Serving, records: Records, metrics: Metrics, asker: Asker) -> None:
        self._serving = serving
        self._records = records
        self._metrics = metrics
        self._asker = asker

    def answer(self, body: QuestionBody) -> dict[str, Any]:
        """The reply of the contract. Raises ProblemError 422 for filters that name nothing, CraffuError where there is
        nothing to ask."""
        with self._serving.assistant() as assistant:
            reply = as_contract(assistant.answer(as_question(body, assistant.sources)))
        self._metrics.answered(reply)
        self._record("kept", reply, lambda: self._records.kept.keep(reply["id"], as_bytes(reply)))
        head = self._record("logged", reply, lambda: self._records.log.append(said_of(self._asker, body, reply)))
        self._tell(reply, head)
        return reply

    def _tell(self, reply: dict[str, Any], logged: Link | None) -> None:
        """A line in the server's own log, without a word of question or answer. It has the answer log's head, so that a
        copy kept elsewhere proves the log unaltered."""
        reason = reply["reason"]["code"] if reply["reason"] else None
        told = {"answer_id": reply["id"], "way": self._asker.way, "outcome": reply["status"], "reason": reason}
        told |= {"snapshot": reply["snapshot"], "answerer": reply["answerer"], "ms": reply["timings_ms"]["total"]}
        trace.get_current_span().set_attributes({f"craffu.{name}": value for name, value in told.items() if value})
        log.info("answer", extra=fields(**told, log_head=logged.head if logged else None))

    def _record(self, how: str, reply: dict[str, Any], write: Callable[[], T]) -> T | None:
        """Keep or log an answer; a full disk must not cost the caller the answer itself, so it is counted and said."""
        try:
            return write()
        except (OSError, sqlite3.Error) as error:
            self._metrics.unrecorded.labels(how).inc()
            log.error("an answer is not %s", how, extra=fields(answer_id=reply["id"], why=str(error)))
            return None


def as_question(body: QuestionBody, sources: Sources) -> Question:
    """The request as the assistant takes it. Raises ProblemError 422 for filters that name nothing."""
    return Question(
        text=body.question,
        history=tuple(Turn(turn.question, turn.answer) for turn in body.history),
        filters=as_filters(body.filters, body.as_of, sources, "filters."),
        language=body.language,
    )


def as_bytes(reply: dict[str, Any]) -> bytes:
    return json.dumps(reply, ensure_ascii=False).encode()
