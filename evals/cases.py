"""Read a question file: one JSON object a line, every field known, every expression sound."""

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import UsageError


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
Words = Annotated[str, Field(min_length=1)]
_STRICT = ConfigDict(extra="forbid", strict=True)


class Expected(StrEnum):
    """What a right reply does."""

    ANSWER = "answer"
    ABSTAIN = "abstain"
    CORRECT_PREMISE = "correct_premise"
    CLARIFY = "clarify"
    REFUSE = "refuse"


@dataclass(frozen=True, config=_STRICT)
class Turn:
    """One question of the conversation so far and the answer it got."""

    question: Words
    answer: str


@dataclass(frozen=True, config=_STRICT)
class Case:
    """One question and what a right reply holds; an empty gold field says nothing about what is right.

    `gold_facts` and `must_not` are regular expressions, case-insensitive: every one of the first must match the
    answer, none of the second. `gold_docs`, `also_docs` (equally good) and `near_docs` (tempting and wrong) are file
    names; `gold_quote` are exact passages of a gold document; `previous` is the turn before.
    """

    id: Words
    question: Words
    type: Words
    answerable: bool
    expected: Expected
    gold_facts: tuple[Pattern, ...] = ()
    gold_docs: tuple[str, ...] = ()
    gold_quote: tuple[str, ...] = ()
    also_docs: tuple[str, ...] = ()
    near_docs: tuple[str, ...] = ()
    must_not: tuple[Pattern, ...] = ()
    yes_no: Annotated[str | None, Field(pattern="^(yes|no)$")] = None
    previous: Turn | None = None
    lang: str | None = None
    note: str | None = None

    @property
    def history(self) -> tuple[Turn, ...]:
        return (self.previous,) if self.previous else ()

    @property
    def good_docs(self) -> frozenset[str]:
        return frozenset(self.gold_docs + self.also_docs)


_CASE = TypeAdapter(Case)


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a JSON-lines file, in order. UsageError names the file, the line and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"Cannot read the question file {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The question file {path} is not UTF-8 text.") from error
    return parse_cases(text.split("\n"), path.name)


def parse_cases(lines: Iterable[str], name: str = "questions") -> tuple[Case, ...]:
    """The cases of these lines; blank ones are passed over. UsageError as `read_cases`."""
    cases: dict[str, Case] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        case = _parse(line, f"{name}, line {number}")
        if case.id in cases:
            raise UsageError(f"{name}, line {number}: the id {case.id!r} stands on an earlier line too.")
        cases[case.id] = case
    if not cases:
        raise UsageError(f"{name} holds no questions.")
    return tuple(cases.values())


def as_line(case: Case) -> str:
    """The case as one line of a question file, without the fields that say nothing."""
    fields = _CASE.dump_python(case, mode="json")
    return json.dumps({name: value for name, value in fields.items() if value not in (None, [])}, ensure_ascii=False)


def _parse(line: str, where: str) -> Case:
    try:
        return _CASE.validate_json(line)
    except ValidationError as error:
        raise UsageError(f"{where}: {'; '.join(map(_in_words, error.errors()))}.") from error


def _in_words(error: object) -> str:
    assert isinstance(error, dict)
    field = ".".join(str(part) for part in error["loc"])
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return f"unknown field {field!r}"
    if error["type"] in {"missing", "missing_argument"}:
        return f"the field {field!r} is missing"
    return f"{field}: {error['msg']}" if field else str(error["msg"])
