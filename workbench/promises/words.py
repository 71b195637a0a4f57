"""The words by which promises and what became of them are told: the expressions of promises.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Patterns = Mapping[str, re.Pattern[str]]
_PART = re.compile(r"<(\w+)>(?!\[)")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of promises.toml; of each of `deeds` how it is `promised` and `done`; of `seasons` the first and last
    month; `common`: pairs of stems that every paper has."""

    given: Patterns
    span: Patterns
    front: Patterns
    rest: Patterns
    force: Patterns
    barred: Patterns
    outcome: Patterns
    deeds: tuple[Patterns, ...]
    seasons: Mapping[str, tuple[int, int]]
    common: frozenset[tuple[str, str]]


@cache
def words() -> Words:
    """What promises.toml says."""
    data = tomllib.loads((Path(__file__).parent / "promises.toml").read_text(encoding="utf-8"))
    parts = data["parts"]
    tables = {
        name: _compiled(data[name], parts) for name in ("given", "span", "front", "rest", "force", "barred", "outcome")
    }
    seasons = {name: (first, last) for name, (first, last) in data["seasons"].items()}
    common = frozenset((first, second) for first, second in data["common"])
    deeds = tuple(_compiled(table, parts) for table in data["deeds"].values())
    return Words(**tables, deeds=deeds, seasons=seasons, common=common)


def _compiled(table: Mapping[str, str], parts: Mapping[str, str]) -> Patterns:
    """Parts may be spoken of, but not a group of that name: "(?P<unit>"."""
    filled = {
        name: _PART.sub(
            lambda match: match[0] if match.string[: match.start()].endswith("?P") else parts[match[1]], source
        )
        for name, source in table.items()
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in filled.items()}
