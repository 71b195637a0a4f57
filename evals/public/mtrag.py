"""MTRAG: the last question of a conversation, the turns before it, and the passages that answer it, if any do."""

from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, BaseModel, Field

from evals.case import Case, Expected, Turn
from evals.public.question_set import Document, FileNames, QuestionSet
from evals.public.reading import read_rows

_EXPECTED = {
    "ANSWERABLE": Expected.ANSWER,
    "PARTIAL": Expected.ANSWER,
    "UNANSWERABLE": Expected.ABSTAIN,
    "UNDERSPECIFIED": Expected.CLARIFY,
}


class _Passage(BaseModel):
    document_id: str
    text: str
    title: str | None = None
    url: str | None = None


class _Said(BaseModel):
    speaker: Literal["user", "agent"]
    text: str


class _Task(BaseModel):
    task_id: str
    contexts: list[_Passage]
    input: list[_Said] = Field(min_length=1)
    answerability: list[str] = Field(
        min_length=1, validation_alias=AliasChoices("answerability", "Answerability")
    )  # files differ


def read(path: Path) -> QuestionSet:
    """The set in a file of generation tasks: the passages of all tasks are the documents. Small talk is left out, and
    so are answerable tasks that name no passage."""
    names = FileNames()
    documents: dict[str, Document] = {}
    cases, left_out = [], Counter[str]()
    for _, task in read_rows(path, _Task):
        passages = [_document(passage, names) for passage in task.contexts]
        documents |= {each.name: each for each in passages}
        expected = _EXPECTED.get(task.answerability[0])
        if expected is None or task.input[-1].speaker != "user":
            left_out["small talk"] += 1
        elif expected is Expected.ANSWER and not passages:
            left_out["no passage named"] += 1
        else:
            cases.append(_case(task, expected, tuple(each.name for each in passages)))
    return QuestionSet(tuple(documents.values()), tuple(cases), left_out)


def _document(passage: _Passage, names: FileNames) -> Document:
    title = (passage.title or "").strip()
    text = passage.text.strip()
    told = {"title": title, "url": passage.url or ""}
    body = text if text.startswith(title) else f"{title}\n\n{text}"
    return Document(names.of(passage.document_id), body, told={key: value for key, value in told.items() if value})


def _case(task: _Task, expected: Expected, passages: tuple[str, ...]) -> Case:
    answerable = expected is Expected.ANSWER
    turns = _turns(task.input[:-1])
    return Case(
        task.task_id,
        task.input[-1].text,
        task.answerability[0].lower(),
        answerable,
        expected,
        gold_docs=passages if answerable else (),
        near_docs=() if answerable else passages,
        previous=turns or None,
    )


def _turns(said: list[_Said]) -> tuple[Turn, ...]:
    """Each question with what the agent said until the next."""
    turns: list[Turn] = []
    for one in said:
        if one.speaker == "user":
            turns.append(Turn(one.text, ""))
        elif turns:
            turns[-1] = Turn(turns[-1].question, f"{turns[-1].answer}\n{one.text}".strip())
    return tuple(turns)
