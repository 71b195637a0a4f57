"""One statement as disagreements are looked for in it: its document, its values, and each figure with its clause."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.document import DocumentRecord
from corpus.folding import plain
from workbench.differences.statements import Statement
from workbench.disagreements.values import Day, Values, stems_in_order, stems_of
from workbench.disagreements.words import WORDS
from workbench.figures.figure import Figure

_CLAUSE = re.compile(
    r"[;:]|\.\s|,\s+(?:and|but|while|with|which|who|though)\b|\b(?:but|while|whereas|although|ond|tra)\b"
)
PHRASE = 0.15  # of likeness: what a phrase in both adds
_AROUND = 60  # code points before and after a figure, within its clause: what it is the figure of


@dataclass(frozen=True, slots=True)
class Said:
    """What one document says: the statement, and the words in it that are in question."""

    record: DocumentRecord
    statement: Statement
    words: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, the plain words before and after it in its clause, and the stems among them."""

    figure: Figure
    before: str
    after: str
    stems: frozenset[str]

    @property
    def near(self) -> str:
        return f"{self.before} {self.figure.said} {self.after}"


@dataclass(frozen=True, slots=True)
class Row:
    """A statement (`text` is its plain words), what it says in values, and its figures."""

    record: DocumentRecord
    statement: Statement
    text: str
    values: Values
    amounts: tuple[Amount, ...]
    phrases: frozenset[tuple[str, ...]] = frozenset()  # each three words in a row that say something

    @property
    def day(self) -> date | None:
        """When it was said, where that is known to the month."""
        told = self.record.description.published or self.record.description.meeting_date
        return told.last if told and told.month else None

    def said(self, words: str) -> Said:
        return Said(self.record, self.statement, words)

    def time_of(self, amount: Amount) -> tuple[Day, ...]:
        """When a figure is of: the time that it is told with, else the times that its statement names; none where it
        is added up since one of these, for then it is of when it was said."""
        at = amount.figure.at
        if at:
            return (Day(at.start, at.end),)
        return () if WORDS.says("since", amount.near) else self.values.periods


def row_of(record: DocumentRecord, statement: Statement, values: Values, text: str) -> Row:
    """A statement with its figures, each in its clause; `text` is how it is compared (`alike.Said`)."""
    amounts = tuple(_amount(figure, statement) for figure in values.figures)
    return Row(record, statement, plain(statement.words), values, amounts, _phrases(text))


def surely(one: Row, other: Row, likeness: float) -> float:
    """How alike two statements are, more where both have a phrase: words in one order are of one thing more surely
    than the same words anywhere."""
    return likeness + PHRASE if one.phrases & other.phrases else likeness


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    """But for the words of terms: "within 10 working days" tells of no subject."""
    stems = stems_in_order(WORDS.term.sub(" ", text.lower()))
    return frozenset(zip(stems, stems[1:], stems[2:], strict=False))


def _amount(figure: Figure, statement: Statement) -> Amount:
    text, start = statement.quote.text, figure.where[0] - statement.quote.start
    end = start + len(figure.said.removeprefix("£"))
    before = " ".join(_CLAUSE.split(plain(text[:start]).removesuffix("£"))[-1].split()[-_AROUND:])
    after = " ".join(_CLAUSE.split(plain(text[end:]))[0].split()[:_AROUND])
    return Amount(figure, before, after, stems_of(f"{before} | {after}"))
