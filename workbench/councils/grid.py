"""A grid of councils by question: each question asked once of each council, from what is held about it alone."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant.answer import Assistant, Question
from assistant.reply import Abstention, Citation, Claim, citation_fields, status_of
from assistant.understand import understand
from corpus.filters import Filters
from corpus.index import Index
from workbench.councils.fits import fitting
from workbench.spreadsheet import csv_line

MOST_CELLS = 120  # what one request may ask; each takes up to half a second
_COLUMNS = (
    *("authority", "question", "status", "answer"),
    *("quote", "publisher", "published", "title", "page", "start", "end"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is held of one question about one council: the answer's claims and citations, or nothing and why."""

    authority: str
    question: str
    status: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A row for each council, in it a cell for each question."""

    questions: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    snapshot: str


def grid(
    assistant: Assistant,
    councils: Sequence[str],
    questions: Sequence[str],
    as_of: date | None = None,
    language: str | None = None,
) -> Grid:
    """Ask each question of each council (canonical names), `as_of` a day; `language` is that of why nothing is held."""
    rows = tuple(
        tuple(_cell(assistant, council, question, as_of, language) for question in questions) for council in councils
    )
    return Grid(tuple(questions), rows, assistant.sources.index.generation)


def councils_held(index: Index) -> list[str]:
    """The councils that documents held are about, by name."""
    records = (index.record(*own) for own in index.allowed(Filters()).items())
    return sorted({record.description.authority for record in records if record and record.description.authority})


@cache
def ready_questions(language: str) -> tuple[str, ...]:
    """Questions that are ready to be asked, in English or Welsh."""
    data = tomllib.loads((Path(__file__).parent / "ready.toml").read_text(encoding="utf-8"))
    return tuple(data["cy" if language == "cy" else "en"])


def _cell(assistant: Assistant, council: str, question: str, as_of: date | None, language: str | None) -> Cell:
    filters = Filters(authorities=(council,), as_of=as_of)
    reply = assistant.answer(Question(question, filters=filters, language=language, phrased=False))
    outcome = reply.outcome
    if isinstance(outcome, Abstention):
        return Cell(council, question, outcome.status, why=outcome.reason.message)
    asked = understand(reply.question, (), assistant.sources.vocabulary).asked
    claims = fitting(asked, reply.question, council, outcome.claims, assistant.sources.vocabulary)
    if not claims:
        return Cell(council, question, "not_found")
    cited = {n for claim in claims for n in claim.citations}
    citations = tuple(each for each in outcome.citations if each.n in cited)
    return Cell(council, question, status_of(outcome), claims, citations, outcome.missing)


def grid_fields(found: Grid) -> dict[str, Any]:
    """The grid as callers rely on it (docs/api.md): in each cell its claims, with its own citations numbered from 1."""
    return {
        "questions": list(found.questions),
        "rows": [{"authority": row[0].authority, "cells": [_cell_fields(cell) for cell in row]} for row in found.rows],
        "snapshot": found.snapshot,
    }


def _cell_fields(cell: Cell) -> dict[str, Any]:
    return {
        "status": cell.status,
        "claims": [{"text": c.text, "citations": list(c.citations), "kind": c.kind.value} for c in cell.claims],
        "citations": [citation_fields(citation) for citation in cell.citations],
        "why": cell.why,
    }


def csv_lines(found: Grid) -> Iterator[str]:
    """The heading, then a line for each claim and one for each blank cell."""
    yield csv_line(_COLUMNS)
    for cell in (cell for row in found.rows for cell in row):
        if not cell.claims:
            yield csv_line([cell.authority, cell.question, cell.status])
        for claim in cell.claims:
            cited = next((each for each in cell.citations if each.n in claim.citations), None)
            yield csv_line([cell.authority, cell.question, cell.status, claim.text, *_source(cited)])


def _source(citation: Citation | None) -> list[object]:
    if citation is None:
        return []
    described = citation.description
    page = citation.page.index if citation.page else None
    return [
        *(citation.quote, described.publisher, described.published, described.title),
        *(page, citation.start, citation.end),
    ]
