"""The page's form: what was typed, as a question for the desk, or as words about what to put right."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import ValidationError

from api.dependencies import AskingDesk, Kept
from api.language import N_, WELSH
from api.problems import ProblemError, invalid_fields
from api.responses import InvalidField
from api.schemas_answers import QuestionBody

MOST_TURNS = 10  # of a conversation that an address carries
TOO_LONG = N_("is longer than 2,000 characters; shorten it")  # as api.problems says it of a question

_FIELDS = {
    "question": "q",
    "filters.authorities": "council",
    "filters.authorities.0": "council",
    "filters.kinds": "kind",
    "filters.kinds.0": "kind",
    "filters.published_from": "published_from",
    "filters.published_to": "published_to",
}


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of the page's form as they were typed; `turn` are the ids of the answers before, oldest first, which
    are not looked at for a question that stands `alone`."""

    q: str = ""
    council: str = ""
    kind: str = ""
    published_from: str = ""
    published_to: str = ""
    as_of: str = ""
    turn: Annotated[tuple[str, ...], Query()] = ()
    alone: bool = False

    @property
    def narrowing(self) -> dict[str, str]:
        """What the question is narrowed to, by the names of the fields."""
        fields = asdict(self)
        return {name: value for name, value in fields.items() if value and name not in ("q", "turn", "alone")}

    def after(self, answer_id: str) -> tuple[str, ...]:
        """The conversation with one more answer."""
        return (*self.turn, answer_id)[-MOST_TURNS:]

    def address(self, question: str, *, without: str = "") -> str:
        """The page's address for another question with the same narrowing, later in the same conversation. The question
        stands alone: what was taken out of it is not to come back from what was asked before."""
        kept = {name: value for name, value in self.narrowing.items() if name != without}
        before = {"turn": self.turn, "alone": "true"} if self.turn else {}
        return "/?" + urlencode({"q": question} | kept | before, doseq=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a form: a reply of the contract, or what is wrong with which field."""

    reply: dict[str, Any] | None = None
    errors: Sequence[InvalidField] = field(default=())


class Conversation:
    """Asks at the desk after what was asked before; `language` is that of the page."""

    def __init__(self, desk: AskingDesk, kept: Kept) -> None:
        self._desk, self._kept = desk, kept

    def ask(self, form: Form, language: str) -> Asked:
        """Answer the question. Craffu's own words are Welsh on the Welsh page, else in the question's language."""
        try:
            before = () if form.alone else self.before(form.turn)
            return Asked(self._desk.answer(_body(form, before, language)))
        except ValidationError as error:
            return Asked(errors=[_on_form(one) for one in invalid_fields(error.errors())])
        except ProblemError as problem:
            if problem.status != 422:
                raise
            return Asked(errors=[_on_form(InvalidField(field=problem.field or "question", message=problem.detail))])

    def before(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """The replies of a conversation that are still kept, oldest first."""
        return [reply for reply in map(self.again, ids[-MOST_TURNS:]) if reply]

    def again(self, answer_id: str) -> dict[str, Any] | None:
        """A reply as it was given, or None where it is not kept any more."""
        body = self._kept.get(answer_id)
        return None if body is None else dict(json.loads(body))


def _body(form: Form, before: Sequence[dict[str, Any]], language: str) -> QuestionBody:
    return QuestionBody.model_validate(
        {
            "question": form.q,
            "history": [{"question": turn["question"], "answer": turn["answer"]} for turn in before],
            "filters": {
                "authorities": [form.council] if form.council.strip() else [],
                "kinds": [form.kind] if form.kind.strip() else [],
                "published_from": form.published_from or None,
                "published_to": form.published_to or None,
            },
            "as_of": form.as_of or None,
            "language": WELSH if language == WELSH else None,
        }
    )


def _on_form(error: InvalidField) -> InvalidField:
    return InvalidField(field=_FIELDS.get(error.field, error.field), message=error.message)
