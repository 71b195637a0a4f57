"""Find values of the kind a question asks for in a text: money, shares, counts, durations, dates, names, grades."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from assistant.asked import Asked
from assistant.words import tokens
from corpus.dates import dates_in
from corpus.folding import plain


@dataclass(frozen=True, slots=True)
class _Patterns:
    money: re.Pattern[str]
    percentage: re.Pattern[str]
    count_words: re.Pattern[str]
    hardly_counts: re.Pattern[str]
    place: re.Pattern[str]
    duration: re.Pattern[str]
    relative: re.Pattern[str]
    grade: re.Pattern[str]
    name: re.Pattern[str]
    not_names: frozenset[str]
    offices: frozenset[str]
    cause: re.Pattern[str]
    numbering: re.Pattern[str]
    part_of_name: re.Pattern[str]
    paragraph: re.Pattern[str]
    age_before: re.Pattern[str]
    age_behind: re.Pattern[str]
    time_behind: re.Pattern[str]
    sums: re.Pattern[str]


_TITLED = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Lord|Baroness|Prof|Professor|[CG]ynghorydd|Cyng|Arglwydd|[BF]arwnes|Athro)"
    r"\.? (?P<surname>[A-Z][\w'-]+)"
)
_ONE = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)


@cache
def _patterns() -> _Patterns:
    data = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in data["patterns"].items()}
    return _Patterns(
        **compiled,
        name=re.compile(data["name"]),
        not_names=frozenset(data["not_names"]),
        offices=frozenset(data["offices"]),
    )


def surnames_in(text: str) -> list[str]:
    """Surnames that stand behind a title alone: "Cllr Walsh"."""
    return [match["surname"] for match in _TITLED.finditer(plain(text))]


def speaks_of_one(text: str) -> bool:
    """Whether a text names nobody but speaks of somebody as "he" or "she"."""
    return _ONE.search(text) is not None and not names_in(text) and not surnames_in(text)


@cache
def opening_words() -> frozenset[str]:
    """Words that a written sentence may open with and are no names."""
    data = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
    return frozenset(word for line in data["opening"] for word in line.split())


def names_in(text: str) -> list[str]:
    """Persons' names: two to four capitalised words, none of them an office or organisation word."""
    patterns = _patterns()
    found = (_without_office(match["name"]) for match in patterns.name.finditer(plain(text)))
    return [name for name in found if not patterns.not_names & set(name.split())]


def _without_office(name: str) -> str:
    """A name without the office written behind it: "Ann Hughes Executive Director"."""
    words = name.split()
    office = next((place for place, word in enumerate(words) if word in _patterns().offices), len(words))
    return " ".join(words[:office]) if office >= 2 else name  # first name and surname


def tells_when(text: str) -> bool:
    """Whether a text tells a time by another one: "next spring", "three days later"."""
    return _patterns().relative.search(plain(text)) is not None


@cache
def _defining_ways() -> tuple[str, ...]:
    data = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
    return tuple(data["definition"]["ways"])


@lru_cache(maxsize=16)  # a name is a reader's own, so not every one is kept
def _definition(name: str) -> re.Pattern[str]:
    ways = (way.replace("{name}", re.escape(name)) for way in _defining_ways())
    return re.compile("|".join(ways), re.IGNORECASE)


def defines(name: str, text: str) -> bool:
    """Whether a text says what a name or a short form stands for: "the LNIAs (Local Neighbourhood Areas)"."""
    return bool(name) and _definition(plain(name)).search(plain(text)) is not None


def holds(kind: Asked, text: str) -> bool | None:
    """Whether a text holds the kind of value asked for; None where the kind of answer needs no certain value."""
    plainly = plain(text)
    patterns = _patterns()
    checks = {
        Asked.MONEY: patterns.money,
        Asked.PERCENTAGE: patterns.percentage,
        Asked.DURATION: patterns.duration,
        Asked.GRADE: patterns.grade,
        Asked.REASON: patterns.cause,
        Asked.PLACE: patterns.place,
    }
    if kind in checks:
        return checks[kind].search(plainly) is not None
    if kind is Asked.COUNT:
        return counts(plainly) or bool(hardly_counted(plainly))
    if kind is Asked.AMOUNT:
        return bool(figures_in(plainly)) or bool(holds(Asked.PERCENTAGE, text)) or bool(holds(Asked.MONEY, text))
    if kind in (Asked.DATE, Asked.PUBLISHED):
        return bool(dates_in(plainly)) or tells_when(plainly)
    if kind is Asked.PERSON:
        return bool(names_in(text))
    return None


def counts(text: str) -> bool:
    """Whether a text holds a number of something, in figures or as a word; "no" and "one" are too common to tell."""
    plainly = plain(text)
    return any(not figure.unit for figure in figures_in(plainly)) or bool(_patterns().count_words.search(plainly))


def hardly_counted(text: str) -> list[str]:
    """The few words behind each "no" and "one"."""
    return [match["counted"] for match in _patterns().hardly_counts.finditer(plain(text))]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text with its unit: "%", "£" or "" and its value in ones, and where it stands in the plain text."""

    value: float
    unit: str
    text: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


_FIGURE = re.compile(
    r"(?P<pound>£)?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>million|billion|thousand|miliwn|biliwn|bn|m|k)?\b"
    r"\s?(?P<percent>%|per cent|percent|y cant)?",
    re.IGNORECASE,
)

_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "miliwn": 1e6, "m": 1e6, "billion": 1e9, "biliwn": 1e9, "bn": 1e9}


def figures_in(text: str) -> list[Figure]:
    """Numbers that tell how much or how many: not the 31 of "section 31", nor "Covid-19", no age, no footnote."""
    plainly = plain(text)
    return [figure for figure in numbers_in(text) if figure.unit or not _counts_nothing(figure, plainly)]


def _counts_nothing(figure: Figure, text: str) -> bool:
    """Whether a figure only numbers what is named before it, is part of a name or an age, or begins or ends a sentence
    as the number of a paragraph or footnote."""
    patterns = _patterns()
    before, behind = text[max(0, figure.start - 30) : figure.start], text[figure.end : figure.end + 25]
    if any(each.search(before) for each in (patterns.numbering, patterns.part_of_name, patterns.age_before)):
        return True
    if patterns.time_behind.match(behind):
        return True
    return patterns.age_behind.match(behind) is not None or (
        not before.strip() and patterns.paragraph.match(behind) is not None
    )


def numbers_in(text: str) -> list[Figure]:
    """Numbers that are no parts of dates, with their units. "£1.5m" is 1500000 in "£"."""
    plainly = plain(text)
    dates = [(mention.start, mention.end) for mention in dates_in(plainly)]
    found = []
    for match in _FIGURE.finditer(plainly):
        if any(start <= match.start() < end for start, end in dates):
            continue
        value = float(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
        unit = "£" if match["pound"] else "%" if match["percent"] else ""
        words = match.group().strip()
        found.append(Figure(value, unit, words, match.start(), match.start() + len(words)))
    return found


def tells_sums(row: str, around: str) -> bool:
    """Whether a table's row holds sums of money without a sign: what stands around it says in what it is told."""
    return bool(figures_in(row)) and _patterns().sums.search(plain(around)) is not None


def points_back(text: str) -> bool:
    """Whether a sentence begins with what only the one before it explains: "It", "As does", "These"."""
    first = " ".join(tokens(text)[:2])
    return any(re.match(rf"{word}\b", first) for word in _pointing_back())


@cache
def _pointing_back() -> tuple[str, ...]:
    data = tomllib.loads((Path(__file__).parent / "values.toml").read_text(encoding="utf-8"))
    return tuple(data["pointing_back"])
