"""The phrases that structuring goes by, read once from the vocabulary's data files."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import corpus

_FOLDER = Path(corpus.__file__).parent / "vocabulary"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns to match a whole block against, white space folded to single spaces."""

    anywhere: re.Pattern[str]
    imprint: re.Pattern[str]
    visit_dates: re.Pattern[str]
    ends: re.Pattern[str]
    related_dates: re.Pattern[str]
    contents: re.Pattern[str]
    parts: re.Pattern[str]
    labels: re.Pattern[str]
    bylines: re.Pattern[str]
    periods: re.Pattern[str]
    grades: tuple[str, ...]
    grade_headers: re.Pattern[str]
    verbs: re.Pattern[str]
    grade_openers: re.Pattern[str]


@cache
def phrases() -> Phrases:
    furniture, judgements = _read("boilerplate.toml"), _read("judgements.toml")
    metadata = furniture["metadata"]
    return Phrases(
        anywhere=_any(furniture["anywhere"]),
        imprint=_any(furniture["imprint"]),
        visit_dates=_any(furniture["visit_dates"]),
        ends=_any(furniture["ends"]),
        related_dates=_any(furniture["related_dates"]),
        contents=_any(furniture["contents"]),
        parts=_any(furniture["parts"]),
        labels=_any(metadata["labels"]),
        bylines=re.compile("|".join(f"(?:{pattern})" for pattern in metadata["bylines"])),  # names have capitals
        periods=_any(metadata["periods"]),
        grades=tuple(sorted(judgements["grades"], key=len, reverse=True)),
        grade_headers=_any(judgements["headers"]),
        verbs=_any(judgements["verbs"]),
        grade_openers=_any(judgements["openers"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def flat(content: str) -> str:
    """Content on one line with single spaces, for matching."""
    return " ".join(content.split())
