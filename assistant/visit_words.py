"""The words by which graded inspection reports are read and asked about: the expressions of visits.toml."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def visit_words() -> dict[str, Any]:
    """The tables of visits.toml."""
    return tomllib.loads((Path(__file__).parent / "visits.toml").read_text(encoding="utf-8"))


@cache
def report_pattern(name: str) -> re.Pattern[str]:
    """What a line of a report is told by."""
    return re.compile(visit_words()["report"][name], re.IGNORECASE)


@cache
def area_pattern(name: str) -> re.Pattern[str]:
    """What readers call an area."""
    return re.compile(visit_words()["areas"][name][0], re.IGNORECASE)


def area_rows(name: str) -> tuple[str, ...]:
    """What an area's row in the table of judgements says, the closest name first."""
    return tuple(visit_words()["areas"][name][1])


def reads(name: str, text: str) -> bool:
    """Whether a question has words of one kind (the table `read`)."""
    return re.search(visit_words()["read"][name], text, re.IGNORECASE) is not None


def asks(kind: str, text: str) -> bool:
    """Whether a question asks for a thing in one of its ways (the table `asked`)."""
    return any(re.search(way, text, re.IGNORECASE) for way in visit_words()["asked"][kind])
