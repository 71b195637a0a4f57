"""One sentence as figures are read from it: its words, numbers, dates and measures, and what surrounds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.calendar import months_from
from corpus.dates import DateMention
from corpus.dates_relative import all_dates_in
from corpus.document import PartialDate, Period
from corpus.entries import Mention
from corpus.terms import load_vocabulary
from workbench.figures.measures import Measure, catalogue
from workbench.figures.numbers import Number, numbers_of

_TWO_YEARS = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read with: the document's day and fieldwork, its council, what the list's lead-in says, the
    sentence before it in its paragraph, and the headings it stands under with the document's title."""

    published: PartialDate | None
    fieldwork: Period | None
    council: str | None
    lead_in: str = ""
    before: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of a text that speak of a measure."""

    measure: Measure
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A plain text and what it is read with."""

    text: str
    context: Context

    @cached_property
    def worded(self) -> list[Worded]:
        return worded_in(self.text)

    @cached_property
    def numbers(self) -> list[Number]:
        """Lengths of time among them only where the sentence speaks of a measure that is one."""
        found = numbers_of(self.text)
        if not any(number.duration for number in found):
            return found  # looking for every measure's words takes most of the time, and few sentences need it
        timed = {each.measure.unit for each in self.worded}
        return [number for number in found if not number.duration or number.unit in timed]

    @cached_property
    def dates(self) -> Sequence[DateMention]:
        return [self._of_prose(each) for each in all_dates_in(self.text, self.context.published)]

    def _of_prose(self, mention: DateMention) -> DateMention:
        """In a sentence "2008-09" is the financial year, not September: no prose writes a month so."""
        match = _TWO_YEARS.fullmatch(self.text[mention.start : mention.end])
        if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
            return mention
        return replace(mention, period=months_from(int(match[1]), 4, 3))

    @cached_property
    def councils(self) -> list[Mention]:
        return [each for each in load_vocabulary().councils_in(self.text) if each.exact]

    def place(self, i: int) -> "Place":
        """Where the number at `i` stands among the others."""
        numbers = self.numbers
        return Place(self, numbers[i], numbers[i - 1].end if i else 0, self._reach(i))

    def _reach(self, i: int) -> int:
        """Where the next number begins; one in brackets behind a number belongs to it: "190 (83 per 10,000) at"."""
        bracket = re.match(r"\s*\([^)]*\)", self.text[self.numbers[i].end :])
        begin = self.numbers[i].end + (bracket.end() if bracket else 0)
        return next((number.start for number in self.numbers[i + 1 :] if number.start >= begin), len(self.text))


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a sentence; `begin` and `end` are where the numbers before and behind it leave off and begin."""

    sentence: Sentence
    number: Number
    begin: int
    end: int

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def between(self) -> str:
        """What stands between the number before and this one."""
        return self.text[self.begin : self.number.start]

    @property
    def before(self) -> str:
        """All in front of the number."""
        return self.text[: self.number.start].removesuffix("£")

    @property
    def after(self) -> str:
        """All behind the number."""
        return self.text[self.number.end :]


def worded_in(text: str) -> list[Worded]:
    """Every measure that a plain text speaks of."""
    return [
        Worded(measure, match.start(), match.end())
        for measure in catalogue().measures.values()
        for pattern in measure.wording
        for match in pattern.finditer(text)
    ]
