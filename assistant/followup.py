"""Make a follow-up question whole from the conversation: "What about Bridgend's?", "When did she leave?", "Why?"."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.asked import Asked, asked_by
from assistant.people import people_in
from assistant.swapped import Swap, swaps_in, with_swaps
from assistant.words import tokens
from corpus.terms import Vocabulary

TURNS = 6  # of the conversation that are looked at
_WHAT_ABOUT = re.compile(
    r"^\s*(?:and|but|so|ok|okay|a|ac|ond)?,?\s*(?:(?:what|how) about|beth am)\b|^\s*and (?:for|in)\b", re.IGNORECASE
)
_PERSON = re.compile(r"\b(?:she|he|him|hi|ef)\b|\bher\b(?! \w)", re.IGNORECASE)
_PERSONS_OWN = re.compile(r"\b(?:her|his)\b(?= \w)", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:them|they|those|these|it|this|that one|the same)\b(?! (?:year|month|time|report|council|inspection|letter))",
    re.IGNORECASE,
)
_THINGS_OWN = re.compile(r"\bits\b(?= \w)", re.IGNORECASE)
_THAT_YEAR = re.compile(
    r"\b(?:(?P<when>in|during|of|for|by|from|since|after|before|later) )?(?:that|the same) year\b"
    r"|\bat the time\b|\b(?:yn )?y flwyddyn honno\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\s*(?:and|but|so|then|also|ac|ond|a(?! (?:oes|yw|oedd|ydy|fu)\b))\b,?\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ASKED_THING = re.compile(
    r"^(?:(?:what|which|who|where|beth|pwy) (?:are|is|was|were|yw|oedd|ydy)|(?:is|are|was|were) there)"
    r" (?P<thing>.+?)\??$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?P<thing>(?:The|An?|This) .{3,80}?) (?:was|were|is|are|has|have|had)\b")
_ORDINAL = re.compile(
    r"\bthe (?P<which>first|second|third|fourth|fifth|last) (?:one|of them|of these)\b", re.IGNORECASE
)
_OTHER = re.compile(r"\bthe other (?:one|council|authority|two)?\b|\by llall\b", re.IGNORECASE)
_ITEM = re.compile(r"^\s*\d+\. (?P<item>.+?)(?: \[\d+\])*$", re.MULTILINE)
_ORDER = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A question standing alone. `asking` are the words that say what kind of answer is wanted; `context` those of the
    conversation that it leans on (may be empty)."""

    text: str
    asking: str
    context: str = ""


def made_whole(question: str, history: tuple[Turn, ...], vocabulary: Vocabulary) -> Whole:
    """The question standing alone. The questions before it are made whole first, so what they took over is at hand."""
    turns: list[Turn] = []
    for turn in history[-TURNS:]:
        turns.append(Turn(_made_whole(turn.question, turns, vocabulary).text, turn.answer))
    return _made_whole(question, turns, vocabulary)


def _made_whole(question: str, turns: list[Turn], vocabulary: Vocabulary) -> Whole:
    if not turns:
        return Whole(question, question)
    last = turns[-1]
    swaps = swaps_in(question, last, vocabulary) or _other_one(question, turns, vocabulary)
    if not swaps and _OTHER.search(question):
        return Whole(question, question)  # which other one, nobody has said
    words = _own_words(question, swaps)
    if swaps and words <= _words("empty"):
        whole = with_swaps(last.question, swaps, vocabulary)
        return Whole(whole, whole)
    if words <= _words("empty") | _words("asking"):
        before = with_swaps(last.question, swaps, vocabulary)
        if swaps and asked_by(question) is asked_by(before):
            return Whole(before, before)
        return _asked_again(question, before, last)
    return _leaning(question, turns, vocabulary)


def _asked_again(question: str, before: str, last: Turn) -> Whole:
    """Something else asked about the same: "Why?", "How many?", "Who said that in 2019?"."""
    own = _OPENING.sub("", question).strip().rstrip("?")
    own = own[:1].upper() + own[1:]
    return Whole(f"{own}? ({before})", f"{own}?", last.answer)


def _leaning(question: str, turns: list[Turn], vocabulary: Vocabulary) -> Whole:
    """A question with words of its own: pronouns replaced, and the council spoken of added where it names none."""
    last = turns[-1]
    whole = _without_pronouns(question, turns, vocabulary)
    own = vocabulary.councils_in(question, fuzzy=True)
    opened = _OPENING.match(question) is not None
    if whole == question and (own or _stands_alone(question, opened, vocabulary)):
        return Whole(question, question)
    whole = _OPENING.sub("", whole)
    whole = whole[:1].upper() + whole[1:]
    council = _council(turns, vocabulary)
    if council and not vocabulary.councils_in(whole, fuzzy=True):
        whole = f"{whole.rstrip(' ?')} ({council})?"
    about = _WHAT_ABOUT.match(question) and asked_by(question) is Asked.OPEN
    return Whole(whole, last.question if about else whole, f"{last.question} {last.answer}")


def _stands_alone(question: str, opened: bool, vocabulary: Vocabulary) -> bool:
    """Whether a question is about no certain council, or about a person it names, and so takes nothing over."""
    if opened:
        return False
    if asked_by(question) in (Asked.COUNCIL, Asked.DEFINITION):
        return True
    return re.search(_data()["everywhere"], question, re.IGNORECASE) is not None


def _council(turns: list[Turn], vocabulary: Vocabulary) -> str | None:
    """The council spoken of last: a question's before its answer's."""
    for turn in reversed(turns):
        mentions = vocabulary.councils_in(turn.question, fuzzy=True) or vocabulary.councils_in(turn.answer)
        if mentions:
            return mentions[0].entry
    return None


def _other_one(question: str, turns: list[Turn], vocabulary: Vocabulary) -> tuple[Swap, ...]:
    """ "The other one": the council of the conversation that the last question was not about."""
    match = _OTHER.search(question)
    if match is None:
        return ()
    spoken = [m.entry for turn in turns for m in vocabulary.councils_in(f"{turn.question} {turn.answer}", fuzzy=True)]
    last = _council(turns, vocabulary)
    others = [council for council in spoken if council != last]
    return (Swap("council", others[-1], match.start(), match.end()),) if others else ()


def _own_words(question: str, swaps: tuple[Swap, ...]) -> frozenset[str]:
    for swap in sorted(swaps, key=lambda swap: -swap.start):
        question = f"{question[: swap.start]} {question[swap.end :]}"
    return frozenset(tokens(re.sub(r"['’]s\b", "", question)))


def _without_pronouns(question: str, turns: list[Turn], vocabulary: Vocabulary) -> str:
    last = turns[-1]
    person = _person(turns, vocabulary)
    if person:
        question = _PERSON.sub(person, question)
        question = _PERSONS_OWN.sub(f"{person}'s", question)
    year = _YEAR.findall(last.question) if _THAT_YEAR.search(question) and "at the time" in question.lower() else []
    year = year or _YEAR.findall(last.answer) or _YEAR.findall(last.question)
    if year:
        question = _THAT_YEAR.sub(lambda match: f"{_when(match)} {year[-1]}", question)
    question = _ORDINAL.sub(lambda match: _item(match["which"].lower(), last) or match.group(), question)
    if body := next(iter(vocabulary.bodies_in(last.question)), None):
        question = re.sub(
            rf"\bthey\b(?= (?:{'|'.join(_data()['acting'])})\b)", body.text, question, flags=re.IGNORECASE
        )
    thing = _thing_asked(last)
    if thing is None:
        return question
    question = _THINGS_OWN.sub(f"{thing}'s", question, count=1)
    return _THING.sub(lambda _: thing, question, count=1)


def _when(match: re.Match[str]) -> str:
    when = (match["when"] or "in").lower()
    return "later in" if when == "later" else when


def _person(turns: list[Turn], vocabulary: Vocabulary) -> str | None:
    """The person spoken of last: an answer's before its question's."""
    texts = (text for turn in reversed(turns) for text in (turn.answer, turn.question))
    return next((people[0] for text in texts if (people := people_in(text, vocabulary))), None)


def _item(which: str, last: Turn) -> str | None:
    """The item of the answer's numbered list that an ordinal points to."""
    items = [match["item"] for match in _ITEM.finditer(last.answer)]
    at = -1 if which == "last" else _ORDER.index(which)
    return f"“{items[at].rstrip('.;,')}”" if -1 <= at < len(items) and items else None


def _thing_asked(last: Turn) -> str | None:
    asked = _ASKED_THING.match(last.question.strip())
    if asked:
        return asked["thing"]
    subject = _SUBJECT.match(last.answer.strip())
    return subject["thing"][0].lower() + subject["thing"][1:] if subject else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "followup.toml").read_text(encoding="utf-8"))
