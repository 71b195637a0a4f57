"""The catalogue of measures: what each is called in both languages, and how documents word it (measures.toml)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.folding import plain

_TABLES = ("parts", "narrower", "form", "others", "number", "time", "row", "joined")
GRADE = "grade"  # the measure whose figures are grades
_PART = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure; `names` by language, `wording` what a text says of it, `unlike` what it says where it is another."""

    key: str
    topic: str
    names: Mapping[str, str]
    unit: str
    wording: tuple[re.Pattern[str], ...]
    unlike: re.Pattern[str] | None
    always_level: bool = False
    over_time: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The measures by key, and the expressions that tell how a number is put."""

    measures: Mapping[str, Measure]
    narrower: Mapping[str, re.Pattern[str]]
    form: Mapping[str, re.Pattern[str]]
    others: Mapping[str, re.Pattern[str]]
    number: Mapping[str, re.Pattern[str]]
    time: Mapping[str, re.Pattern[str]]
    row: Mapping[str, re.Pattern[str]]
    joined: Mapping[str, re.Pattern[str]]
    ranks: Mapping[str, int]
    narrower_welsh: Mapping[str, str]


@cache
def catalogue() -> Catalogue:
    """What measures.toml says."""
    data = tomllib.loads((Path(__file__).parent / "measures.toml").read_text(encoding="utf-8"))
    parts = data["parts"]
    measures = {
        key: _measure(key, told, parts)
        for key, told in data.items()
        if key not in (*_TABLES, "grades", "narrower_welsh")
    }
    tables = {table: {name: _compiled(each, parts) for name, each in data[table].items()} for table in _TABLES[1:]}
    ranks = {grade: int(rank) for rank, grades in data["grades"].items() for grade in grades}
    return Catalogue(measures=measures, **tables, ranks=ranks, narrower_welsh=data["narrower_welsh"])


def measures_named(asked: str) -> tuple[str, ...]:
    """The measures that a reader's words name: a key, a name or a topic in either language, or a way of wording it."""
    said = plain(asked).lower().strip()
    measures = catalogue().measures
    if said in measures:
        return (said,)
    exact = [m.key for m in measures.values() if said in {m.topic.lower(), *(n.lower() for n in m.names.values())}]
    if exact:
        return tuple(exact)
    worded = [(_covered(m, said), m.key) for m in measures.values()]
    most = max(covered for covered, _ in worded)
    return tuple(key for covered, key in worded if covered == most) if most else ()


def narrower_in_words(name: str, language: str) -> str:
    """What makes a definition narrower, for a reader: "of in_residential" is told by that measure's name."""
    whole = catalogue().measures.get(name.removeprefix("of "))
    if whole:
        return f"{'o' if language == 'cy' else 'of'}: {whole.names[language]}"
    return catalogue().narrower_welsh.get(name, name) if language == "cy" else name


def _covered(measure: Measure, said: str) -> int:
    """How many characters of the reader's words are a wording of the measure."""
    return max((len(m[0]) for pattern in measure.wording for m in pattern.finditer(said)), default=0)


def _measure(key: str, told: Mapping[str, Any], parts: Mapping[str, str]) -> Measure:
    unlike = told.get("not")
    return Measure(
        key,
        str(told["topic"]),
        {"en": str(told["en"]), "cy": str(told["cy"])},
        str(told["unit"]),
        tuple(_compiled(source, parts) for source in told["wording"]),
        _compiled(str(unlike), parts) if unlike else None,
        told.get("form") == "level",
        told.get("over_time", False),
    )


def _compiled(source: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_PART.sub(lambda match: parts.get(match[1], match[0]), source), re.IGNORECASE)
