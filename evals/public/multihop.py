"""MultiHop-RAG: news articles, and questions answered from two to four of them, or from none."""

from collections import Counter
from pathlib import Path

from pydantic import BaseModel, Field

from corpus.errors import UsageError
from evals.case import Case, Evidence, Expected
from evals.public.question_set import Document, FileNames, QuestionSet, any_of
from evals.public.reading import read_whole

_NO_ANSWER = "null_query"


class _Article(BaseModel):
    title: str
    url: str
    body: str
    source: str = ""
    published_at: str = ""


class _Fact(BaseModel):
    url: str
    fact: str


class _Question(BaseModel):
    query: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    question_type: str = Field(min_length=1)
    evidence_list: list[_Fact]


def read(path: Path) -> QuestionSet:
    """The set in a folder. A fact of the evidence is a quote where it stands in its article; else the article alone is
    evidence. UsageError where it names an article that the corpus has not."""
    names = FileNames()
    articles = {article.url: article for article in read_whole(path / "corpus.json", list[_Article])}
    documents = tuple(Document(names.of(url), _text(article), told=_told(article)) for url, article in articles.items())
    cases = []
    for number, asked in enumerate(read_whole(path / "MultiHopRAG.json", list[_Question]), 1):
        missing = [fact.url for fact in asked.evidence_list if fact.url not in articles]
        if missing:
            raise UsageError(f"MultiHopRAG.json, question {number}: corpus.json has no article {missing[0]!r}.")
        cases.append(_case(f"m{number:04}", asked, articles, names))
    return QuestionSet(documents, tuple(cases), Counter())


def _text(article: _Article) -> str:
    return f"{article.title}\n\n{article.body}"


def _told(article: _Article) -> dict[str, str]:
    told = {"title": article.title, "publisher": article.source, "url": article.url}
    return {**told, "published": article.published_at[:10]}


def _case(name: str, asked: _Question, articles: dict[str, _Article], names: FileNames) -> Case:
    if asked.question_type == _NO_ANSWER:
        return Case(name, asked.query, asked.question_type, False, Expected.ABSTAIN)
    answer = asked.answer.strip().rstrip(".")
    polarity = answer.casefold() if answer.casefold() in {"yes", "no"} else None
    return Case(
        name,
        asked.query,
        asked.question_type,
        True,
        Expected.ANSWER,
        gold_facts=() if polarity else (any_of([answer]),),
        yes_no=polarity,
        evidence=tuple(
            Evidence(names.of(fact.url), fact.fact if fact.fact and fact.fact in articles[fact.url].body else None)
            for fact in asked.evidence_list
        ),
        note=f"answer: {asked.answer}",
    )
