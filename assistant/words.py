"""Words of a text as stems, so that "priorities" meets "priority" and "left" meets "leave"."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

from corpus.folding import plain

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def tokens(text: str) -> list[str]:
    """Lower-case words of the plain text, possessives cut: "Powys’s plan" gives ["powys", "plan"]."""
    plainly = plain(text).lower()
    words: list[str] = _WORD.findall(plainly)
    return [_without_possessive(word) for word in words] if "'" in plainly else words


@lru_cache(maxsize=1024)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words, in order (Snowball's English stemmer, Porter 2001)."""
    return tuple(map(stem, tokens(text)))


@lru_cache(maxsize=16384)
def stem_set(text: str) -> frozenset[str]:
    """The stems as a set; kept, since a passage is looked at for many questions and each of its units."""
    return frozenset(stems(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One lower-case word's stem; an irregular form gets that of its base form."""
    return str(_stemmer().stemWord(_base_forms().get(word, word)))


@cache
def _stemmer() -> "snowballstemmer.english_stemmer.EnglishStemmer":
    return snowballstemmer.stemmer("english")


def irregular_forms(word: str) -> tuple[str, ...]:
    """The other forms of an irregular word: "left" gives ("leave",); empty for regular words."""
    base = _base_forms().get(word, word)
    forms = (base, *(form for form, of in _base_forms().items() if of == base))
    return tuple(form for form in forms if form != word)


@cache
def _base_forms() -> dict[str, str]:
    data = tomllib.loads((Path(__file__).parent / "irregular.toml").read_text(encoding="utf-8"))
    rows = (row.split() for row in data["forms"])
    return {form: base for base, *forms in rows for form in forms}


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.replace("'", "")
