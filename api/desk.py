"""Where every question that comes by the API is answered: the reply is counted, kept and given in contract form."""

import json
import logging
import sqlite3
from typing import Any

from api.kept_answers import KeptAnswers
from api.metrics import Metrics
from api.narrowing import as_filters
from api.schemas import QuestionBody
from api.serving import Serving
from assistant.answer import Question, Turn
from assistant.reply import as_contract
from assistant.retrieve import Sources

log = logging.getLogger(__name__)


class Desk:
    """Asks the assistant that serves now; any thread may use it."""

    def __init__(self, serving: Serving, kept: KeptAnswers, metrics: Metrics) -> None:
        self._serving = serving
        self._kept = kept
        self._metrics = metrics

    def answer(self, body: QuestionBody) -> dict[str, Any]:
        """The reply of the contract. Raises ProblemError 422 for filters that name nothing, CraffuError where there is
        nothing to ask."""
        with self._serving.assistant() as assistant:
            reply = as_contract(assistant.answer(as_question(body, assistant.sources)))
        self._metrics.answered(reply)
        self._keep(reply)
        return reply

    def _keep(self, reply: dict[str, Any]) -> None:
        """Keep an answer; a full disk must not cost the caller the answer itself."""
        try:
            self._kept.keep(reply["id"], as_bytes(reply))
        except (OSError, sqlite3.Error) as error:
            log.warning("answer %s is not kept: %s", reply["id"], error)


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
