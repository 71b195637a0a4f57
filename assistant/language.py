"""Tell whether a question is English or Welsh, however short, names of Welsh places apart."""

from functools import lru_cache

from assistant.words import tokens
from corpus.gloss import english_of
from corpus.terms import Vocabulary


@lru_cache(maxsize=4096)
def language_of(text: str, vocabulary: Vocabulary) -> str:
    """ "cy" where more of the words are Welsh than are English little words, else "en". Words of both languages tell
    nothing, and neither do councils' names. The meanings are looked up only where the little words do not tell."""
    words = _words(text, vocabulary)
    english, welsh = (vocabulary.stop_words(code) for code in ("en", "cy"))
    only_english = sum(word in english - welsh for word in words)
    only_welsh = sum(word in welsh - english for word in words)
    if only_english and not only_welsh:
        return "en"
    known = sum(word not in english and _is_welsh(word) for word in words if word not in welsh)
    if not only_welsh and 3 * known <= len(words):
        return "en"
    return "cy" if only_welsh + known > only_english else "en"


def _words(text: str, vocabulary: Vocabulary) -> list[str]:
    for mention in reversed(vocabulary.councils_in(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return [part for word in tokens(text.replace("'", " ").replace("’", " ")) for part in word.split()]


def _is_welsh(word: str) -> bool:
    """Whether it has a Welsh meaning, and does not mean just itself, as "staff" does."""
    means = english_of(word)
    return bool(means) and word not in means
