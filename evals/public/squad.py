"""SQuAD 2.0 and XQuAD: articles of paragraphs, and questions whose answer is a span of one of them, or is none."""

from pathlib import Path

from pydantic import BaseModel, Field

from corpus.errors import UsageError
from evals.case import Case, Evidence, Expected
from evals.public.question_set import Document, FileNames, QuestionSet, any_of, sentence_at
from evals.public.reading import read_whole


class _Answer(BaseModel):
    text: str = Field(min_length=1)
    answer_start: int = Field(ge=0)


class _Question(BaseModel):
    id: str
    question: str = Field(min_length=1)
    answers: list[_Answer]
    is_impossible: bool = False


class _Paragraph(BaseModel):
    context: str
    qas: list[_Question]


class _Article(BaseModel):
    title: str = ""
    paragraphs: list[_Paragraph]


class _File(BaseModel):
    data: list[_Article] = Field(min_length=1)


def read(path: Path) -> QuestionSet:
    """The set in a file: an article is a document. UsageError where an answer does not stand where it says."""
    names = FileNames()
    documents, cases = [], []
    for place, article in enumerate(read_whole(path, _File).data):
        name = names.of(f"{article.title or 'article'} {place:03}")
        title = article.title.replace("_", " ").strip()
        told = {"title": title} if title else {}
        text = "\n\n".join([title, *(paragraph.context.strip() for paragraph in article.paragraphs)]).strip()
        documents.append(Document(name, text, told=told))
        cases += [
            _case(path, name, paragraph.context, one) for paragraph in article.paragraphs for one in paragraph.qas
        ]
    return QuestionSet(tuple(documents), tuple(cases))


def _case(path: Path, name: str, context: str, asked: _Question) -> Case:
    language = next((part for part in path.suffixes if len(part) == 3), ".en").lstrip(".")  # xquad.de.json
    if asked.is_impossible or not asked.answers:
        return Case(asked.id, asked.question, "no answer", False, Expected.ABSTAIN, near_docs=(name,), lang=language)
    for answer in asked.answers:
        if context[answer.answer_start : answer.answer_start + len(answer.text)] != answer.text:
            raise UsageError(
                f"{path.name}, question {asked.id}: {answer.text!r} does not stand at {answer.answer_start}."
            )
    first = asked.answers[0]
    quote = sentence_at(context, first.answer_start, first.answer_start + len(first.text))
    return Case(
        asked.id,
        asked.question,
        "span",
        True,
        Expected.ANSWER,
        gold_facts=(any_of(answer.text for answer in asked.answers),),
        evidence=(Evidence(name, quote),),
        lang=language,
        note=f"answer: {first.text}",
    )
