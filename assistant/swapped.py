"""What a follow-up puts in another's place: a council, a time, a body, an office, or one thing for its alternative."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.dates import dates_in
from corpus.terms import Vocabulary

if TYPE_CHECKING:
    from assistant.followup import Turn

_YEAR = re.compile(r"\b(?:19|20)\d{2}(?:\s?[/–-]\s?\d{2,4})?\b")
_BEFORE_A_TIME = re.compile(
    r"\b(?:(?:(?:at|by|before|since|until|from) )?the (?:end|start) of"
    r"|in|by|for|at|since|from|until|during|on|erbyn|yn|ym|ers)\s+$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently|at the moment|nawr|bellach|heddiw)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Swap:
    """`value` stands in `question[start:end]` and takes the place of what is of the same `kind` in another question."""

    kind: str
    value: str
    start: int
    end: int


def swaps_in(question: str, last: "Turn", vocabulary: Vocabulary) -> tuple[Swap, ...]:
    """Everything that a question names that may take the place of what the turn before named."""
    found = [Swap("council", m.entry, m.start, m.end) for m in vocabulary.councils_in(question, fuzzy=True)[:1]]
    found += _times(question, last, vocabulary)
    found += [Swap("body", m.text, m.start, m.end) for m in vocabulary.bodies_in(question)[:1]]
    found += [Swap("role", m.text, m.start, m.end) for m in vocabulary.roles_in(question)[:1]]
    found += [Swap("nation", _nation(m.group()), m.start(), m.end()) for m in _nations().finditer(question)][:1]
    taken = [(swap.start, swap.end) for swap in found]
    things = _alternatives(question, last)
    free = [s for s in things if not any(s.start < end and start < s.end for start, end in taken)]
    return _usable((*found, *free), last, vocabulary)


def with_swaps(question: str, swaps: tuple[Swap, ...], vocabulary: Vocabulary) -> str:
    """The question with each swap in its place; a council or time that has no place there is added."""
    for swap in swaps:
        question = _with_swap(question, swap, vocabulary)
    return question


def _usable(swaps: tuple[Swap, ...], last: "Turn", vocabulary: Vocabulary) -> tuple[Swap, ...]:
    """Councils, nations and times fit any question; the rest must have something to take the place of."""
    return tuple(s for s in swaps if s.kind in ("council", "nation", "time") or _place(last.question, s, vocabulary))


def _with_swap(question: str, swap: Swap, vocabulary: Vocabulary) -> str:
    place = _place(question, swap, vocabulary)
    if place is None:
        added = f" ({swap.value})" if swap.kind in ("council", "nation") else f" {swap.value}"
        return f"{question.rstrip(' ?')}{added}?"
    start, end = place
    value = swap.value
    bare = any(mention.start == 0 for mention in dates_in(value))
    if swap.kind == "time" and not bare and (before := _BEFORE_A_TIME.search(question[:start])):
        start = before.start()  # the time comes with its own preposition
    return question[:start] + value + question[end:]


def _place(question: str, swap: Swap, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where what is swapped out stands."""
    if swap.kind == "time":
        return next(((m.start, m.end) for m in dates_in(question) if m.period), None)
    if swap.kind == "thing":
        return next(((m.start(), m.end()) for m in _group_of(swap.value).finditer(question)), None)
    if swap.kind == "nation":
        return next((match.span() for match in _nations().finditer(question)), None)
    found = {
        "council": lambda: vocabulary.councils_in(question, fuzzy=True),
        "body": lambda: vocabulary.bodies_in(question),
        "role": lambda: vocabulary.roles_in(question),
    }[swap.kind]()
    return next(((m.start, m.end) for m in found), None)


def _times(question: str, last: "Turn", vocabulary: Vocabulary) -> Iterator[Swap]:
    """A time named with the words before it ("by 2025"); a month takes the year, and "the year before" its time, from
    the turn before."""
    if moved := _years_away(question, vocabulary):
        years, match = moved
        if time := _time_of(last):
            yield Swap("time", _moved(time, years), match.start(), match.end())
        return
    for mention in dates_in(question)[:1]:
        before = _BEFORE_A_TIME.search(question[: mention.start])
        start = before.start() if before else mention.start
        year = _YEAR.search(_time_of(last) or "") if mention.period is None else None
        written = question[start : mention.end] + (f" {year.group()[:4]}" if year else "")
        yield Swap("time", written, start, mention.end)
        return
    if now := _NOW.search(question):
        yield Swap("time", "now", now.start(), now.end())


def _years_away(question: str, vocabulary: Vocabulary) -> tuple[int, re.Match[str]] | None:
    """How many years "the year before" and "four years later" are from the time spoken of."""
    for name, way in (("before", -1), ("after", 1)):
        for pattern in _data()[name]:
            match = re.search(pattern, question, re.IGNORECASE)
            if match is None:
                continue
            count = (match.groupdict().get("count") or "one").lower()
            years = int(count) if count.isdecimal() else vocabulary.number_words.get(count, 1)
            return way * years, match
    return None


def _time_of(last: "Turn") -> str | None:
    for text in (last.question, last.answer):
        for mention in dates_in(text):
            if mention.period:
                return text[mention.start : mention.end]
    return None


def _moved(time: str, years: int) -> str:
    """A written time so many years later: "January 2019" and "2018/19" give "January 2018" and "2017/18" for -1."""
    return re.sub(r"\d{4}|(?<=[/–-])\d{2}\b", lambda match: f"{int(match.group()) + years:0{len(match.group())}}", time)


def _alternatives(question: str, last: "Turn") -> Iterator[Swap]:
    for things in _data()["alternatives"]:
        own = _any_of(tuple(things)).search(question)
        before = _any_of(tuple(things)).search(last.question)
        if own and before and own.group().lower() != before.group().lower():
            yield Swap("thing", own.group(), own.start(), own.end())
            return


def _nation(said: str) -> str:
    return str(_data()["nations"].get(said.lower(), said))


@cache
def _nations() -> re.Pattern[str]:
    return _any_of(tuple(_data()["nations"]))


def _group_of(thing: str) -> re.Pattern[str]:
    groups = (tuple(things) for things in _data()["alternatives"])
    return next(_any_of(group) for group in groups if _any_of(group).search(thing))


@cache
def _any_of(things: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(things, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(thing) for thing in longest_first)})\b", re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "followup.toml").read_text(encoding="utf-8"))
