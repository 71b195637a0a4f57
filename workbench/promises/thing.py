"""What a promise is about, and how texts are compared with it: in English, by stems, by words that stand together."""

import re
from itertools import pairwise

from corpus.gloss import english_reading
from corpus.terms import load_vocabulary
from workbench.promises.promise import Promise
from workbench.promises.words import words

_WORD = re.compile(r"[a-zâêîôûŵŷ]{3,}")
_CLAUSE = re.compile(r"[;:]|, (?:and|but|which)\b|\bsaid\b|\bthat\b")
_STOP = re.compile(r"[.,;:()]+(?:\s|$)")
_UNTIL = re.compile(r"\b(?:before|until|so that|in order to|because|cyn)\b", re.IGNORECASE)
_RUN = re.compile(r"[a-zâêîôûŵŷ' -]+")


def read(text: str, language: str | None) -> str:
    """A text as it is compared: Welsh word by word in English, its clauses kept apart."""
    if language != "cy":
        return text
    return " . ".join(english_reading(clause, load_vocabulary()) for clause in _STOP.split(text))


def stems_of(text: str) -> frozenset[str]:
    """The content words of a text, cut so that "submit" and "submitted" are one."""
    return frozenset(_stems(text))


def thing_promised(promise: Promise) -> str:
    """The clause of a promise that says what is to be done, without its time."""
    text = promise.words.replace(promise.due_words, " . ")
    force = words().force[promise.force].search(promise.words)
    if force is None:
        return text
    begin = max((m.end() for m in _CLAUSE.finditer(promise.words[: force.start()])), default=0)
    return _UNTIL.split(promise.words[begin:].replace(promise.due_words, " . "))[0]


def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """Content words that stand together, names of councils and bodies left out, nor what every paper speaks of."""
    vocabulary = load_vocabulary()
    for mention in sorted((*vocabulary.councils_in(text), *vocabulary.bodies_in(text)), key=lambda m: -m.start):
        text = f"{text[: mention.start]} . {text[mention.end :]}"
    together = (pair for run in _RUN.findall(text.lower()) for pair in pairwise(_stems(run)))
    return frozenset(together) - words().common


def _stems(text: str) -> list[str]:
    stop = load_vocabulary().stop_words()
    return [word[:6] for word in _WORD.findall(text.lower()) if word not in stop]
