"""Tell when held sources give different figures for the same thing, and lay them side by side, the newest first.

What counts as the same thing is kept narrow: one council, one kind of figure, the question's own terms, most of the
words alike, and no times that differ; a forecast and an outturn are two things.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked import Asked
from assistant.change import is_forecast
from assistant.ground import Draft, Span
from assistant.messages import written_date
from assistant.reply import Citation, Conflict
from assistant.select import Evidence, says
from assistant.understand import Understood
from assistant.values import Figure, figures_in
from assistant.words import stem_set
from corpus.dates import dates_in

ALIKE = 0.5  # of the words of the shorter of two statements: as many must stand in the other
BEHIND = 0.8  # how far below the best evidence a rival's score may be
ROUNDED = 0.05  # figures that differ by less are one figure, told more or less exactly
_UNIT = {Asked.MONEY: "£", Asked.PERCENTAGE: "%", Asked.COUNT: ""}


@dataclass(frozen=True, slots=True)
class Dispute:
    """What held sources disagree about, and where they tell it."""

    topic: str
    spans: tuple[Span, ...]


def in_dispute(understood: Understood, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best evidence and what contradicts it, newest first; empty where nothing does."""
    unit = _UNIT.get(understood.asked)
    best = evidence[0]
    figure = _only_figure(best.text, unit)
    if unit is None or figure is None:
        return []
    given = [figure.value]
    rivals = [best]
    for other in evidence[1:]:
        theirs = _only_figure(other.text, unit)
        if theirs is None or best.score - other.score > BEHIND or any(_one(theirs.value, value) for value in given):
            continue
        if _same_thing(understood, best, other):
            rivals.append(other)
            given.append(theirs.value)
    newest = sorted(rivals, key=lambda each: str(each.source.record.description.published or ""), reverse=True)
    return newest if len(rivals) > 1 else []


def by_source(draft: Draft) -> Draft:
    """A draft with who published what it quotes, and when, in front."""
    description = draft.spans[0].record.description
    published = description.published
    date = written_date(published.year, published.month, published.day, "en") if published else None
    label = ", ".join(part for part in (description.publisher or description.authority, date) if part)
    return replace(draft, label=label)


def dispute(understood: Understood, drafts: Sequence[Draft]) -> Dispute:
    """What drafts disagree about, in the question's own terms."""
    topic = " ".join(concept.ways[0] for concept in understood.concepts if concept.weight >= 1 and not concept.named)
    return Dispute(topic, tuple(draft.spans[-1] for draft in drafts))


def cited(disputes: Sequence[Dispute], citations: Sequence[Citation]) -> tuple[Conflict, ...]:
    """The disputes by the numbers of their citations; those of which fewer than two stand are left out."""
    found = []
    for each in disputes:
        places = {(span.record.id, span.start, span.end) for span in each.spans}
        numbers = tuple(c.n for c in citations if (c.document_id, c.start, c.end) in places)
        if len(numbers) > 1:
            found.append(Conflict(each.topic, numbers))
    return tuple(found)


def _only_figure(text: str, unit: str | None) -> Figure | None:
    figures = [figure for figure in figures_in(text) if figure.unit == unit]
    return figures[0] if len(figures) == 1 else None


def _one(figure: float, other: float) -> bool:
    """Whether two figures are one, told more or less exactly: "more than £6m" and "£6.026 million"."""
    return abs(figure - other) <= ROUNDED * max(abs(figure), abs(other))


def _same_thing(understood: Understood, one: Evidence, other: Evidence) -> bool:
    mine, theirs = one.source.record, other.source.record
    if mine.id == theirs.id or mine.description.authority != theirs.description.authority:
        return False
    if is_forecast(one.text) != is_forecast(other.text) or not _at_one_time(one.text, other.text):
        return False
    words, others = stem_set(one.text), stem_set(other.text)
    if any(says(concept, words) and not says(concept, others) for concept in understood.concepts):
        return False
    return len(words & others) >= ALIKE * min(len(words), len(others))


def _at_one_time(one: str, other: str) -> bool:
    mine, theirs = ([m.period for m in dates_in(text) if m.period] for text in (one, other))
    return not mine or not theirs or any(a.overlaps(b) for a in mine for b in theirs)
