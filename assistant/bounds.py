"""Tell by its words whether a question asks for what Craffu declines: opinions, personal data, unsafe requests."""

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.reply import ReasonCode


def out_of_bounds(question: str) -> ReasonCode | None:
    """The reason to refuse a question, or None. Patterns are in bounds.toml."""
    return next((code for code, pattern in _patterns() if pattern.search(question)), None)


@cache
def _patterns() -> tuple[tuple[ReasonCode, re.Pattern[str]], ...]:
    data = tomllib.loads((Path(__file__).parent / "bounds.toml").read_text(encoding="utf-8"))
    return tuple(
        (ReasonCode(row["code"]), re.compile("|".join(row["patterns"]), re.IGNORECASE)) for row in data["bound"]
    )
