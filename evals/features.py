"""What a text states, as far as can be seen without understanding: numbers, dates, names, content words, negation."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.folding import fold
from evals.days import Day, take_days
from evals.word_lists import word_lists

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True)
class Number:
    value: str
    unit: str | None = None


@dataclass(frozen=True)
class Features:
    """`loose_numbers` stand outside dates; `words` are the stems of all words, `content` of those with a meaning."""

    numbers: frozenset[Number]
    loose_numbers: frozenset[Number]
    dates: frozenset[Day]
    names: frozenset[str]
    words: frozenset[str]
    content: frozenset[str]
    negated: bool


@cache
def _number_pattern() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, word_lists().units), key=len, reverse=True))
    digits = r"(?<![\w.])(\d+(?:,\d{3})*(?:\.\d+)?)(?:st|nd|rd|th)?"
    return re.compile(rf"{digits}(?:\s?({units})(?!\w))?", re.IGNORECASE)


def features(text: str) -> Features:
    """What the text states. Words are compared by stem; "24m" and "24 million" are one number; "10/03/2019" (day
    first), "10 March 2019", "10 Mawrth 2019" and "2019-03-10" are one date."""
    folded = fold(text)
    days, rest = take_days(folded)
    words = [(match[0], _opens_sentence(folded, match.start())) for match in _WORD.finditer(folded)]
    lists = word_lists()
    plain = [word.casefold() for word, _ in words]
    return Features(
        numbers=_numbers(folded),
        loose_numbers=_numbers(rest),
        dates=frozenset(written.day for written in days),
        names=frozenset(stem(word) for word, opens in words if _is_name(word, opens)),
        words=frozenset(map(stem, plain)),
        content=frozenset(stem(word) for word in plain if len(word) > 2 and word not in lists.stop_words),
        negated=any(word in lists.negations or word.endswith("n't") for word in plain),
    )


def stem(word: str) -> str:
    """A word without the endings that grammar gives it: "improved" and "improving" are "improv"."""
    word = word.casefold().removesuffix("'s").removesuffix("'")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" '\"()[]*")
    return not before or before[-1] in ".!?:;"


def _is_name(word: str, opens: bool) -> bool:
    lists = word_lists()
    if not word[0].isupper() or word.casefold() in lists.stop_words | lists.negations | lists.months.keys():
        return False
    return not opens or (len(word) > 1 and word.isupper())


def _numbers(text: str) -> frozenset[Number]:
    lists = word_lists()
    digits = {
        Number(found[1].replace(",", ""), lists.units[found[2].lower()] if found[2] else None)
        for found in _number_pattern().finditer(text)
    }
    words = (lists.numbers.get(match[0].casefold()) for match in _WORD.finditer(text))
    return frozenset(digits | {Number(str(value)) for value in words if value})
