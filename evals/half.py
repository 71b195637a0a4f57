"""Half of a question file, by the number that ends each id: one half to develop on, the other to be judged by."""

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from evals.case import Case
from evals.cases import as_line, read_cases


class Half(StrEnum):
    """Which ids."""

    ODD = "odd"
    EVEN = "even"


def read_half(path: Path, half: Half | None = None) -> tuple[tuple[Case, ...], Mapping[str, Any]]:
    """The questions of a file, or half of them, and what a run says of them: `questions`, their sha256, the half.
    UsageError for a bad file, and where an id ends in no number or nothing is left."""
    cases = read_cases(path)
    if half is None:
        return cases, {"questions": path.name, "questions_sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    chosen = tuple(case for case in cases if (_number(case) % 2 == 1) == (half is Half.ODD))
    if not chosen:
        raise UsageError(f"{path.name} has no {half.value} ids.")
    digest = hashlib.sha256("\n".join(map(as_line, chosen)).encode()).hexdigest()
    return chosen, {"questions": path.name, "questions_sha256": digest, "half": half.value}


def _number(case: Case) -> int:
    found = re.search(r"\d+$", case.id)
    if found is None:
        raise UsageError(f"The id {case.id!r} ends in no number, so it is in no half.")
    return int(found[0])
