"""The words that agenda packs are recognised by, read once from the vocabulary's data file."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import corpus

NUMBER = r"\d{1,3}(?:\.\d{1,2})?(?:[a-z]| ?\([a-z]\))?(?!\w)"  # an item's: "5", "6a", "6 (b)", "12.1"
_PAGE = r"(\d{1,4})"


@dataclass(frozen=True, slots=True)
class PackWords:
    """`agenda`, `supplement`, `page_stamps` and `procedural` match a whole row; `ranges` is searched for and
    gives one or two page numbers; `stamps` gives an item's number and, where one follows, its title, and is `weak`
    where these words alone make no pack. `common` are words that stand in any pack's title."""

    agenda: re.Pattern[str]
    supplement: re.Pattern[str]
    ranges: re.Pattern[str]
    stamps: re.Pattern[str]
    page_stamps: re.Pattern[str]
    procedural: re.Pattern[str]
    common: frozenset[str]


@cache
def pack_words() -> PackWords:
    path = Path(corpus.__file__).parent / "vocabulary" / "packs.toml"
    words: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    stamps, weak = "|".join(words["stamps"]), "|".join(words["weak_stamps"])
    return PackWords(
        agenda=_any(words["agenda"]),
        supplement=_any(words["supplement"]),
        ranges=_any([pattern.replace("-|", "[-\u2010-\u2015]|") for pattern in words["ranges"]]),
        stamps=re.compile(
            rf"(?:{stamps}|(?P<weak>{weak}))\s*(?P<number>{NUMBER})(?:\s*[-\u2010-\u2015:.]?\s+(?P<title>\S.*))?",
            re.IGNORECASE,
        ),
        page_stamps=_any(words["page_stamps"]),
        procedural=_any(words["procedural"]),
        common=frozenset(words["common"]),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.replace('{n}', _PAGE)})" for pattern in patterns), re.IGNORECASE)


def is_procedural(title: str) -> bool:
    """Whether an item is about the meeting itself: apologies, declarations of interest, minutes."""
    return pack_words().procedural.fullmatch(" ".join(title.split())) is not None
