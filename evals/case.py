"""A case: one question, what a right reply holds, and what a wrong one would."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag
from pydantic.dataclasses import dataclass

from assistant.reply import ReasonCode
from evals.facts import AnyFact, Fact
from evals.periods import read_period
from evals.values import STRICT, Words


class Expected(StrEnum):
    """What a right reply does."""

    ANSWER = "answer"
    ABSTAIN = "abstain"
    CORRECT_PREMISE = "correct_premise"
    CLARIFY = "clarify"
    REFUSE = "refuse"


@dataclass(frozen=True, config=STRICT)
class Turn:
    """One question of the conversation so far and the answer it got."""

    question: Words
    answer: str


@dataclass(frozen=True, config=STRICT)
class Evidence:
    """Where something stands: a document by its file name, and in it an exact quote or a page, counted from 1."""

    doc: Words
    quote: Words | None = None
    page: Annotated[int, Field(ge=1)] | None = None


@dataclass(frozen=True, config=STRICT)
class WholeList:
    """A list that is to be given whole, `ordered` where its order matters."""

    items: Annotated[tuple[Fact, ...], Field(min_length=1)]
    ordered: bool = False


def _is_period(written: str) -> str:
    read_period(written)
    return written


def _one_or_many(given: object) -> str:
    return "many" if isinstance(given, list | tuple) else "one"


_Turns = Annotated[Annotated[Turn, Tag("one")] | Annotated[tuple[Turn, ...], Tag("many")], Discriminator(_one_or_many)]


@dataclass(frozen=True, config=STRICT)
class Case:
    """One question and what a right reply holds; an empty gold field says nothing about what is right.

    Facts are expressions (regular, in either case) or typed values. Every fact of `gold_facts` and `gold_list` must
    stand in the answer, none of `must_not`. `gold_docs`, `also_docs` (equally good) and `near_docs` (tempting, wrong)
    are file names, `gold_quote` exact passages of a gold document; `evidence` and `wrong_evidence` say both together.
    `previous` is the turn before, or all turns, oldest first. `reason` are the codes that a right refusal may give,
    `councils` and `period` whom and when the question is about, `as_of` the day it is asked from. A `draft` was
    proposed by a program and looked at by nobody."""

    id: Words
    question: Words
    type: Words
    answerable: bool
    expected: Expected
    gold_facts: tuple[Fact, ...] = ()
    gold_list: WholeList | None = None
    gold_docs: tuple[Words, ...] = ()
    gold_quote: tuple[Words, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    also_docs: tuple[Words, ...] = ()
    near_docs: tuple[Words, ...] = ()
    wrong_evidence: tuple[Evidence, ...] = ()
    must_not: tuple[Fact, ...] = ()
    yes_no: Annotated[str | None, Field(pattern="^(yes|no)$")] = None
    reason: tuple[ReasonCode, ...] = ()
    councils: tuple[Words, ...] = ()
    period: Annotated[str, AfterValidator(_is_period)] | None = None
    as_of: date | None = None
    previous: _Turns | None = None
    lang: str | None = None
    note: str | None = None
    draft: bool = False

    @property
    def history(self) -> tuple[Turn, ...]:
        """The conversation so far, oldest first."""
        if self.previous is None:
            return ()
        return (self.previous,) if isinstance(self.previous, Turn) else self.previous

    @property
    def facts(self) -> tuple[AnyFact, ...]:
        """Everything a right answer says."""
        return self.gold_facts + (self.gold_list.items if self.gold_list else ())

    @property
    def right_docs(self) -> tuple[str, ...]:
        """The documents that a right answer rests on, all of them."""
        return tuple(dict.fromkeys([*self.gold_docs, *(each.doc for each in self.evidence)]))

    @property
    def good_docs(self) -> frozenset[str]:
        """The right documents and those that are as good."""
        return frozenset(self.right_docs + self.also_docs)

    @property
    def quotes(self) -> tuple[str, ...]:
        """The passages that a right answer rests on."""
        return self.gold_quote + tuple(each.quote for each in self.evidence if each.quote)

    @property
    def pages(self) -> tuple[tuple[str, int], ...]:
        """The pages that a right answer rests on, by document."""
        return tuple(dict.fromkeys((each.doc, each.page) for each in self.evidence if each.page))
