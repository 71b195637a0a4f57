"""The figures, terms, days and names in each statement of a document: what statements can disagree about."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.counted import periods_in, written_on
from assistant.values import names_in
from assistant.words import stem, tokens
from corpus.dates import dates_in
from corpus.embedder import Embedder
from corpus.folding import plain
from corpus.gloss import english_of
from corpus.terms import Vocabulary, load_vocabulary
from workbench.differences.alike import Vector, vectors
from workbench.differences.statements import Statement, statements
from workbench.disagreements.words import WORDS
from workbench.figures.extract import FIGURES, figures
from workbench.figures.figure import Figure
from workbench.kept import Extractor
from workbench.quoted import Document

_AROUND = 40  # code points before and after a value: what it is the value of


@dataclass(frozen=True, slots=True)
class Value:
    """A term in days, its unit "days" or "working days", as it is written, and the stems of the words around it."""

    amount: float
    unit: str
    text: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a month that a statement names, with what is known of it filled in from its document."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Values:
    """What one statement says in values. `periods` are all times that it names, `days` those of a month or less."""

    figures: tuple[Figure, ...]
    terms: tuple[Value, ...]
    days: tuple[Day, ...]
    periods: tuple[Day, ...]
    names: tuple[str, ...]

    @property
    def any(self) -> bool:
        return bool(self.figures or self.terms or self.days or self.names)


@lru_cache(maxsize=2)  # which statements have vectors is told by it too
def values(document: Document) -> list[Values]:
    """A record for each statement of a document, in their order."""
    said = statements(document)
    told = _figures(said, figures(document))
    return [_values(statement, own, document) for statement, own in zip(said, told, strict=True)]


VALUES = Extractor(f"values-{FIGURES.version}", 7, Values, values)  # read anew where figures are


def valued(document: Document) -> list[Statement]:
    """The statements that hold a value."""
    return [statement for statement, own in zip(statements(document), values(document), strict=True) if own.any]


def valued_vectors(embedder: Embedder, vocabulary: Vocabulary) -> Extractor[Vector]:
    """What gives a vector for each statement that holds a value, in their order."""
    return vectors(embedder, vocabulary, f"{VALUES.name}-{VALUES.version}-vectors", valued)


def _figures(said: Sequence[Statement], told: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """The figures of a document by the statement that they stand in."""
    starts = [statement.quote.start for statement in said]
    found: list[list[Figure]] = [[] for _ in said]
    for figure in told:
        at = bisect_right(starts, figure.where[0]) - 1
        if at >= 0 and figure.where[0] < said[at].quote.end:
            found[at].append(figure)
    return [tuple(each) for each in found]


def _values(statement: Statement, own_figures: tuple[Figure, ...], document: Document) -> Values:
    text = plain(statement.words)
    own = document.record.description
    periods = [Day(period.start, period.end) for period in periods_in(text, written_on(own))]
    month = [day for day in periods if (day.last - day.first).days < 31]
    return Values(own_figures, tuple(_terms(text)), tuple(month), tuple(periods), tuple(_names(statement)))


def _names(statement: Statement) -> list[str]:
    """Persons' names without their offices; in Welsh none whose words a word list knows: nouns have capitals there."""
    found = names_in(WORDS.titles.sub(lambda match: match.group().lower(), statement.words))
    if statement.quote.language != "cy":
        return found
    return [name for name in found if not any(english_of(word.lower()) for word in name.split())]


def _terms(text: str) -> list[Value]:
    """Terms within which something is due; not "two years ago" and not the age of a child."""
    found = []
    lower = text.lower()
    named = [(mention.start, mention.end) for mention in dates_in(text)]
    for match in WORDS.term.finditer(lower):
        if not WORDS.due.search(lower[: match.start()]) or any(a <= match.start() < b for a, b in named):
            continue
        number = float(match["number"]) if match["number"].isdigit() else WORDS.numbers[match["number"]]
        unit = "working days" if match["working"] or match["after"] else "days"
        found.append(_value(number * WORDS.days[match["unit"]], unit, match.group(), match.span(), text))
    return found


def _value(amount: float, unit: str, words: str, span: tuple[int, int], text: str) -> Value:
    around = f"{text[max(0, span[0] - _AROUND) : span[0]]} | {text[span[1] : span[1] + _AROUND]}"
    return Value(amount, unit, words, stems_of(around))


def stems_of(text: str) -> frozenset[str]:
    """The stems of a plain text's words; numbers and what papers about any council say left out."""
    return frozenset(stems_in_order(text))


def stems_in_order(text: str) -> list[str]:
    """The same in their order."""
    stop = load_vocabulary().stop_words() | WORDS.common
    return [stem(word) for word in tokens(re.sub(r"\d\S*", " ", text)) if word not in stop]
