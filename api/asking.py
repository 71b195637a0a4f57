"""The page's form: what was typed, as a question for the assistant or as words about what to put right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from pydantic import ValidationError

from api.desk import as_question
from api.problems import ProblemError, invalid_fields
from api.schemas import InvalidField, QuestionBody
from assistant.answer import Assistant, Question, Turn
from assistant.reply import Reply, as_markdown

_FIELDS = {
    "question": "q",
    "filters.authorities": "council",
    "filters.authorities.0": "council",
    "filters.published_from": "published_from",
    "filters.published_to": "published_to",
}
LABELS = {
    "q": "Your question",
    "council": "Council",
    "published_from": "Published from",
    "published_to": "Published to",
    "as_of": "As things stood on",
    "previous": "The question before",
}


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of the page's form as they were typed; an empty one was left out."""

    q: str = ""
    previous: str = ""
    council: str = ""
    published_from: str = ""
    published_to: str = ""
    as_of: str = ""

    @property
    def narrowed(self) -> bool:
        return any((self.council, self.published_from, self.published_to, self.as_of))

    def address(self, question: str) -> str:
        """The page's address for another question with the same narrowing."""
        kept = {name: getattr(self, name) for name in ("council", "published_from", "published_to", "as_of")}
        return "/?" + urlencode({"q": question} | {name: value for name, value in kept.items() if value})


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a form: a reply, or what is wrong with which field."""

    reply: Reply | None = None
    errors: Sequence[InvalidField] = field(default=())


def ask(assistant: Assistant, form: Form) -> Asked:
    """Answer the form's question; the question before, if there is one, is answered again to give the conversation."""
    try:
        question = as_question(_body(form, form.q), assistant.sources)
        history = _history(assistant, form)
    except ValidationError as error:
        return Asked(errors=[_on_form(one) for one in invalid_fields(error.errors())])
    except ProblemError as problem:
        return Asked(errors=[_on_form(InvalidField(field=problem.field or "question", message=problem.detail))])
    return Asked(assistant.answer(Question(question.text, history, question.filters, question.language)))


def _history(assistant: Assistant, form: Form) -> tuple[Turn, ...]:
    if not form.previous.strip():
        return ()
    before = assistant.answer(as_question(_body(form, form.previous), assistant.sources))
    return (Turn(before.question, as_markdown(before.outcome)),)


def _body(form: Form, question: str) -> QuestionBody:
    return QuestionBody.model_validate(
        {
            "question": question,
            "filters": {
                "authorities": [form.council] if form.council.strip() else [],
                "published_from": form.published_from or None,
                "published_to": form.published_to or None,
            },
            "as_of": form.as_of or None,
        }
    )


def _on_form(error: InvalidField) -> InvalidField:
    return InvalidField(field=_FIELDS.get(error.field, error.field), message=error.message)
