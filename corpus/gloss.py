"""Welsh in English, word by word: dictionary forms by simplemma, meanings from vocabulary/glosses.toml.

Not a translation: it lets a Welsh question reach English documents, and an English one Welsh documents, through words
and through an embedder that knows no Welsh.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from corpus.entries import Mention
from corpus.matching import Matcher, Phrase, fold_word
from corpus.terms import Vocabulary
from corpus.welsh import phrase_forms, radicals
from corpus.welsh_endings import without_ending

_FILE = Path(__file__).parent / "vocabulary" / "glosses.toml"
_LONGEST = 60  # letters; Llanfairpwll's whole name has 58
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")  # an elided article ("i'r") is a word of its own


@lru_cache(maxsize=4096)
def english_of(word: str) -> tuple[str, ...]:
    """What a Welsh word or turn of phrase means, in any form and mutation, the likeliest first; empty where it is not
    known."""
    known = meanings()
    return next((known[form] for form in _dictionary_forms(word.lower()) if form in known), ())


def english_reading(text: str, vocabulary: Vocabulary) -> str:
    """A Welsh text as English words in Welsh order: names as the vocabulary has them in English, words by their first
    meaning, little words left out, unknown words as they are. "Faint gostiodd staff asiantaeth ym Mhowys?" gives
    "how much cost agency workers Powys"."""
    pieces = {m.start: (m.end, m.entry) for m in reversed(_mentions(text, vocabulary))}
    read: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at:
            continue
        at, english = pieces.get(match.start()) or (match.end(), _word(match.group(), vocabulary))
        read += [english] if english else []
    return " ".join(read)


@lru_cache(maxsize=16384)
def with_english(text: str, vocabulary: Vocabulary) -> str:
    """A Welsh text with its English reading in front, so that English words find it and an embedder that cuts long
    texts reads them."""
    return f"{english_reading(text, vocabulary)}\n{text}"


def phrases_in(text: str) -> tuple[Mention, ...]:
    """Turns of phrase whose words do not mean by themselves what they mean together ("dros dro": "temporary")."""
    return _phrases().find(text)


def _mentions(text: str, vocabulary: Vocabulary) -> list[Mention]:
    """Names and phrases, the longest first; of those that begin at the same place only the longest counts."""
    found = (
        *vocabulary.councils_in(text),
        *vocabulary.terms_in(text),
        *vocabulary.bodies_in(text),
        *vocabulary.roles_in(text),
        *phrases_in(text),
    )
    return sorted(found, key=lambda mention: mention.start - mention.end)


def _word(word: str, vocabulary: Vocabulary) -> str:
    """A little word is read only where it is a word of its own in the glosses, as the question words are."""
    folded = fold_word(word)
    little = folded in vocabulary.stop_words("cy")
    means = meanings().get(folded, ()) if little else english_of(word)
    if means:
        return means[0]
    if little:
        return ""
    return str(vocabulary.number_words.get(folded, word))


def _dictionary_forms(word: str) -> Iterable[str]:
    """The word, what it may be a mutation of, then the lemmas of these (the lemma of "fwyaf", most, is "mawr", big).
    Last, for forms that simplemma lacks, all of these without their endings."""
    forms = (word, *sorted(radicals(word) - {word}))
    yield from forms
    yield from map(_lemma, forms)
    for form in forms:
        yield from without_ending(form)


def _lemma(word: str) -> str:
    from simplemma import lemmatize  # noqa: PLC0415  # its Welsh forms take half a second and 50 MB

    return lemmatize(word, lang="cy") if len(word) <= _LONGEST else word


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """The list itself: dictionary forms with what they mean, the likeliest first."""
    return {written: tuple(means) for part in ("words", "phrases") for written, means in _data()[part].items()}


@cache
def _phrases() -> Matcher:
    rows = _data()["phrases"].items()
    return Matcher((form, Phrase(means[0])) for written, means in rows for form in (written, *phrase_forms(written)))


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
