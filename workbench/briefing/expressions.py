"""The expressions of fit.toml, found.toml and papers.toml, compiled."""

import re
import tomllib
from functools import cache
from pathlib import Path


@cache
def expression(file: str, name: str) -> re.Pattern[str]:
    """One list of a file, any of which may stand; KeyError where there is none."""
    words: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(words[name]), re.IGNORECASE)
