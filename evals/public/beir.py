"""The BEIR layout: a corpus, queries, and which documents are relevant to which query."""

from collections import Counter
from pathlib import Path

from pydantic import BaseModel, Field

from corpus.errors import UsageError
from evals.case import Case, Expected
from evals.public.question_set import Document, FileNames, QuestionSet
from evals.public.reading import existing, read_rows, read_table


class _Row(BaseModel):
    id: str = Field(alias="_id")
    title: str = ""
    text: str


def read(path: Path) -> QuestionSet:
    """The set in a folder. A document judged 1 or more is gold; queries without one are left out. UsageError where a
    judgement names a document that the corpus has not."""
    names = FileNames()
    rows = [row for _, row in read_rows(path / "corpus.jsonl", _Row)]
    relevant = _relevant(_judgements(path), {row.id for row in rows})
    cases, left_out = [], Counter[str]()
    for _, query in read_rows(path / "queries.jsonl", _Row):
        gold = tuple(names.of(each) for each in relevant.get(query.id, ()))
        if gold:
            cases.append(Case(query.id, query.text, "search", True, Expected.ANSWER, gold_docs=gold))
        else:
            left_out["no relevant document"] += 1
    documents = tuple(Document(names.of(row.id), f"{row.title}\n\n{row.text}".strip(), told=_told(row)) for row in rows)
    return QuestionSet(documents, tuple(cases), left_out)


def _told(row: _Row) -> dict[str, str]:
    return {"title": row.title} if row.title else {}


def _judgements(folder: Path) -> Path:
    found = sorted(existing(folder / "qrels").glob("*.tsv"))
    for split in ("test", "dev"):
        if (named := folder / "qrels" / f"{split}.tsv") in found:
            return named
    if len(found) != 1:
        raise UsageError(f"{folder / 'qrels'} has to hold test.tsv, dev.tsv, or one other file.")
    return found[0]


def _relevant(judgements: Path, held: set[str]) -> dict[str, list[str]]:
    """For each query the documents judged 1 or more."""
    relevant: dict[str, list[str]] = {}
    for number, (query, document, score, *_) in read_table(judgements, 3):
        where = f"{judgements.name}, line {number}"
        if not score.strip().lstrip("-").isdigit():
            raise UsageError(f"{where}: the score {score!r} is no whole number.")
        if document not in held:
            raise UsageError(f"{where}: corpus.jsonl has no document {document!r}.")
        if int(score) > 0:
            relevant.setdefault(query, []).append(document)
    return relevant
