"""What a question counts or takes a share of: "looked after children" in "How many looked after children did ...?"."""

import re

from assistant.understand import Concept, Understood
from assistant.words import tokens
from corpus.terms import Vocabulary

_COUNTING = re.compile(
    r"\b(?:how many(?: more| fewer| other)?|the number of|"
    r"what (?:percentage|proportion|share|fraction) of(?: the| all)?|sawl|faint o|nifer y)(?! of\b)\s+",
    re.IGNORECASE,
)
PASSED = {"of", "o"}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def counted(understood: Understood, vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """The concepts of the words right after "how many", up to the first word that says nothing by itself; empty where
    the question counts nothing. Evidence that speaks of none of them gives another figure than was asked for."""
    match = _COUNTING.search(understood.text)
    if match is None:
        return ()
    phrase = " ".join(_content(understood.text[match.end() :], vocabulary.stop_words()))
    return tuple(
        concept
        for concept in understood.concepts
        if concept.weight >= 1 and any(_within(way, phrase) for way in concept.ways[:1])
    )


def _content(text: str, stop: frozenset[str]) -> list[str]:
    """The leading words that are not stop words, past "of": "bits of monitoring" are monitoring."""
    words: list[str] = []
    for match in _WORD.finditer(text):
        if tokens(match.group())[0] in stop - PASSED and words[-1:] != ["looked"]:
            break
        words.append(match.group().lower())
    return words


def _within(way: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(way.lower())}(?!\w)", phrase) is not None
