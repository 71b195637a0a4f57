"""The questions on inspection reports: made from the tables as they stand, and as many of each type in both halves."""

import importlib.util
import json
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

import evals
from evals.cases import read_cases
from evals.check import check
from evals.finding import Finding

DATASETS = Path(evals.__file__).parent / "datasets"
CASES = read_cases(DATASETS / "reports.jsonl")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    path = Path(__file__).parents[2] / "scripts" / "reports_set.py"
    spec = importlib.util.spec_from_file_location("reports_set", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_tables_make(script: ModuleType) -> None:
    data = tomllib.loads((DATASETS / "reports.toml").read_text(encoding="utf-8"))
    made = [{"id": f"r{n:03}", **case} for n, case in enumerate(script.made(script.visits(data), data), 1)]
    lines = (DATASETS / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == made


def test_the_check_finds_nothing_wrong_with_the_file_alone() -> None:
    found: tuple[Finding, ...] = check(DATASETS / "reports.jsonl", None)
    assert [str(finding) for finding in found if not finding.doubt] == []


def test_both_halves_have_as_many_of_each_type() -> None:
    odd = Counter(case.type for case in CASES if int(case.id[1:]) % 2)
    even = Counter(case.type for case in CASES if int(case.id[1:]) % 2 == 0)
    assert all(abs(odd[type_] - even[type_]) <= 1 for type_ in odd | even)
