"""Read and write question files: one JSON object a line, every field known, every mistake named with its line."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from corpus.errors import UsageError
from evals.case import Case, Evidence, Expected, Turn, WholeList

__all__ = ["Case", "Evidence", "Expected", "Line", "Turn", "WholeList", "as_line", "parse_cases", "read_cases"]

SCHEMA_URL = "https://json-schema.org/draft/2020-12/schema"
# What pydantic puts into the place of a mistake to say which kind of fact it took it for; not names of fields.
_BRANCHES = {"expression", "typed", "money", "percentage", "count", "date", "name", "one", "many"}


@dataclass(frozen=True)
class Line:
    """One line of a question file: its number, and its case or what is wrong with it."""

    number: int
    case: Case | None
    mistakes: tuple[str, ...] = ()


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a JSON-lines file, in order. UsageError names the file, the line and what is wrong with it, also
    where a line is a draft."""
    return parse_cases(read_text(path).split("\n"), path.name)


def parse_cases(lines: Iterable[str], name: str = "questions") -> tuple[Case, ...]:
    """The cases of these lines; blank ones are passed over. UsageError as `read_cases`."""
    cases = []
    for line in parse_lines(lines):
        where = f"{name}, line {line.number}"
        if line.case is None or line.mistakes:
            raise UsageError(f"{where}: {'; '.join(line.mistakes)}.")
        if line.case.draft:
            raise UsageError(
                f"{where}: {line.case.id!r} is a draft, which nobody has looked at, so it does not count. "
                'Put it right and take "draft" out of the line, and it is a case; or delete the line.'
            )
        cases.append(line.case)
    if not cases:
        raise UsageError(f"{name} holds no questions.")
    return tuple(cases)


def parse_lines(lines: Iterable[str]) -> Iterator[Line]:
    """Every line that is not blank, drafts and mistaken ones too; an id that stands twice is a mistake."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            parsed = _parse(number, line)
            if parsed.case and (first := seen.setdefault(parsed.case.id, number)) != number:
                again = f"the id {parsed.case.id!r} stands on an earlier line too ({first})"
                parsed = Line(number, parsed.case, (again,))
            yield parsed


def read_text(path: Path) -> str:
    """The text of a question file. UsageError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"Cannot read the question file {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The question file {path} is not UTF-8 text.") from error


def as_line(case: Case) -> str:
    """The case as one line of a question file, without the fields that say nothing."""
    return json.dumps(_without_empty(_adapter().dump_python(case, mode="json")), ensure_ascii=False)


def schema() -> dict[str, Any]:
    """The JSON Schema of a line, as committed in case.schema.json."""
    return {"$schema": SCHEMA_URL, **_adapter().json_schema()}


@cache
def _adapter() -> TypeAdapter[Case]:
    return TypeAdapter(Case)


def _without_empty(fields: object) -> object:
    if isinstance(fields, list):
        return [_without_empty(each) for each in fields]
    if not isinstance(fields, dict):
        return fields
    kept = {name: _without_empty(value) for name, value in fields.items() if value not in (None, [], "0")}
    return {name: value for name, value in kept.items() if name == "answerable" or value is not False}


def _parse(number: int, line: str) -> Line:
    try:
        return Line(number, _adapter().validate_json(line))
    except ValidationError as error:
        return Line(number, None, tuple(dict.fromkeys(map(_in_words, error.errors()))))


def _in_words(error: ErrorDetails) -> str:
    field = ".".join(str(part) for part in error["loc"] if part not in _BRANCHES)
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return f"unknown field {field!r}"
    if error["type"] in {"missing", "missing_argument"}:
        return f"the field {field!r} is missing"
    said = str(error["msg"]).removeprefix("Value error, ")
    return f"{field}: {said}" if field else said
