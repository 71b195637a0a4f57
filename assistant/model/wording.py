"""A sentence as the parts between its commas, each a run of words in one spelling, for comparing two sentences."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.folding import plain

_MONTH = "(January|February|March|April|May|June|July|August|September|October|November|December)"
_ALIKE = (  # what is written in several ways, as one
    (re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d,]\d)"), r"\2 \1"),  # June 12
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th) (?={_MONTH})"), r"\1 "),  # 12th June
    (re.compile(rf"(?<=\d)( {_MONTH}),(?= \d{{4}}\b)"), r"\1"),  # 12 June, 2023
    (re.compile(r"(?<=\d)\s?bn\b"), " billion"),
    (re.compile(r"(?<=\d)\s?m\b"), " million"),
    (re.compile(r"(?<=\d)\s?k\b"), " thousand"),
    (re.compile(r"(?<=\d)/(?=\d)"), "-"),  # 2017/18
    (re.compile(r"\b[Oo]ver (?=£|\d{1,3},\d{3}|\d+(?:\.\d+)? ?(?:%|per cent))"), "more than "),
)
_TOKEN = re.compile(
    r"(?P<mark>[,;:()]|\s-+\s)"
    r"|(?P<word>\d+(?:,\d{3})*(?:\.\d+)?[^\W_]*|[^\W\d_]+(?:'[^\W\d_]+)*|(?<!\S)-(?=\d)|[^\w\s\"'.?!-])"
)
_ACRONYM = re.compile(r" \((?P<letters>[A-Z]{2,8})\)")
_LITTLE = frozenset(("and", "of", "the", "for", "in"))
_SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-ZÂÊÎÔÛŴŶ\"“(])")


class Word(NamedTuple):
    """`loud`: a figure, or a capital where a sentence does not begin, so a name."""

    text: str
    loud: bool


class Part(NamedTuple):
    """What stands between two marks. `mark` is the one before it; `bracketed`: it stands in brackets."""

    words: tuple[Word, ...]
    mark: str
    bracketed: bool


@lru_cache(maxsize=1024)
def parts_of(sentence: str) -> tuple[Part, ...]:
    """The parts of one sentence, in one spelling, without the words that are free to come and go."""
    parts: list[Part] = []
    words: list[Word] = []
    mark, depth = "", 0
    for match in _TOKEN.finditer(_alike(sentence)):
        if match["word"]:
            words.append(_word(match["word"], first=not parts and not words))
            continue
        parts.append(Part(_in_one_spelling(words), mark, depth > 0))
        words, mark = [], match["mark"].strip()
        depth += {"(": 1, ")": -1}.get(mark, 0)
    parts.append(Part(_in_one_spelling(words), mark, depth > 0))
    return tuple(part for part in parts if part.words)


def sentences_of(text: str) -> list[str]:
    """The sentences of a quote, which are one or few."""
    return _SENTENCE_END.split(text)


def with_acronyms(sentence: str) -> str:
    """With "community mental health team (CMHT)" as "CMHT", where the letters are those of the words before."""
    match = _ACRONYM.search(sentence)
    if not match:
        return sentence
    words = [(word.start(), word.group()) for word in re.finditer(r"[^\W\d_]+", sentence[: match.start()])]
    letters = match["letters"]
    for count in range(len(letters), len(letters) + 4):
        said = [word for _, word in words[-count:] if word.lower() not in _LITTLE]
        if "".join(word[0] for word in said).upper() == letters and len(words) >= count:
            return sentence[: words[-count][0]] + letters + with_acronyms(sentence[match.end() :])
    return sentence[: match.end()] + with_acronyms(sentence[match.end() :])


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of wording.toml."""
    return frozenset(_data()[name])


def holds(part: Part, name: str) -> bool:
    """Whether a part holds a word of a list whose stars stand for any ending."""
    return any(_starred(name).fullmatch(word.text) for word in part.words)


@cache
def _starred(name: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in _data()[name]))


def _alike(sentence: str) -> str:
    text = plain(sentence)
    for pattern, written in _ALIKE:
        text = pattern.sub(written, text)
    return text


def _word(text: str, first: bool) -> Word:
    if text[0].isdigit():
        return Word(text.lower().replace(",", ""), loud=True)
    return Word(text.lower(), loud=text[0].isupper() and not first)


def _in_one_spelling(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(_without_free(_equalled(words)))


def _equalled(words: Sequence[Word]) -> Iterator[Word]:
    """The longest run of words that has a row is that row's first."""
    rows, longest = _equal()
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            run = words[at : at + size]
            same = rows.get(tuple(word.text for word in run))
            if same:
                loud = any(word.loud for word in run)
                yield from (Word(text, loud or text.isdigit()) for text in same)
                break
        else:
            size = 1
            yield words[at]
        at += size


def _without_free(words: Iterator[Word]) -> Iterator[Word]:
    free = listed("free")
    return (word for word in words if word.loud or word.text not in free)  # the A of "Child A" is a name


@cache
def _equal() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    rows = {tuple(way.split()): tuple(row[0].split()) for row in _data()["equal"] for way in row}
    return rows, max(map(len, rows))


@cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
