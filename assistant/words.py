"""Words of a text as stems, so that "priorities" meets "priority"; for comparing questions with evidence."""

import re
from functools import cache, lru_cache

import snowballstemmer

from corpus.folding import plain

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def tokens(text: str) -> list[str]:
    """Lower-case words of the plain text, possessives cut: "Powys’s plan" gives ["powys", "plan"]."""
    return [_without_possessive(word) for word in _WORD.findall(plain(text).lower())]


def stems(text: str) -> list[str]:
    """The stems of the words, in order (Snowball's English stemmer, Porter 2001)."""
    return [stem(word) for word in tokens(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> "snowballstemmer.english_stemmer.EnglishStemmer":
    return snowballstemmer.stemmer("english")


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word.replace("'", "")
