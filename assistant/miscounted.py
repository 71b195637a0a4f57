"""Put a number right that a question takes for granted: "the six priorities" where the source speaks of four."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.asked import Asked
from assistant.messages import say
from assistant.select import Evidence
from assistant.understand import Understood
from assistant.words import stem, tokens
from corpus.terms import Vocabulary

BEST = 5  # pieces of evidence, whose documents are looked through
_BEHIND = 3  # words behind a number that may say what it counts: "four priority areas"
_TAKEN_FOR_GRANTED = frozenset({Asked.LIST, Asked.REASON, Asked.OPEN, Asked.EXACT, Asked.YES_NO, Asked.DATE})
_TIMES = frozenset(map(stem, ("day", "week", "month", "year", "hour", "time", "working", "minute")))
_NUMBER = re.compile(r"\b(?P<number>\d{1,2}|[^\W\d_]+)\b(?!['’.,]?\d)")
_WORD = re.compile(r"[ \t\n]+([^\W\d_]+(?:['’-][^\W\d_]+)*)")


def right_count_first(understood: Understood, evidence: list[Evidence], vocabulary: Vocabulary) -> list[Evidence]:
    """The evidence, in front a text that counts the same things otherwise, where none gives the question's number."""
    found = _counted_otherwise(understood, evidence, vocabulary)
    return [found, *(each for each in evidence if each is not found)] if found else evidence


def count_note(understood: Understood, text: str, vocabulary: Vocabulary) -> str | None:
    """That a text gives another number than the question, in words; None where it does not."""
    numbers = _numbers(understood, text, vocabulary)
    if understood.count is None or not numbers or understood.count in numbers:
        return None
    return say("found_count", understood.language, asked=understood.count, found=numbers[0])


def _counted_otherwise(understood: Understood, evidence: Sequence[Evidence], vocabulary: Vocabulary) -> Evidence | None:
    if understood.count is None or understood.asked not in _TAKEN_FOR_GRANTED:
        return None
    documents = {each.source.record.id for each in evidence[:BEST]}
    counted = [
        (each, _numbers(understood, each.text, vocabulary)) for each in evidence if each.source.record.id in documents
    ]
    if any(understood.count in numbers for _, numbers in counted):
        return None
    return next((each for each, numbers in counted if numbers), None)


def _numbers(understood: Understood, text: str, vocabulary: Vocabulary) -> list[int]:
    """The numbers that a text gives for what the question counts."""
    asked = _things(understood.text, vocabulary.number_words)
    things = {stem(word) for number, word in asked if number == understood.count and _plural(word)}
    return [number for number, word in _things(text, vocabulary.number_words) if stem(word) in things]


def _plural(word: str) -> bool:
    """Whether it may be what is counted: of "three immediate steps" the steps."""
    return len(word) > 3 and word.endswith(("s", "au", "oedd", "on"))


def _things(text: str, number_words: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Each small number with the words that may say what it counts."""
    for match in _NUMBER.finditer(text):
        written = match["number"].lower()
        number = int(written) if written.isdecimal() else number_words.get(written)
        if number is None or not 2 <= number <= 50:
            continue
        for word in _words_behind(text, match.end()):
            if stem(word) in _TIMES:
                break
            yield number, word


def _words_behind(text: str, at: int) -> Iterator[str]:
    for _ in range(_BEHIND):
        match = _WORD.match(text, at)
        if match is None:
            return
        yield from tokens(match[1])
        at = match.end()
