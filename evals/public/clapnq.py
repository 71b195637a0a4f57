"""CLAPNQ: questions with a long answer, the sentences of a passage that it rests on, and near misses with none."""

import re
from pathlib import Path

from pydantic import BaseModel, Field

from evals.case import Case, Evidence, Expected
from evals.public.question_set import Document, FileNames, QuestionSet
from evals.public.reading import existing, read_rows

# The set keeps Natural Questions' tokens apart; people write them together.
_BEFORE = re.compile(r"\s+([.,;:!?%)\]]|''|n't\b|'(?:s|re|ve|ll|d|m)\b)")
_AFTER = re.compile(r"([(\[$£]|``)\s+")


class _Passage(BaseModel):
    title: str = ""
    text: str


class _Output(BaseModel):
    answer: str = ""
    selected_sentences: list[str] = Field(default_factory=list)


class _Question(BaseModel):
    id: str
    input: str = Field(min_length=1)
    passages: list[_Passage] = Field(min_length=1)
    output: list[_Output] = Field(default_factory=list)


def read(path: Path) -> QuestionSet:
    """The set in a file or in the JSON-lines files of a folder; a passage is a document. Without an answer, a question
    is to be declined."""
    names = FileNames()
    documents: dict[str, Document] = {}
    cases = []
    for file in sorted(path.glob("*.jsonl")) if existing(path).is_dir() else [path]:
        for _, asked in read_rows(file, _Question):
            passages = [_document(passage, asked.id, names) for passage in asked.passages]
            documents |= {each.name: each for each in passages}
            cases.append(_case(asked, passages))
    return QuestionSet(tuple(documents.values()), tuple(cases))


def _document(passage: _Passage, question: str, names: FileNames) -> Document:
    name = names.of(f"{passage.title or 'passage'} {question}")
    return Document(name, f"{passage.title}\n\n{joined(passage.text)}".strip(), told={"title": passage.title})


def _case(asked: _Question, passages: list[Document]) -> Case:
    answers = [output for output in asked.output if output.answer.strip()]
    found = tuple(each.name for each in passages)
    if not answers:
        return Case(asked.id, asked.input, "no answer", False, Expected.ABSTAIN, near_docs=found)
    sentences = [joined(sentence) for sentence in answers[0].selected_sentences]
    evidence = tuple(Evidence(each.name, quote) for quote in sentences for each in passages if quote in each.text)
    note = f"answer: {answers[0].answer}"
    return Case(
        asked.id, asked.input, "long answer", True, Expected.ANSWER, gold_docs=found, evidence=evidence, note=note
    )


def joined(tokens: str) -> str:
    """The text as people write it: no spaces before punctuation, and double quotation marks."""
    text = _AFTER.sub(r"\1", _BEFORE.sub(r"\1", tokens.strip()))
    return re.sub(r" - (?=\w)", "-", text.replace("``", '"').replace("''", '"'))
