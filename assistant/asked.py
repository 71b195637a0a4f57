"""Read from a question's words what it asks for: a list and its count, money, a date, a person, a comparison, ..."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*(?:[.!?]+|$)")  # a full stop within "1.5" ends none


class Asked(StrEnum):
    """The kinds of answer; their patterns are in asked.toml."""

    PUBLISHED = "published"
    EXACT = "exact"
    CHANGE = "change"
    COMPARISON = "comparison"
    LIST = "list"
    PERCENTAGE = "percentage"
    DURATION = "duration"
    COUNT = "count"
    MONEY = "money"
    AMOUNT = "amount"  # a sum, a share or a number: "how much of", "by how much"
    GRADE = "grade"
    DATE = "date"
    PERSON = "person"
    COUNCIL = "council"
    REASON = "reason"
    YES_NO = "yes_no"
    PLACE = "place"
    DEFINITION = "definition"
    OPEN = "open"


def asked_by(question: str) -> Asked:
    """The kind of answer a question wants; OPEN where its words do not tell. Of several sentences the first counts that
    tells, those with a question mark before the others: what leads up to a question asks nothing."""
    sentences = _SENTENCE.findall(question)
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    kinds = (_kind_of(sentence) for sentence in (*asking, *sentences))
    return next((kind for kind in kinds if kind is not Asked.OPEN), Asked.OPEN)


def _kind_of(sentence: str) -> Asked:
    return next((kind for kind, pattern in _patterns() if pattern.search(sentence)), Asked.OPEN)


@cache
def asking_words() -> frozenset[str]:
    """Words that ask rather than say what about."""
    return frozenset(_data()["asking"])


@cache
def light_words() -> frozenset[str]:
    """Words that say little of what about."""
    return frozenset(_data()["light"])


@cache
def direction_words() -> frozenset[str]:
    """Words that say which way a figure went, or which of two is more."""
    return frozenset(_data()["direction"])


def general_words() -> frozenset[str]:
    """What names no area of a report."""
    return frozenset(_data()["general"])


def of_each_council(question: str) -> bool:
    """Whether it names something that every council has one of ("the inspection")."""
    return re.search(_data()["each_council"], question, re.IGNORECASE) is not None


def implied_by(kind: Asked) -> tuple[str, ...]:
    """Ways of saying what a question of this kind speaks of without saying so; empty for most."""
    return tuple(_data()["implied"].get(kind.value, ()))


def meant_by(word: str) -> tuple[str, ...]:
    """What a reader's word may mean in an official text: "watchdog" may mean CIW."""
    return tuple(_data()["meant"].get(word, ()))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "asked.toml").read_text(encoding="utf-8"))


@cache
def _patterns() -> tuple[tuple[Asked, re.Pattern[str]], ...]:
    return tuple((Asked(row["kind"]), re.compile("|".join(row["patterns"]), re.IGNORECASE)) for row in _data()["asked"])
