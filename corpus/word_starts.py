"""Try a pattern only at the words it can begin with: many times as fast as trying it at every character of a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.matching import folded_words

_FIRST = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d\d*")  # not "\d+": with a charset in front the engine skips what cannot begin a match


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase in lower case: its letters up to a space, a digit or a mark."""
    return frozenset(match[0] for phrase in phrases if (match := _FIRST.search(phrase.lower())))


@dataclass(frozen=True)
class StartingPattern:
    """A pattern whose every match begins at the start of a word or number: with one of the words in `begins`, or a
    number of as many digits as `digits` allows. Where `needs` names words, each match holds one of them too."""

    pattern: re.Pattern[str]
    begins: frozenset[str] = frozenset()
    digits: range = range(0)
    needs: frozenset[str] = frozenset()


class WordStarts:
    """The words of one text, to be asked for the matches of many patterns."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = frozenset(folded_words(text))

    def finditer(self, wanted: StartingPattern) -> Iterator[re.Match[str]]:
        """The same matches as `wanted.pattern.finditer(text)`."""
        if wanted.needs and not self._has(wanted.needs):
            return
        end = 0
        for start in self._starts(wanted):
            if start >= end and (match := wanted.pattern.match(self._text, start)):
                end = match.end()
                yield match

    def _has(self, words: frozenset[str]) -> bool:
        return not self._words.isdisjoint(words)

    def _starts(self, wanted: StartingPattern) -> list[int]:
        starts = [start for start, end in self._numbers if end - start in wanted.digits] if wanted.digits else []
        if self._has(wanted.begins):
            starts += [start for word in wanted.begins & self._words for start in self._places(word)]
            starts.sort()
        return starts

    def _places(self, word: str) -> Iterator[int]:
        """Where a word stands, or may: what is around it, the pattern looks at."""
        at = self._lower.find(word)
        while at >= 0:
            if not (at and self._lower[at - 1].isalnum()):
                yield at
            at = self._lower.find(word, at + 1)

    @cached_property
    def _lower(self) -> str:
        lower = self._text.lower()
        return lower if len(lower) == len(self._text) else "".join(char.lower()[0] for char in self._text)

    @cached_property
    def _numbers(self) -> list[tuple[int, int]]:
        return [match.span() for match in _DIGITS.finditer(self._text)]
