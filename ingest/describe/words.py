"""The words that describing goes by, read once from corpus/vocabulary/describing.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from corpus.vocabulary_files import FOLDER


@dataclass(frozen=True, slots=True)
class Words:
    """Labels end where a date may begin, `closed` right before one; `gatherings`, `elsewhere`, `former`, `visited` and
    `others` are looked for in a line or a sentence; `beside` is what may stand around a date on a line of its own;
    `called` stands before a committee's name, `untitled` is no title, `local` a local council's name; `salutations`
    open a letter."""

    periods: re.Pattern[str]
    published: re.Pattern[str]
    written: re.Pattern[str]
    meetings: re.Pattern[str]
    held: re.Pattern[str]
    gatherings: re.Pattern[str]
    elsewhere: re.Pattern[str]
    former: re.Pattern[str]
    called: re.Pattern[str]
    closed: re.Pattern[str]
    untitled: re.Pattern[str]
    local: re.Pattern[str]
    visited: re.Pattern[str]
    others: re.Pattern[str]
    beside: re.Pattern[str]
    salutations: re.Pattern[str]
    minutes: re.Pattern[str]


@cache
def words() -> Words:
    data = tomllib.loads((FOLDER / "describing.toml").read_text(encoding="utf-8"))
    label = r"(?<!\w)(?:{})\b\W{{0,4}}(?:\w+day,?\s+|dydd \w+,?\s+)?(?:the\s+|yr?\s+)?"
    return Words(
        periods=_any(data["periods"], label),
        published=_any(data["published"], label),
        written=_any(data["written"], label),
        meetings=_any(data["meetings"], label),
        held=_any(data["held"], label),
        gatherings=_any(data["gatherings"], r"\b(?:{})\b"),
        elsewhere=_any(data["elsewhere"], r"\b(?:{})\b"),
        former=_any(data["former"], r"\b(?:{})\b"),
        called=_any(data["called"], r"^(?:{})+"),
        closed=_any(data["closed"], r"\b(?:{})\W*$"),
        untitled=_any(data["untitled"], r"\W*(?:{})\W*"),
        local=re.compile("|".join(data["local"])),  # names have capitals
        visited=_any(data["visited"], r"\b(?:{})\b"),
        others=_any(data["others"], r"\b(?:{})\b"),
        beside=_any(data["beside"], r"(?:\b(?:{})\b|[\d\W_])*"),
        salutations=_any(data["salutations"], r"(?:^|\n)\s*(?:{})"),
        minutes=_any(data["minutes"], r"(?:{})\b"),
    )


def _any(patterns: list[str], frame: str) -> re.Pattern[str]:
    return re.compile(frame.format("|".join(f"(?:{pattern})" for pattern in patterns)), re.IGNORECASE)
