"""Tell by its words whether a question asks for what Craffu declines: opinions, personal data, unsafe requests."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.disguise import undisguised
from assistant.reply import ReasonCode


@dataclass(frozen=True, slots=True)
class Bound:
    """A class of questions that are declined: its code, the name of its words to the reader, and what tells it."""

    code: ReasonCode
    message: str
    patterns: re.Pattern[str]
    unless: re.Pattern[str] | None  # what makes it a question about documents after all

    def holds(self, question: str) -> bool:
        return self.patterns.search(question) is not None and not (self.unless and self.unless.search(question))


def out_of_bounds(question: str) -> Bound | None:
    """The bound that a question oversteps, or None. Patterns are in bounds.toml."""
    seen = undisguised(question)
    return next((bound for bound in _bounds() if bound.holds(seen)), None)


def bound_with(code: ReasonCode) -> Bound:
    """The first bound with this code."""
    return next(bound for bound in _bounds() if bound.code is code)


@lru_cache(maxsize=8192)
def gives_orders(text: str) -> bool:
    """Whether a text from a document gives orders to a system that reads it, which makes it no evidence."""
    seen = undisguised(text)
    return _hints().search(seen) is not None and _orders().holds(seen)


@cache
def _orders() -> Bound:
    return bound_with(ReasonCode.UNSAFE_REQUEST)


@cache
def _hints() -> re.Pattern[str]:
    return _any(_data()["hints"])


@cache
def _bounds() -> tuple[Bound, ...]:
    return tuple(
        Bound(
            ReasonCode(row["code"]),
            row.get("message", row["code"]),
            _any(row["patterns"]),
            _any(row["unless"]) if "unless" in row else None,
        )
        for row in _data()["bound"]
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "bounds.toml").read_text(encoding="utf-8"))


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
