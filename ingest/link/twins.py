"""Twins: the English and the Welsh edition of one document, told by name, by meeting, or by the facts both give."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import corpus
from corpus.document import Description, DocumentRecord, Link, LinkKind

_LANGUAGES = {"en", "cy"}
NAMED = 0.3  # of the shorter's facts, where name, address or meeting already pair the two
TOLD = 0.5  # where publisher and day are the same
ALONE = 0.7  # where nothing but the facts tells
_FEWEST_NAMED, _FEWEST_TOLD, _FEWEST_ALONE = 0, 4, 12  # facts in common


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document, and the dates and numbers of its text."""

    record: DocumentRecord
    facts: frozenset[str]


def twins(candidates: Sequence[Candidate]) -> list[Link]:
    """Each document with at most one twin, the surest first."""
    english = [each for each in candidates if each.record.description.language == "en"]
    welsh = [each for each in candidates if each.record.description.language == "cy"]
    pairs = ((likeness(one, other), one.record.id, other.record.id) for one in welsh for other in english)
    ranked = sorted((pair for pair in pairs if pair[0] > 0), key=lambda pair: (-pair[0], pair[1:]))
    return list(_first_of_each(ranked))


def likeness(one: Candidate, other: Candidate) -> float:
    """From 0 (not twins) to 1, plus 1 where the two are named alike: such a pair goes before one that only looks so."""
    common = len(one.facts & other.facts)
    share = common / max(min(len(one.facts), len(other.facts)), 1)
    mine, theirs = one.record.description, other.record.description
    if _contradict(mine, theirs):
        return 0.0
    if _named_alike(one.record, other.record):
        return 1 + share if share >= NAMED or not one.facts or not other.facts else 0.0
    if mine.publisher and mine.publisher == theirs.publisher and mine.published and mine.published == theirs.published:
        return share if share >= TOLD and common >= _FEWEST_TOLD else 0.0
    union = len(one.facts | other.facts)
    return share if common >= _FEWEST_ALONE and common / union >= ALONE else 0.0


def _first_of_each(ranked: Iterable[tuple[float, str, str]]) -> Iterable[Link]:
    taken: set[str] = set()
    for score, one, other in ranked:
        if not taken & {one, other}:
            taken |= {one, other}
            yield Link(LinkKind.TWIN, min(one, other), max(one, other), round(min(score, 1.0), 3))


def _contradict(one: Description, other: Description) -> bool:
    """Whether two descriptions cannot be of one document."""
    if one.authority and other.authority and one.authority != other.authority:
        return True
    days = [day for day in (one.published, other.published) if day]
    return len(days) == 2 and (days[0].last < days[1].first or days[1].last < days[0].first)


def _named_alike(one: DocumentRecord, other: DocumentRecord) -> bool:
    mine, theirs = one.description, other.description
    item = (mine.meeting, mine.agenda_item)
    if all(item) and item == (theirs.meeting, theirs.agenda_item):
        return True
    if _same(mine.alternate, theirs.url) or _same(theirs.alternate, mine.url):
        return True
    addresses = [address_key(url) for url in (mine.url, theirs.url) if url]
    if len(addresses) == 2 and addresses[0] == addresses[1] and mine.url != theirs.url:
        return True
    return _files_alike(PurePosixPath(one.source), PurePosixPath(other.source))


def _files_alike(one: PurePosixPath, other: PurePosixPath) -> bool:
    """By their own names ("letter-cy.pdf"), or by their folders' where they share a name ("cy/letter.pdf")."""
    if one.name != other.name:
        return name_key(one.name) == name_key(other.name)
    return one.parent.name != other.parent.name and name_key(one.parent.name) == name_key(other.parent.name)


def _same(one: str | None, other: str | None) -> bool:
    return bool(one) and one == other


@lru_cache(maxsize=65536)
def name_key(filename: str) -> tuple[str, ...]:
    """The words of a file's name without those that say its language: "Letter (Cymraeg).pdf" gives ("letter",)."""
    stem = unicodedata.normalize("NFKD", PurePosixPath(filename).stem).encode("ascii", "ignore").decode().lower()
    return tuple(word for word in re.findall(r"[a-z0-9]+", stem) if word not in _data()["marks"])


@lru_cache(maxsize=65536)
def address_key(url: str) -> tuple[object, ...]:
    """An address without what says its language, the two hosts of one site as one."""
    try:
        address = urlsplit(url)
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:  # what a document gives as its address need not be one
        return (url,)
    known = next((pair[0] for pair in _data()["hosts"] if host in pair), host)
    folders = tuple(part for part in address.path.split("/") if part and part.lower() not in _data()["folders"])
    query = sorted((k.lower(), v) for k, v in parse_qsl(address.query) if k.lower() not in _data()["parameters"])
    return known, folders, tuple(query)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(corpus.__file__).parent / "vocabulary" / "twins.toml").read_text(encoding="utf-8"))
