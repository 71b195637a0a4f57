"""FinanceBench: questions about company filings, with the page that holds the answer."""

import re
from collections import Counter
from pathlib import Path

from pydantic import BaseModel, Field

from evals.case import Case, Evidence, Expected
from evals.facts import AnyFact
from evals.public.question_set import Document, QuestionSet
from evals.public.reading import existing, read_rows

_FIGURE = re.compile(r"[$-]*(?P<whole>\d[\d,]*)(?:\.(?P<part>\d+))?%?")


class _Evidence(BaseModel):
    doc_name: str = Field(alias="evidence_doc_name", default="")
    page: int = Field(alias="evidence_page_num", ge=0)  # counted from 0


class _Question(BaseModel):
    financebench_id: str
    question: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    question_type: str = Field(min_length=1)
    doc_name: str
    evidence: list[_Evidence]


def read(path: Path) -> QuestionSet:
    """The set in the repository's folder. Questions about a filing whose PDF is not in `pdfs` are left out."""
    filings = {file.name: file for file in sorted(existing(path / "pdfs").glob("*.pdf"))}
    cases, left_out = [], Counter[str]()
    for _, asked in read_rows(path / "data" / "financebench_open_source.jsonl", _Question):
        case = _case(asked)
        if case.good_docs <= filings.keys():
            cases.append(case)
        else:
            left_out["PDF not there"] += 1
    return QuestionSet(tuple(Document(name, file=file) for name, file in filings.items()), tuple(cases), left_out)


def _case(asked: _Question) -> Case:
    fact = as_printed(asked.answer)
    return Case(
        asked.financebench_id,
        asked.question,
        asked.question_type,
        True,
        Expected.ANSWER,
        gold_facts=(fact,) if fact else (),
        gold_docs=(f"{asked.doc_name}.pdf",),
        evidence=tuple(
            Evidence(f"{each.doc_name or asked.doc_name}.pdf", page=each.page + 1) for each in asked.evidence
        ),
        note=f"answer: {asked.answer}",
    )


def as_printed(answer: str) -> AnyFact | None:
    """An expression for a figure as filings print it ("$1577.00" is 1,577); None where the answer is more than one."""
    figure = _FIGURE.fullmatch(answer.strip())
    if figure is None:
        return None
    digits = figure["whole"].replace(",", "")
    groups = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",?", digits)
    part = (figure["part"] or "").rstrip("0")
    return rf"(?<![\d.,]){groups}" + (rf"\.{part}0*" if part else r"(?:\.0+)?") + r"(?![\d]|[.,]\d)"
