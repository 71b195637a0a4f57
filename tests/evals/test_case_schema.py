"""The committed JSON Schema says what the reader takes, no more and no less as far as a schema can say it."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import evals
from evals.cases import as_line, parse_cases, parse_lines, schema
from tests.evals.question_lines import EVERYTHING, PLAIN, line

FOLDER = Path(evals.__file__).parent
COMMITTED = json.loads((FOLDER / "case.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(COMMITTED)


def test_the_committed_schema_is_that_of_the_code() -> None:
    assert schema() == COMMITTED, "run `craffu eval schema > evals/case.schema.json`"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(COMMITTED)


def test_every_field_is_in_the_schema_and_all_of_them_together_are_valid() -> None:
    assert set(EVERYTHING) == set(COMMITTED["properties"])
    VALIDATOR.validate(EVERYTHING)
    (case,) = parse_cases([json.dumps(EVERYTHING | {"draft": False})])
    VALIDATOR.validate(json.loads(as_line(case)))


@pytest.mark.parametrize("name", sorted(path.name for path in (FOLDER / "datasets").glob("*.jsonl")))
def test_the_bundled_sets_keep_to_the_schema(name: str) -> None:
    lines = (FOLDER / "datasets" / name).read_text(encoding="utf-8").splitlines()
    assert [error.message for each in lines for error in VALIDATOR.iter_errors(json.loads(each))] == []


def test_the_shared_questions_keep_to_the_schema(shared: Path) -> None:
    lines = (shared / "questions.dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert [error.message for each in lines for error in VALIDATOR.iter_errors(json.loads(each))] == []


@pytest.mark.parametrize(
    "change",
    [
        {"golden_facts": ["x"]},
        {"expected": "guess"},
        {"answerable": "yes"},
        {"question": ""},
        {"gold_facts": "Ann"},
        {"gold_facts": [3]},
        {"gold_facts": [{"kind": "colour", "value": "red"}]},
        {"gold_facts": [{"kind": "count"}]},
        {"gold_facts": [{"kind": "name", "value": "Ann", "tolerance": 1}]},
        {"gold_list": {"items": []}},
        {"evidence": [{"quote": "without its document"}]},
        {"evidence": [{"doc": "a.pdf", "page": 0}]},
        {"previous": {"question": "What?"}},
        {"reason": ["because"]},
        {"yes_no": "maybe"},
        {"as_of": 2019},
    ],
)
def test_schema_and_reader_refuse_the_same(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(PLAIN | change)
    (read,) = parse_lines([line(**change)])
    assert read.case is None
    assert read.mistakes
