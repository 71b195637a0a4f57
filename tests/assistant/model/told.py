"""The sentences of faithful.toml and lies.toml with the quotes that they are about."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each piece of evidence of a file, with the part of the file that it stands in."""
    data = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    for part, evidence in data.items():
        yield from ((part, row) for row in evidence)


def quotes(row: dict[str, Any]) -> list[str]:
    return [row[name] for name in ("before", "quote", "other") if name in row]


def told(name: str, key: str) -> list[tuple[str, list[str]]]:
    """Each sentence under `key` with its quotes."""
    return [(sentence, quotes(row)) for _, row in rows(name) for sentence in row.get(key, [])]
