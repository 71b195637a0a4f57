"""Make a follow-up question whole from the turn before: "What about Bridgend's?", "When did she take over?"."""

import re
from dataclasses import dataclass

from assistant.values import names_in
from corpus.terms import Vocabulary

_WHAT_ABOUT = re.compile(r"^\s*(?:and|but|so|ok|okay)?,?\s*(?:what|how) about\b|^\s*and (?:for|in)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:she|he)\b", re.IGNORECASE)
_PERSONS_OWN = re.compile(r"\b(?:her|his)\b(?= \w)", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:them|they|those|these|it|this|that one|the same)\b(?! (?:year|month|time|report|council))", re.IGNORECASE
)
_THAT_YEAR = re.compile(
    r"\b(?:(?P<when>in|during|of|for|by|from|since|after|before) )?(?:that|the same) year\b", re.IGNORECASE
)
_OPENING = re.compile(r"^\s*(?:and|but|so|then|also)\b,?\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ASKED_THING = re.compile(
    r"^(?:what|which|who|where|beth|pwy) (?:are|is|was|were|yw|oedd|ydy) (?P<thing>.+?)\??$", re.IGNORECASE
)
_SUBJECT = re.compile(r"^(?P<thing>(?:The|An?|This) .{3,80}?) (?:was|were|is|are|has|have|had)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question and what was answered."""

    question: str
    answer: str


def made_whole(question: str, history: tuple[Turn, ...], vocabulary: Vocabulary) -> tuple[str, str]:
    """The question standing alone, and the words of the conversation that it leans on (may be empty).

    Only the last turn is looked at; a question that names its own council and has no pronoun is left as it is.
    """
    if not history:
        return question, ""
    last = history[-1]
    councils = vocabulary.councils_in(question)
    if _WHAT_ABOUT.search(question) and councils:
        return _council_switched(last.question, councils[0].entry, vocabulary), ""
    whole = _without_pronouns(question, last)
    if whole == question and councils:
        return question, ""
    earlier = [mention.entry for mention in vocabulary.councils_in(f"{last.question} {last.answer}")]
    whole = _OPENING.sub("", whole)
    whole = whole[:1].upper() + whole[1:]
    if earlier and not vocabulary.councils_in(whole):
        whole = f"{whole.rstrip(' ?')} ({earlier[0]})?"
    return whole, f"{last.question} {last.answer}"


def _council_switched(question: str, council: str, vocabulary: Vocabulary) -> str:
    mentions = vocabulary.councils_in(question)
    if not mentions:
        return f"{question.rstrip(' ?')} ({council})?"
    first = mentions[0]
    return question[: first.start] + council + question[first.end :]


def _without_pronouns(question: str, last: Turn) -> str:
    person = next(iter(names_in(last.answer) or names_in(last.question)), None)
    if person:
        question = _PERSON.sub(person, question)
        question = _PERSONS_OWN.sub(f"{person}'s", question)
    year = _YEAR.findall(last.answer) or _YEAR.findall(last.question)
    if year:
        question = _THAT_YEAR.sub(lambda match: f"{match['when'] or 'in'} {year[-1]}", question)
    thing = _thing_asked(last)
    return _THING.sub(lambda _: thing, question, count=1) if thing else question


def _thing_asked(last: Turn) -> str | None:
    asked = _ASKED_THING.match(last.question.strip())
    if asked:
        return asked["thing"]
    subject = _SUBJECT.match(last.answer.strip())
    return subject["thing"][0].lower() + subject["thing"][1:] if subject else None
