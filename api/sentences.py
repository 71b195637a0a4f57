"""Sentences that the code says in English with values in them, such as why a file could not be read, in the reader's
language. Their patterns are messages of api/messages/*/sentences.po, whose places %(name)s stand for the values."""

import re
from functools import cache

from api.language import ENGLISH, catalogue, translations

_PLACE = re.compile(r"%\\\((\w+)\\\)s")


def in_words_of(sentence: str, language: str) -> str:
    """A sentence in a language, the values in it too where they have a message; as it is where it has none."""
    if language == ENGLISH:
        return sentence
    whole = translations(language).gettext(sentence)
    if whole != sentence:
        return whole
    for pattern, said in _patterns(language):
        found = pattern.fullmatch(sentence)
        if found:
            return said % {name: in_words_of(value, language) for name, value in found.groupdict().items()}
    return sentence


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    """Those with the most words of their own first, as the ones that say most."""
    messages = {str(one.id): str(one.string) for one in catalogue(language, "sentences") if one.id and "%(" in one.id}
    return [(_pattern(english), messages[english]) for english in sorted(messages, key=_own, reverse=True)]


def _own(english: str) -> int:
    return len(re.sub(r"%\(\w+\)s", "", english))


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL)
