"""Split running text of official English and Welsh into sentences; spans are exact, without white space at the ends."""

import re
import tomllib
from functools import cache
from pathlib import Path

import corpus

_QUOTES = "”’\"')\\]»"
_STOP = re.compile(
    rf"(?:\.{{3,}}|…|[.!?])[{_QUOTES}]*(?:(?<=[^\d\s][.!?…])\d{{1,2}}(?=\s+[A-Z]))?(?=\s|$)|[.!?](?=[”\"]?\s)"
)
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘/]+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_SOON = 60  # characters after a full stop in brackets within which they close
_OPENING = "“\"‘'([«"


@cache
def _abbreviated() -> dict[str, frozenset[str]]:
    path = Path(corpus.__file__).parent / "vocabulary" / "abbreviated.toml"
    return {
        name: frozenset(word.lower() for word in words)
        for name, words in tomllib.loads(path.read_text("utf-8")).items()
    }


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """(start, end) of every sentence in `text[start:end]`, in order; between them there is only white space.

    Example: "Cllr. A. Roe spoke. It cost £1.5m." has two.
    """
    end = len(text) if end is None else end
    content = text[start:end]
    spans: list[tuple[int, int]] = []
    begin = 0
    for stop in _STOP.finditer(content):
        if stop.end() > begin and _ends_sentence(content, begin, stop):
            spans += _trimmed(content, begin, stop.end())
            begin = stop.end()
    spans += _trimmed(content, begin, len(content))
    return tuple((start + first, start + last) for first, last in spans)


def _trimmed(content: str, begin: int, end: int) -> list[tuple[int, int]]:
    while begin < end and content[begin].isspace():
        begin += 1
    while begin < end and content[end - 1].isspace():
        end -= 1
    return [(begin, end)] if begin < end else []


def _ends_sentence(content: str, begin: int, stop: re.Match[str]) -> bool:
    following = content[stop.end() : stop.end() + 40].lstrip()
    if not following:
        return True
    mark = stop[0][0]
    if mark in "!?" or stop[0].startswith(("...", "…")):
        return _can_open(following)
    if len(stop[0]) == 1:
        if _in_brackets(content, begin, stop.start()):
            return False
        before = _WORD_BEFORE.search(content, begin, stop.start())
        if before is not None and _is_abbreviation(before[0], following, before.start() == begin):
            return False
    return _can_open(following)


def _in_brackets(content: str, begin: int, at: int) -> bool:
    """Whether a full stop stands in brackets that close soon after it: "(NCC ref. TF60411)"."""
    opened = content.rfind("(", begin, at)
    if opened < 0 or content.find(")", opened, at) >= 0:
        return False
    closed = content.find(")", at, at + _SOON)
    return closed >= 0 and not {".", "("} & set(content[at + 1 : closed])


def _can_open(following: str) -> bool:
    """Whether a sentence may begin so: with a capital, a digit or an opening quote, not in lower case."""
    first = following.lstrip(_OPENING)[:1]
    return bool(first) and not first.islower()


def _is_abbreviation(word: str, following: str, opens: bool) -> bool:
    known = _abbreviated()
    folded = word.lower().rstrip(".")
    if folded in known["before_names"]:
        return True
    if folded in known["before_numbers"]:
        return following[:1].isdigit() or following[:1] in "([" or not _can_open(following)
    if folded in known["may_close"]:
        return not following[:1].isupper()
    if folded in known["inside"]:
        return True
    if opens and re.fullmatch(r"\(?(\d{1,3}(\.\d{1,3})*|[a-z]|[ivx]{1,4})\)?", word):
        return True  # the number of a paragraph
    return _is_initial(word, following)


def _is_initial(word: str, following: str) -> bool:
    """Whether a capital is somebody's initial: a name follows, not a word that opens sentences."""
    if _INITIAL.fullmatch(word) is None or not (len(word) == 1 or "." in word) or not following[:1].isupper():
        return False
    word_after = following.split(maxsplit=1)[0].lower().rstrip(".,")
    return word_after not in _abbreviated()["openers"] | _abbreviated()["before_names"]
