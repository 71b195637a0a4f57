"""The words by which disagreements are told and typed: disagreements.toml."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class _Words:
    term: re.Pattern[str]
    due: re.Pattern[str]
    titles: re.Pattern[str]
    once: frozenset[str]
    common: frozenset[str]
    numbers: dict[str, float]
    days: dict[str, float]
    say: dict[str, re.Pattern[str]]
    events: dict[str, re.Pattern[str]]
    measures: dict[str, re.Pattern[str]]

    def says(self, what: str, text: str) -> bool:
        """Whether a plain text has words of one kind."""
        return self.say[what].search(text.lower()) is not None

    def found(self, what: str, text: str) -> frozenset[str]:
        """All words of one kind in a plain text."""
        return frozenset(match.group() for match in self.say[what].finditer(text.lower()))

    def events_in(self, text: str) -> frozenset[str]:
        """The kinds of event that a plain text speaks of."""
        return _named(self.events, text)

    def measure_in(self, text: str) -> str | None:
        """What a plain text measures: the first of the measures, which stand the surest first."""
        lower = text.lower()
        return next((name for name, pattern in self.measures.items() if pattern.search(lower)), None)


def _named(patterns: dict[str, re.Pattern[str]], text: str) -> frozenset[str]:
    lower = text.lower()
    return frozenset(name for name, pattern in patterns.items() if pattern.search(lower))


_TABLES = ("say", "events", "measures")


def _load() -> _Words:
    data = tomllib.loads((Path(__file__).parent / "disagreements.toml").read_text(encoding="utf-8"))
    compiled = {table: {name: re.compile(each) for name, each in data[table].items()} for table in _TABLES}
    return _Words(
        re.compile(rf"\b{data['term']}"),
        re.compile(data["due"]),
        re.compile(data["titles"], re.IGNORECASE),
        frozenset(data["once"]),
        frozenset(data["common"]),
        data["numbers"],
        data["days"],
        compiled["say"],
        compiled["events"],
        compiled["measures"],
    )


WORDS = _load()
