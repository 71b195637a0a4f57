"""Read the data files of corpus/vocabulary into entries."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.document import SourceClass
from corpus.entries import Body, BodyName, Council, Kind, Language, Publisher, Role, Term

FOLDER = Path(__file__).parent / "vocabulary"


@dataclass(frozen=True, slots=True)
class Words:
    """Small words by language: `stop` words, `numbers` and `ordinals` with their values, `months` with their numbers;
    `near_names` are ordinary words one letter from a council's name; `cased` are names that count only as written;
    `lists` are more word lists by name, folded to lower case."""

    stop: Mapping[Language, frozenset[str]]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    near_names: frozenset[str]
    cased: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Files:
    """Everything that the vocabulary folder holds."""

    councils: tuple[Council, ...]
    bodies: tuple[Body, ...]
    roles: tuple[Role, ...]
    kinds: tuple[Kind, ...]
    terms: tuple[Term, ...]
    publishers: tuple[Publisher, ...]
    words: Words
    forms: dict[str, Any] = field(default_factory=dict)


def load_files() -> Files:
    """Read them all; a mistake in one is an error at once, naming no file silently left out."""
    forms = _read("forms")
    return Files(
        councils=(*_welsh_councils(), *_english_councils(forms["full"])),
        bodies=tuple(_body(row) for row in _read("bodies")["body"]),
        roles=tuple(Role(**_frozen(row)) for row in _read("roles")["role"]),
        kinds=tuple(Kind(**_frozen(row)) for row in _read("kinds")["kind"]),
        terms=tuple(Term(**_frozen(row)) for row in _read("terms")["term"]),
        publishers=tuple(Publisher(**_frozen(row)) for row in _read("publishers")["publisher"]),
        words=_words(_read("words")),
        forms=forms,
    )


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _welsh_councils() -> list[Council]:
    return [Council(nation="Wales", **_frozen(row)) for row in _read("councils_wales")["council"]]


def _english_councils(full: Mapping[str, str]) -> list[Council]:
    rows = _read("councils_england")["council"]
    return [_english_council(row, full) for row in rows]


def _english_council(row: dict[str, Any], full: Mapping[str, str]) -> Council:
    form = row.pop("form")
    row.setdefault("full", full[form].format(row["name"]))
    return Council(nation="England", welsh=None, **_frozen(row))


def _body(row: dict[str, Any]) -> Body:
    names = tuple(BodyName(**each) for each in row.pop("names", ()))
    return Body(names=names, **({"short": None, "nation": None} | _frozen(row)))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    """Lists become tuples, the source class its type."""
    frozen: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    if "source_class" in frozen:
        frozen["source_class"] = SourceClass(frozen["source_class"])
    if "addressed_by" in frozen:
        frozen["addressed_by"] = tuple(SourceClass(each) for each in frozen["addressed_by"])
    return frozen


def _words(data: dict[str, Any]) -> Words:
    return Words(
        stop={language: frozenset(data["stop"][language]) for language in ("en", "cy")},
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        months=data["months"],
        near_names=frozenset(data["names"]["near"]),
        cased=frozenset(data["names"]["cased"]),
        lists={name: tuple(words) for name, words in data["lists"].items()},
    )
