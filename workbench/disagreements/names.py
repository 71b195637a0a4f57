"""Find one person who is called by two names: a slip in the first name or in the letters of the surname."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from corpus.terms import Vocabulary
from workbench.disagreements.values import stems_in_order

_CLOSE = 0.85  # how alike two surnames of one first name are where one is a slip
_LONG = 5  # letters of a surname in which a slip can be told from another name
_COMMON = frozenset({"councillor", "cabinet member", "member"})  # offices that many hold at a time
_FOR = re.compile(r" (?:for|dros) ([^,.;:()]+)")


@dataclass(frozen=True, slots=True)
class Person:
    """A name, the documents that have it, and the offices and companions that are named beside it."""

    name: str
    documents: frozenset[str]
    beside: frozenset[str]


def one_person_twice(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Pairs of names that are likely one person's. Two who stand in one document are two people, and so are two of one
    surname who have neither office nor companion in common."""
    for one, other in combinations(sorted(people, key=lambda person: person.name), 2):
        if not one.documents & other.documents and (_first_name(one, other) or _surname(one, other)):
            yield one, other


def _first_name(one: Person, other: Person) -> bool:
    """Not "J Straw" and "Jack Straw", nor "J Straw" and "Ann Straw", who may be Ann J Straw."""
    first, second = (person.name.split()[0].rstrip(".") for person in (one, other))
    short = first.startswith(second) or second.startswith(first) or min(len(first), len(second)) == 1
    return not short and _last(one) == _last(other) and bool(one.beside & other.beside)


def _surname(one: Person, other: Person) -> bool:
    first, second = _last(one), _last(other)
    if one.name.split()[0] != other.name.split()[0]:
        return False
    if first.rstrip("s'") == second.rstrip("s'") or min(len(first), len(second)) < _LONG:
        return False
    return SequenceMatcher(None, first, second).ratio() >= _CLOSE


def _last(person: Person) -> str:
    return person.name.split()[-1].lower()


def offices_in(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The offices that a text names; what many hold at a time only with what for: "cabinet member for housing"."""
    for mention in vocabulary.roles_in(text):
        if mention.entry not in _COMMON:
            yield mention.entry
        elif what := _FOR.match(text, mention.end):
            yield " ".join([mention.entry, *stems_in_order(what[1])[:1]])
