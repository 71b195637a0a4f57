"""What a user has to know of a public set before using it: licence, source, what it measures here, what it does not."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Terms:
    """A public set: what PATH is, what the set says about a service (`measures`), and what it cannot see (`blind`)."""

    name: str
    licence: str
    source: str
    path: str
    measures: str
    blind: str


@cache
def all_terms() -> dict[str, Terms]:
    """The terms of every set that can be read, by the format's name on the command line."""
    read = tomllib.loads(files("evals.public").joinpath("terms.toml").read_text(encoding="utf-8"))
    return {format_name: Terms(**fields) for format_name, fields in read.items()}
